"""*Mein Tag* on a real replica: what it shows, and what can be done with a follow-up by keyboard."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hattingen_desk.desktop.common import tasks, theme
from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.screen import WidthClass
from hattingen_desk.desktop.my_day.view import AREA, MyDayView
from hattingen_desk.domain.errors import UnavailableError
from hattingen_desk.domain.follow_ups import Urgency
from tests.desktop.town import TODAY, Town


class Screen:
    """The screen in a window of its own, with what it said and asked for."""

    def __init__(self, town: Town, qtbot: QtBot) -> None:
        self.town = town
        self.ids = town.ids
        self.feed = ChangeFeed()
        self.registry = ActionRegistry()
        self.badges: list[int] = []
        self.opened: list[tuple[str, str]] = []
        self.status: list[str] = []
        self.view = MyDayView(town.desk, self.feed, self.registry)
        self.registry.bind_to(self.view)
        self.registry.set_area(AREA)
        self.view.badge_changed.connect(self.badges.append)
        self.view.open_requested.connect(lambda record, document: self.opened.append((record, document)))
        self.view.status_changed.connect(self.status.append)
        qtbot.addWidget(self.view)
        self.view.resize(1356, 824)
        self.view.show()
        self.view.entered()
        self.settle()

    @property
    def rows(self) -> list[str]:
        model = self.view.card.lines.model()
        return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]

    @property
    def titles(self) -> list[str]:
        return [row.split(",")[0] for row in self.rows]

    def settle(self) -> None:
        tasks.wait_until_idle()

    def open_follow_ups(self) -> dict[str, date]:
        groups = self.town.desk.follow_ups.my_day().groups
        return {row.id: row.due_on for level in Urgency if level in groups for row in groups[level]}


@pytest.fixture
def screen(town: Town, qtbot: QtBot) -> Screen:
    return Screen(town, qtbot)


def test_it_shows_date_sentence_groups_and_rows_in_whole_sentences(screen: Screen) -> None:
    assert screen.view.date.text() == "Dienstag, 24. November 2026"
    assert screen.view.sentence.text() == (
        "1 Wiedervorlage ist überfällig, 2 sind heute fällig. 2 Scans warten im Eingang, 1 ist zu klären."
    )
    assert screen.titles == [
        "Überfällig 1", "Anhörung: Stellungnahme fehlt", "Heute", "Probezeitgespräch vorbereiten",
        "Elternzeit bestätigen", "Diese Woche 1", "Rechnung prüfen",
    ]  # fmt: skip
    assert screen.rows[1] == (
        "Anhörung: Stellungnahme fehlt, Personalakte Quast, Torben, 11.30.02-100093, seit 2 Tagen, So 22.11."
    )
    assert screen.rows[4].endswith("Hollenbeck, Anneke, 11.30.02-100417, liegt zur Mitzeichnung")
    assert screen.badges[-1] == 3
    assert screen.status[-1] == "4 Wiedervorlagen, 1 überfällig"


def test_the_side_shows_what_waits_and_what_was_visited(screen: Screen) -> None:
    scans = screen.view.side.scans.model()
    assert scans.rowCount() == 3
    assert "Zu klären" in str(scans.index(0, 0).data())

    screen.town.desk.browsing.open_record(screen.ids["quast"])
    screen.view.entered()
    screen.settle()

    assert "Quast, Torben" in str(screen.view.side.recent.model().index(0, 0).data())
    assert screen.view.side.plot.accessibleDescription().startswith("Wiedervorlagen: heute 2, Mi 25.11. 0")


def test_space_ticks_off_and_undo_brings_it_back(screen: Screen) -> None:
    lines = screen.view.card.lines
    lines.select_key(screen.ids["late"])

    QTest.keyClick(lines, Qt.Key.Key_Space)
    screen.settle()

    assert screen.ids["late"] not in screen.open_follow_ups()
    assert "Anhörung: Stellungnahme fehlt" not in screen.titles
    assert lines.current_key == screen.ids["noon"], "the cursor goes to the next row"
    assert screen.badges[-1] == 2

    screen.feed.undo()
    screen.settle()

    assert screen.ids["late"] in screen.open_follow_ups()
    assert screen.titles[1] == "Anhörung: Stellungnahme fehlt"


def test_ticking_off_the_last_row_goes_to_the_one_before(screen: Screen) -> None:
    screen.view.card.lines.select_key(screen.ids["friday"])

    QTest.keyClick(screen.view.card.lines, Qt.Key.Key_Space)
    screen.settle()

    assert screen.view.card.lines.current_key == screen.ids["today"]


def test_enter_opens_the_document_behind_a_follow_up(screen: Screen) -> None:
    lines = screen.view.card.lines
    lines.select_key(screen.ids["today"])
    QTest.keyClick(lines, Qt.Key.Key_Return)
    lines.select_key(screen.ids["late"])
    QTest.keyClick(lines, Qt.Key.Key_Return)

    assert screen.opened == [(screen.ids["hollenbeck"], screen.ids["antrag"]), (screen.ids["quast"], "")]


def test_f2_moves_a_follow_up_to_a_typed_day(screen: Screen) -> None:
    lines = screen.view.card.lines
    lines.select_key(screen.ids["late"])
    QTest.keyClick(lines, Qt.Key.Key_F2)
    new_day = screen.view.findChild(QWidget, "new_day")
    assert new_day is not None
    assert new_day.isVisible()

    edit = screen.view.card.new_day.due.edit
    edit.selectAll()
    QTest.keyClicks(edit, "+2")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    screen.settle()

    assert screen.open_follow_ups()[screen.ids["late"]] == TODAY + timedelta(2)
    assert not new_day.isVisible()


def test_escape_leaves_the_day_as_it_was(screen: Screen) -> None:
    screen.view.card.lines.select_key(screen.ids["late"])
    screen.registry.run("follow_up.move")
    QTest.keyClicks(screen.view.card.new_day.due.edit, "mo")

    QTest.keyClick(screen.view.card.new_day.due.edit, Qt.Key.Key_Escape)
    screen.settle()

    assert screen.open_follow_ups()[screen.ids["late"]] == TODAY - timedelta(2)


def test_f8_sets_a_follow_up_by_typing_a_record(screen: Screen) -> None:
    QTest.keyClick(screen.view, Qt.Key.Key_F8)
    form = screen.view.follow_up_form
    QTest.keyClicks(form.title.edit, "Zeugnis nachreichen")
    form.record.edit.setFocus()
    QTest.keyClicks(form.record.edit, "winzer")
    screen.settle()
    assert form.record.is_open
    QTest.keyClick(form.record.edit, Qt.Key.Key_Return)
    form.due.edit.selectAll()
    QTest.keyClicks(form.due.edit, "fr")
    QTest.keyClicks(form.time.edit, "9.30")
    QTest.keyClick(form.time.edit, Qt.Key.Key_Return)
    screen.settle()

    assert "Zeugnis nachreichen" in screen.titles
    assert not form.isVisible()
    row = next(row for row in screen.rows if row.startswith("Zeugnis"))
    assert row.endswith("Fr 27.11., 09:30 Uhr")


def test_the_form_leads_to_the_first_gap_and_says_what_is_missing(screen: Screen) -> None:
    screen.registry.run("follow_up.new")
    form = screen.view.follow_up_form

    form.submit()

    assert form.title.error == "Schreiben Sie, was zu tun ist."
    assert form.record.error.startswith("Wählen Sie die Akte")
    assert form.title.edit.hasFocus()


def test_a_day_in_the_past_is_refused_in_the_form(screen: Screen) -> None:
    screen.registry.run("follow_up.new")
    form = screen.view.follow_up_form
    QTest.keyClicks(form.title.edit, "Gestern anrufen")
    form.record.edit.setFocus()
    QTest.keyClicks(form.record.edit, "quast")
    screen.settle()
    QTest.keyClick(form.record.edit, Qt.Key.Key_Return)
    form.due.edit.selectAll()
    QTest.keyClicks(form.due.edit, "-3")

    form.submit()
    screen.settle()

    assert form.due.error == "Eine neue Wiedervorlage kann nicht in der Vergangenheit liegen."
    assert form.isVisible(), "what was typed stays"


def test_an_empty_day_says_so_and_names_the_next_deadline(screen: Screen) -> None:
    for name in ("late", "today", "noon", "friday"):
        screen.feed.publish(screen.town.desk.follow_ups.tick_off(screen.ids[name]))
    screen.settle()

    assert screen.view.sentence.text().startswith("Heute ist nichts fällig. Nächste Frist: Do 03.12.")
    assert screen.view.card.empty.isVisible()
    assert screen.view.card.empty.accessibleName() == "Heute ist nichts fällig. Nächste Frist: Do 03.12."
    assert screen.badges[-1] == 0


def test_changes_elsewhere_are_read_only_where_they_concern_it(screen: Screen) -> None:
    filing = screen.town.desk.filing
    screen.feed.publish(filing.edit_record(screen.ids["quast"], {"title": "Quast, Torben Maria"}))
    screen.settle()
    assert any("Quast, Torben Maria" in row for row in screen.rows)

    created = filing.create_record("10.20", "Dienstanweisung Scannen")
    screen.feed.publish(created)
    assert tasks.pending() == 0, "a record nobody sees here is no reason to read"


def test_an_error_while_reading_is_a_note_and_not_a_crash(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise UnavailableError("Die Akten sind gerade nicht erreichbar.")

    monkeypatch.setattr(screen.town.desk.follow_ups, "my_day", fail)

    screen.view.reload()
    screen.settle()

    assert [note.head for note in screen.view.notes.notes()] == ["Das hat nicht geklappt"]
    assert screen.titles, "what was shown stays"


@pytest.mark.parametrize("width", list(WidthClass))
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_forces_the_window_wider(screen: Screen, width: WidthClass, scale: float) -> None:
    widths = {WidthClass.WIDE: 1276, WidthClass.MEDIUM: 1176, WidthClass.NARROW: 876}
    theme.apply(text_scale=scale)
    screen.view.set_width_class(width)
    screen.view.resize(widths[width], 614)
    screen.settle()

    assert screen.view.minimumSizeHint().width() <= widths[width]
    assert screen.view.page.width() <= widths[width], "nothing is cut at the right"
    assert screen.view.card.lines.width() >= 300


def test_a_smaller_window_shows_fewer_rows_instead_of_scrolling_the_page(screen: Screen) -> None:
    before = screen.view.side.scans.model().rowCount()
    screen.view.resize(1196, 560)
    screen.settle()

    assert before == 3
    assert screen.view.side.scans.model().rowCount() < before
    assert screen.view.page.height() <= 560


def test_everything_that_takes_the_focus_has_a_name(screen: Screen) -> None:
    screen.registry.run("follow_up.new")
    nameless = [
        widget
        for widget in screen.view.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]  # fmt: skip

    assert nameless == []
