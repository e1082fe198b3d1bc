"""The building blocks: what they say, when they show themselves, what they never do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hattingen_desk.application.changes import Changes, Kind
from hattingen_desk.desktop.common import theme
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.screen import MemoryLayoutStore, WidthClass
from hattingen_desk.desktop.common.widgets import (
    Button,
    DateField,
    ElidedLabel,
    EmptyState,
    FilterField,
    FocusRing,
    Label,
    LineField,
    Note,
    NoteStack,
    PaneSplitter,
    ProgressLine,
    SegmentedControl,
    StatusChip,
    TabStrip,
    ToolButton,
    UndoBar,
)
from hattingen_desk.desktop.common.widgets import undo_bar as undo_bar_module
from hattingen_desk.domain.errors import DeskError

TUESDAY = date(2026, 11, 24)


_PAGES: list[QWidget] = []
"""qtbot refers to its widgets only weakly; without this a page goes while its test still looks at what is on it."""


@pytest.fixture(autouse=True)
def pages_go() -> Iterator[None]:
    yield
    _PAGES.clear()


def _shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    page = QWidget()
    _PAGES.append(page)
    layout = QVBoxLayout(page)
    for widget in widgets:
        layout.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader would be told beside the focus."""
    told: list[str] = []
    real = QAccessible.updateAccessibility

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message())
        real(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return told


# --- words ---


def test_a_label_never_takes_data_for_markup(qtbot: QtBot) -> None:
    label = Label("<b>Müller & Söhne</b>")
    qtbot.addWidget(label)

    assert label.sizeHint().width() > Label("Müller & Söhne").sizeHint().width()


def test_a_long_title_never_forces_the_window_wider(qtbot: QtBot) -> None:
    label = ElidedLabel("Anhörung zur beabsichtigten Abmahnung: Frist zur Stellungnahme " * 5)
    page = _shown(qtbot, label)
    page.resize(200, 40)

    assert page.minimumSizeHint().width() < 100
    assert label.toolTip() == label.text()


def test_a_title_that_fits_has_no_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Kurz")
    page = _shown(qtbot, label)
    page.resize(200, 40)

    assert label.toolTip() == ""


def test_an_icon_only_button_always_says_what_it_does(qtbot: QtBot) -> None:
    button = ToolButton("zoom-in", "Größer", shortcut="Ctrl++")
    qtbot.addWidget(button)

    assert button.accessibleName() == "Größer"
    assert button.toolTip() == "Größer (Strg++)"


def test_a_status_says_its_long_form_to_a_screen_reader(qtbot: QtBot) -> None:
    chip = StatusChip("in_sign_off")
    qtbot.addWidget(chip)

    assert chip.accessibleName() == "Wartet auf Mitzeichnung"
    assert chip.sizeHint().width() <= 150


# --- fields ---


def test_a_date_field_says_which_day_is_meant_while_it_is_typed(qtbot: QtBot) -> None:
    field = DateField("Frist", lambda: TUESDAY)
    _shown(qtbot, field)

    QTest.keyClicks(field.edit, "+14")

    assert field.value() == date(2026, 12, 8)
    assert field.edit.accessibleDescription() == "Dienstag, 08.12.2026"
    assert field.edit.text() == "+14"


def test_a_date_field_writes_the_day_out_when_it_is_left(qtbot: QtBot) -> None:
    field, other = DateField("Frist", lambda: TUESDAY), Button("Weiter")
    _shown(qtbot, field, other)
    field.edit.setFocus()
    QTest.keyClicks(field.edit, "mo")

    other.setFocus()

    assert field.text() == "30.11.2026"
    assert field.error == ""


def test_a_day_that_cannot_be_read_is_said_below_the_field(qtbot: QtBot, spoken: list[str]) -> None:
    field = DateField("Frist", lambda: TUESDAY)
    _shown(qtbot, field)
    QTest.keyClicks(field.edit, "31.02.")

    assert not field.check()
    assert field.error
    assert field.value() is None
    assert spoken == [field.error]


def test_an_error_goes_away_when_the_clerk_types_on(qtbot: QtBot) -> None:
    field = LineField("IBAN")
    _shown(qtbot, field)
    field.set_error("Zu kurz: eine deutsche IBAN hat 22 Stellen.")

    QTest.keyClicks(field.edit, "1")

    assert field.error == ""
    assert field.edit.property("state") == "normal"


def test_the_repair_stands_beside_the_error_and_does_it(qtbot: QtBot) -> None:
    field = LineField("IBAN")
    _shown(qtbot, field)

    def take_over() -> None:
        field.set_text("DE02 1203 0000 0000 2020 51")

    field.set_error("Prüfziffer falsch.", repair="Übernehmen", on_repair=take_over)
    link = next(button for button in field.findChildren(Button) if button.text() == "Übernehmen")

    QTest.mouseClick(link, Qt.MouseButton.LeftButton)

    assert field.text() == "DE02 1203 0000 0000 2020 51"
    assert field.error == ""


def test_a_long_value_is_shown_from_its_beginning(qtbot: QtBot) -> None:
    field = LineField("Rechnungsnummer")
    _shown(qtbot, field)
    field.set_text("RE-2026-1187 Pflege der Außenanlagen")

    assert field.edit.cursorPosition() == 0


def test_escape_empties_a_filter(qtbot: QtBot) -> None:
    field = FilterField("Dokumente filtern")
    _shown(qtbot, field)
    told: list[str] = []
    field.changed.connect(told.append)

    QTest.keyClicks(field.edit, "ab")
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)

    assert told == ["a", "ab", ""]


