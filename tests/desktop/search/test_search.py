"""*Suche* on a real replica: typing, narrowing, moving and opening by keyboard."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from hattingen_desk.application.importing import Target
from hattingen_desk.desktop.common import tasks
from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.screen import MemoryLayoutStore, WidthClass
from hattingen_desk.desktop.search.palette import SearchProvider
from hattingen_desk.desktop.search.view import AREA, SearchView
from hattingen_desk.domain.errors import UnavailableError
from hattingen_desk.domain.search import HitKind
from tests.desktop.town import Town, source


class Screen:
    """The screen in a window of its own."""

    def __init__(self, town: Town, qtbot: QtBot) -> None:
        self.town, self.ids = town, town.ids
        self.feed, self.registry, self.store = ChangeFeed(), ActionRegistry(), MemoryLayoutStore()
        self.opened: list[tuple[str, str, object]] = []
        self.waiting: list[str] = []
        self.view = SearchView(town.desk, self.feed, self.registry, self.store)
        self.registry.bind_to(self.view)
        self.registry.set_area(AREA)
        self.view.open_requested.connect(lambda *what: self.opened.append(what))
        self.view.inbox_requested.connect(self.waiting.append)
        qtbot.addWidget(self.view)
        self.view.resize(1356, 824)
        self.view.show()
        self.view.entered()
        tasks.wait_until_idle()

    @property
    def field(self) -> QWidget:
        return self.view.bar.edit

    @property
    def rows(self) -> list[str]:
        model = self.view.found.lines.model()
        return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]

    def type(self, text: str) -> None:
        QTest.keyClicks(self.field, text)
        tasks.wait_until_idle()


def click(inside: QWidget, words: str) -> None:
    """Click the button with these words."""
    button = next(each for each in inside.findChildren(QAbstractButton) if each.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def screen(town: Town, qtbot: QtBot) -> Screen:
    return Screen(town, qtbot)


def test_hits_come_while_typing_with_their_words_marked(screen: Screen) -> None:
    screen.type("elternz")

    current = screen.view.found.current
    assert current is not None
    assert any(row.startswith("Antrag auf Elternzeit") for row in screen.rows)
    assert any("Gesprächsnotiz" in row for row in screen.rows), "also what stands only in the text"
    antrag = next(hit for hit in screen.view.result.hits if hit.id == screen.ids["antrag"])
    assert [antrag.title[start:end] for start, end in antrag.title_marks] == ["Elternzeit"]
    assert antrag.snippet.marks
    assert screen.view.bar.count.text() == f"{len(screen.rows)} Treffer"


def test_the_preview_shows_the_page_with_the_hits_marked(screen: Screen) -> None:
    screen.type("elternz")
    screen.view.found.lines.select_key(screen.ids["antrag"])
    tasks.wait_until_idle()

    pane = screen.view.preview.pane
    assert pane.title.text() == "Antrag auf Elternzeit"
    assert pane.page.has_picture
    assert pane.shown is not None
    assert pane.shown.highlight == ("elternz",)

    screen.registry.run("search.text")
    tasks.wait_until_idle()

    assert "hiermit beantrage ich Elternzeit" in pane.text.words.toPlainText()
    assert pane.text.words.extraSelections()


def test_arrows_move_while_the_field_keeps_the_keys_and_enter_opens(screen: Screen) -> None:
    screen.type("elternz")
    first = screen.view.found.current

    QTest.keyClick(screen.field, Qt.Key.Key_Down)
    second = screen.view.found.current

    assert first is not None
    assert second is not None
    assert first.id != second.id
    assert screen.field.hasFocus()

    screen.view.found.lines.select_key(screen.ids["antrag"])
    QTest.keyClick(screen.field, Qt.Key.Key_Return)

    assert screen.opened == [(screen.ids["hollenbeck"], screen.ids["antrag"], ("elternz",))]


def test_enter_before_the_answer_opens_nothing_old(screen: Screen) -> None:
    screen.type("quast")
    QTest.keyClicks(screen.field, "x")
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    tasks.wait_until_idle()

    assert screen.opened == []


def test_a_record_and_a_case_open_as_record(screen: Screen) -> None:
    screen.type("hollenbeck")
    screen.view.found.lines.select_key(screen.ids["hollenbeck"])
    tasks.wait_until_idle()
    QTest.keyClick(screen.field, Qt.Key.Key_Return)

    assert screen.opened[-1][:2] == (screen.ids["hollenbeck"], "")


def test_what_waits_in_the_inbox_opens_there(screen: Screen) -> None:
    screen.type("handwerkskarte")
    QTest.keyClick(screen.field, Qt.Key.Key_Return)

    assert screen.waiting == [screen.ids["karte"]]
    assert screen.opened == []


def test_a_kind_narrows_and_an_empty_result_offers_the_others(screen: Screen) -> None:
    screen.type("winzermark")
    click(screen.view, "Vorgänge")
    tasks.wait_until_idle()

    assert screen.view.nothing.isVisible()
    assert screen.view.nothing.accessibleName().startswith("Kein Treffer für „winzermark“ unter „Vorgänge“.")
    assert json.loads(screen.store.values["search.kind"]) == "case"

    screen.view.bar.search_all_kinds()
    tasks.wait_until_idle()

    assert len(screen.rows) == 1


def test_only_in_this_record(screen: Screen) -> None:
    screen.view.search_in(screen.ids["quast"])
    screen.type("elternzeit")
    assert [row.split(",")[0] for row in screen.rows] == ["Gesprächsnotiz"]

    screen.view.start("winzermark")
    tasks.wait_until_idle()
    assert "in dieser Akte" in screen.view.nothing.accessibleName()

    screen.view.bar.search_everywhere()
    tasks.wait_until_idle()
    assert len(screen.rows) == 1


def test_more_than_fifty_hits_say_so_and_can_be_loaded(screen: Screen) -> None:
    many = [source(f"Sperrmeldung {number}.txt", f"Sperrmeldung Nummer {number}".encode()) for number in range(60)]
    screen.town.desk.importing.import_files(many, Target(screen.ids["winzermark"]))
    screen.type("sperrmeldung")

    assert len(screen.rows) == 50
    assert screen.view.found.limits == "Mehr als 50 Treffer – genauer suchen oder weitere laden."
    assert screen.view.bar.count.text() == "die ersten 50 Treffer"

    screen.view.found.more_wanted.emit()
    tasks.wait_until_idle()

    assert len(screen.rows) == 60
    assert screen.view.found.limits == ""


def test_a_rare_kind_is_found_behind_many_hits_of_another(screen: Screen) -> None:
    many = [source(f"Sperrung {number}.txt", f"Sperrung {number}".encode()) for number in range(60)]
    screen.town.desk.importing.import_files(many, Target(screen.ids["winzermark"]))
    screen.town.desk.filing.create_record("10.20", "Unterlagen zur Sperrung der Ruhrbrücke")

    screen.view.bar.kinds.set_current(HitKind.RECORD.value)
    screen.type("sperrung")

    assert [row.split(",")[0] for row in screen.rows] == ["Unterlagen zur Sperrung der Ruhrbrücke"]


def test_escape_empties_and_shows_recent_searches(screen: Screen) -> None:
    screen.type("quast")
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    QTest.keyClick(screen.field, Qt.Key.Key_Escape)
    tasks.wait_until_idle()

    assert screen.view.recent.isVisible()
    assert screen.view.recent.texts == ["quast"]
    assert screen.view.bar.count.text() == ""

    screen.view.recent.chosen.emit("quast")
    tasks.wait_until_idle()
    assert screen.rows


def test_a_change_elsewhere_is_searched_anew_and_the_cursor_stays(screen: Screen) -> None:
    screen.type("elternzeit")
    screen.view.found.lines.select_key(screen.ids["notiz"])
    tasks.wait_until_idle()

    screen.feed.publish(screen.town.desk.filing.edit_document(screen.ids["antrag"], title="Elternzeit, Antrag"))
    tasks.wait_until_idle()

    assert any(row.startswith("Elternzeit, Antrag") for row in screen.rows)
    assert screen.view.found.lines.current_key == screen.ids["notiz"]


def test_an_error_is_a_note(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_what: object, **_how: object) -> None:
        raise UnavailableError("Die Suche ist gerade nicht möglich. Ihre Akten sind unverändert.")

    monkeypatch.setattr(screen.town.desk.search, "find", fail)
    screen.type("quast")

    assert [note.head for note in screen.view.notes.notes()] == ["Das hat nicht geklappt"]


@pytest.mark.parametrize(
    ("width", "pixels"), [(WidthClass.WIDE, 1276), (WidthClass.MEDIUM, 1176), (WidthClass.NARROW, 640)]
)
def test_it_fits_every_width(screen: Screen, width: WidthClass, pixels: int) -> None:
    screen.view.set_width_class(width)
    screen.type("elternzeit")

    assert screen.view.minimumSizeHint().width() <= pixels
    assert screen.view.preview.isVisible() is (width is not WidthClass.NARROW)


def test_everything_that_takes_the_focus_has_a_name(screen: Screen) -> None:
    screen.type("elternzeit")
    nameless = [
        widget
        for widget in screen.view.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]  # fmt: skip

    assert nameless == []


def test_the_palette_gets_records_first_and_never_more_than_eight(town: Town) -> None:
    many = [source(f"Hollenbeck {number}.txt", f"Hollenbeck {number}".encode()) for number in range(12)]
    town.desk.importing.import_files(many, Target(town.ids["hollenbeck"], register="R1"))
    opened: list[tuple[str, str, tuple[str, ...]]] = []
    provider = SearchProvider(town.desk, lambda *what: opened.append(what))

    items = provider.find("hollenbeck", 20)
    items[0].open()

    assert len(items) == 8
    assert (items[0].title, items[0].icon) == ("Hollenbeck, Anneke", "circle-user")
    assert opened == [(town.ids["hollenbeck"], "", ("hollenbeck",))]