# --- notes, empty states, progress ---


def test_the_same_error_twice_is_one_note_that_counts(qtbot: QtBot, spoken: list[str]) -> None:
    notes = NoteStack()
    _shown(qtbot, notes)

    notes.show_error(DeskError("„A.pdf“ liegt unter „Zu klären“."), "Datei nicht abgelegt")
    notes.show_error(DeskError("„B.pdf“ liegt unter „Zu klären“."), "Datei nicht abgelegt")

    assert len(notes.notes()) == 1
    assert "2 Mal" in next(iter(notes.findChildren(Label))).text()
    assert spoken[-1] == "Datei nicht abgelegt. „B.pdf“ liegt unter „Zu klären“."


def test_a_note_stays_until_it_is_closed_and_then_takes_no_room(qtbot: QtBot) -> None:
    notes = NoteStack()
    _shown(qtbot, notes)
    note = notes.show_note("info", "Aktenzeichen ist vorläufig", "Der Abgleich vergibt die Nummer.")
    assert notes.isVisible()

    note.close_note()

    assert notes.isHidden()
    assert notes.notes() == []


def test_the_words_of_a_note_wrap_inside_it(qtbot: QtBot) -> None:
    note = Note("bad", "Datei nicht abgelegt", "Die Datei ist mit einem Kennwort geschützt. " * 4)
    page = _shown(qtbot, note)
    page.resize(320, 200)
    QApplication.processEvents()

    labels = note.findChildren(Label)
    assert all(label.heightForWidth(label.width()) <= label.height() for label in labels if label.isVisible())


def test_an_empty_state_offers_at_most_three_steps(qtbot: QtBot) -> None:
    state = EmptyState("inbox", "Keine Eingänge")
    qtbot.addWidget(state)
    for words in ("Scannen", "Datei ablegen", "Aus Vorlage"):
        state.add_button(words, lambda: None)

    with pytest.raises(ValueError, match="three"):
        state.add_button("Noch etwas", lambda: None)


@pytest.mark.parametrize("width", [300, 500, 900])
def test_the_sentence_of_an_empty_state_is_never_cut(qtbot: QtBot, width: int) -> None:
    state = EmptyState("inbox", "Keine Eingänge in „Überfällig“", "Neue Anträge erscheinen hier. " * 8)
    qtbot.addWidget(state)
    state.resize(width, 500)
    state.show()
    QApplication.processEvents()

    labels = [label for label in state.findChildren(Label) if label.isVisible()]
    assert all(label.heightForWidth(label.width()) <= label.height() for label in labels)


def test_short_work_shows_no_progress(qtbot: QtBot) -> None:
    line = ProgressLine()
    _shown(qtbot, line)
    line.start()
    line.stop()
    assert not line.shown

    line.start()
    qtbot.waitUntil(lambda: line.shown, timeout=2_000)
    line.stop()
    assert not line.shown


# --- undo ---


def _moved(undo: list[str], sentence: str = "„Zwischenzeugnis 2023“ nach R5 verschoben") -> Changes:
    def take_back() -> Changes:
        undo.append(sentence)
        return Changes(frozenset({Kind.DOCUMENT}), sentence="zurück")

    return Changes(frozenset({Kind.DOCUMENT}), sentence=sentence, undo=take_back)


def test_an_act_is_offered_to_be_taken_back_and_spoken(qtbot: QtBot, spoken: list[str], at_once: None) -> None:
    feed = ChangeFeed()
    bar = UndoBar(feed, default=True)
    _shown(qtbot, bar)
    assert bar.isHidden()
    changed: list[Changes] = []
    feed.changed.connect(changed.append)
    undone: list[str] = []

    feed.publish(_moved(undone))

    assert bar.isVisible()
    assert bar.sentence == "„Zwischenzeugnis 2023“ nach R5 verschoben"
    assert spoken == ["„Zwischenzeugnis 2023“ nach R5 verschoben. Rückgängig mit Strg+Z"]
    feed.undo()
    assert undone == ["„Zwischenzeugnis 2023“ nach R5 verschoben"]
    assert bar.sentence == "Rückgängig gemacht: „Zwischenzeugnis 2023“ nach R5 verschoben"
    assert len(changed) == 2
    assert not feed.can_undo


def test_the_bar_of_the_pane_where_it_happened_is_the_one_that_shows(qtbot: QtBot) -> None:
    feed = ChangeFeed()
    everywhere, here = UndoBar(feed, default=True), UndoBar(feed)
    _shown(qtbot, everywhere, here)

    feed.publish(_moved([]), bar=here)
    assert (everywhere.isHidden(), here.isHidden()) == (True, False)
    feed.publish(_moved([]))
    assert (everywhere.isHidden(), here.isHidden()) == (False, True)


def test_the_bar_goes_by_itself_but_not_while_somebody_is_in_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo_bar_module, "SHOWN_MS", 60)
    feed = ChangeFeed()
    bar, other = UndoBar(feed, default=True), Button("Anderswo")
    _shown(qtbot, other, bar)

    feed.publish(_moved([]))
    bar.findChildren(Button)[0].setFocus()
    QTest.qWait(120)
    assert bar.isVisible()
    other.setFocus()
    qtbot.waitUntil(bar.isHidden, timeout=2_000)
    assert feed.can_undo


def test_an_act_without_a_way_back_takes_the_old_offer_away(qtbot: QtBot) -> None:
    feed = ChangeFeed()
    bar = UndoBar(feed, default=True)
    _shown(qtbot, bar)
    feed.publish(_moved([]))

    feed.publish(Changes(frozenset({Kind.RECORD}), sentence="Akte z. d. A. verfügt"))

    assert bar.isHidden()
    assert not feed.can_undo


def test_an_undo_that_is_refused_is_told(qtbot: QtBot, at_once: None) -> None:
    def refuse() -> Changes:
        raise DeskError("Das Dokument wurde inzwischen geändert.")

    feed = ChangeFeed()
    bar = UndoBar(feed, default=True)
    _shown(qtbot, bar)
    feed.publish(Changes(frozenset({Kind.DOCUMENT}), sentence="Umbenannt", undo=refuse))

    with qtbot.waitSignal(feed.failed) as told:
        feed.undo()

    assert told.args[0].message == "Das Dokument wurde inzwischen geändert."
    assert bar.isHidden()


# --- tabs, splitter, ring ---

TABS = [("a", "Metadaten"), ("b", "Journal"), ("c", "Wiedervorlagen"), ("d", "Versionen"), ("e", "Zugriff")]


def test_tabs_that_do_not_fit_stand_under_more_and_the_chosen_one_never_does(qtbot: QtBot) -> None:
    tabs = TabStrip("Angaben")
    qtbot.addWidget(tabs)
    tabs.set_tabs(TABS)
    tabs.resize(1000, 35)
    tabs.show()
    assert tabs.under_more == []

    tabs.resize(260, 35)
    assert tabs.under_more
    assert "a" not in tabs.under_more
    tabs.set_current("e")
    assert "e" not in tabs.under_more


def test_a_tab_is_told_once_however_it_is_chosen(qtbot: QtBot) -> None:
    tabs = TabStrip("Angaben")
    _shown(qtbot, tabs)
    tabs.set_tabs(TABS)
    told: list[str] = []
    tabs.current_changed.connect(told.append)
    tab = next(button for button in tabs.children() if getattr(button, "text", str)() == "Journal")

    QTest.mouseClick(tab, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]
    tabs.set_current("b")
    QTest.keyClick(tabs, Qt.Key.Key_Right)

    assert told == ["b", "c"]
    assert tabs.current == "c"


def test_of_several_choices_one_is_in_force(qtbot: QtBot) -> None:
    choice = SegmentedControl("Ansicht", [("page", "Seite"), ("text", "Textfassung")])
    qtbot.addWidget(choice)
    choice.set_current("page")

    assert choice.current == "page"
    choice.set_current("text")
    assert choice.current == "text"


def test_widths_of_panes_are_remembered_for_each_width_class(qtbot: QtBot) -> None:
    store = MemoryLayoutStore()

    def splitter(width_class: WidthClass, width: int) -> PaneSplitter:
        panes = PaneSplitter("records", store, [QWidget(), QWidget(), QWidget()], names=["A", "B", "C"])
        qtbot.addWidget(panes)
        panes.resize(width, 300)
        panes.set_defaults({WidthClass.WIDE: [272, 644, 440], WidthClass.MEDIUM: [252, 560, 352]}, stretch=1)
        panes.set_width_class(width_class)
        panes.show()
        return panes

    wide = splitter(WidthClass.WIDE, 1358)
    assert wide.sizes() == [272, 644, 440]
    QTest.mousePress(wide.handle(1), Qt.MouseButton.LeftButton, pos=QPoint(0, 10))
    QTest.mouseMove(wide.handle(1), QPoint(48, 10))
    QTest.mouseRelease(wide.handle(1), Qt.MouseButton.LeftButton, pos=QPoint(48, 10))
    qtbot.waitUntil(lambda: bool(store.values), timeout=2_000)
    moved = wide.sizes()
    assert moved[0] > 272

    assert splitter(WidthClass.WIDE, 1358).sizes() == moved
    assert splitter(WidthClass.MEDIUM, 1200).sizes()[0] == 252


def test_a_damaged_store_gives_the_default_widths(qtbot: QtBot) -> None:
    store = MemoryLayoutStore()
    store.put("records.wide", '["a", {}]')
    panes = PaneSplitter("records", store, [QWidget(), QWidget()])
    qtbot.addWidget(panes)
    panes.resize(601, 100)
    panes.set_defaults({WidthClass.WIDE: [200, 400]}, stretch=1)
    panes.show()

    assert panes.sizes() == [200, 400]


def test_the_ring_follows_the_keyboard_and_not_the_pointer(qtbot: QtBot) -> None:
    one, two = Button("Eins"), Button("Zwei")
    page = QWidget()
    row = QHBoxLayout(page)
    row.addWidget(one)
    row.addWidget(two)
    qtbot.addWidget(page)
    ring = FocusRing(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    handle = page.windowHandle()

    one.setFocus()
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert ring.around is two
    assert ring.geometry() == two.geometry().adjusted(-4, -4, 4, 4)
    page.resize(600, 60)
    QApplication.processEvents()
    assert ring.geometry() == two.geometry().adjusted(-4, -4, 4, 4)
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=one.geometry().center())
    assert ring.around is None


def test_the_ring_goes_with_what_it_stands_around(qtbot: QtBot) -> None:
    one, two = Button("Eins"), Button("Zwei")
    page = _shown(qtbot, one, two)
    ring = FocusRing(page)
    ring.keyboard_used()
    two.setFocus()
    assert ring.around is two

    two.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    QApplication.processEvents()

    assert ring.around is not two
    page.resize(500, 200)
    QApplication.processEvents()


@pytest.mark.parametrize("choice", [theme.Choice.LIGHT, theme.Choice.DARK])
def test_the_words_of_every_kind_of_button_can_be_read(qtbot: QtBot, choice: theme.Choice) -> None:
    theme.apply(choice)
    tokens = theme.tokens()
    expected = {"main": tokens.on_accent, "other": tokens.text, "quiet": tokens.text2, "final": tokens.bad}
    for kind, colour in expected.items():
        button = Button("████", kind=kind)  # type: ignore[arg-type]
        page = _shown(qtbot, button)
        theme.set_ground(page, "surface")
        picture = button.grab().toImage()
        middle = picture.pixelColor(picture.width() // 2, picture.height() // 2)
        assert middle.name().upper() == colour, kind
