"""What a clerk does with documents and records: in place, with the way back offered, never in a dialog."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hattingen_desk.application.desk import Desk
from hattingen_desk.desktop.records.fact_editors import QuietChoice, QuietEdit
from hattingen_desk.domain.records import DocumentStatus, RecordStatus
from tests.desktop.records.driving import Driver


def title_editor(screen: Driver) -> QLineEdit:
    editors = screen.table.findChildren(QLineEdit)
    assert len(editors) == 1
    return editors[0]


# --- in the table ---


def test_f2_edits_the_title_in_the_table_and_enter_saves_it_with_a_way_back(screen: Driver) -> None:
    screen.open("hollenbeck", "elternzeit")
    screen.table.setFocus()

    screen.key(Qt.Key.Key_F2)
    editor = title_editor(screen)
    editor.setText("Antrag auf Elternzeit, zwei Abschnitte")
    screen.key(Qt.Key.Key_Return, editor)

    assert screen.stored("elternzeit").title == "Antrag auf Elternzeit, zwei Abschnitte"
    assert screen.current == "Antrag auf Elternzeit, zwei Abschnitte"
    assert screen.undo_words == "„Antrag auf Elternzeit“ geändert"

    screen.undo()
    assert screen.stored("elternzeit").title == "Antrag auf Elternzeit"


def test_esc_leaves_the_title_as_it_was(screen: Driver) -> None:
    screen.open("hollenbeck", "elternzeit")
    screen.table.setFocus()

    screen.key(Qt.Key.Key_F2)
    editor = title_editor(screen)
    editor.setText("Etwas anderes")
    screen.key(Qt.Key.Key_Escape, editor)

    assert screen.stored("elternzeit").title == "Antrag auf Elternzeit"
    assert screen.undo_words == ""


def test_an_empty_title_is_refused_with_words_and_nothing_is_changed(screen: Driver) -> None:
    screen.open("hollenbeck", "elternzeit")
    screen.table.setFocus()

    screen.key(Qt.Key.Key_F2)
    editor = title_editor(screen)
    editor.setText("   ")
    screen.key(Qt.Key.Key_Return, editor)

    assert screen.stored("elternzeit").title == "Antrag auf Elternzeit"
    assert screen.note_heads() == ["Titel nicht geändert"]


def test_entf_takes_a_document_back_the_next_one_is_under_the_cursor_and_undo_returns_it(screen: Driver) -> None:
    screen.open("hollenbeck", "elternzeit")
    screen.table.setFocus()
    place = screen.titles.index("Antrag auf Elternzeit")
    following = screen.titles[place + 1]

    screen.key(Qt.Key.Key_Delete)

    assert "Antrag auf Elternzeit" not in screen.titles
    assert screen.current == following
    assert screen.undo_words == "„Antrag auf Elternzeit“ zurückgenommen"

    screen.undo()
    assert "Antrag auf Elternzeit" in screen.titles


def test_several_documents_are_moved_at_once_and_taken_back_at_once(screen: Driver) -> None:
    screen.open("hollenbeck")
    table = screen.view.middle.documents.table
    ids = [screen.ids["urlaubsantrag"], screen.ids["übertragung"]]

    screen.view.acts.commands.move_documents(lambda: ids, screen.ids["hollenbeck"], "R13")
    screen.settle()

    assert screen.stored("urlaubsantrag").register == screen.stored("übertragung").register == "R13"
    assert screen.undo_words == "2 Dokumente verschoben"
    assert table.count_selected() == 1

    screen.undo()
    assert screen.stored("urlaubsantrag").register == "R6"


def test_a_selection_across_a_head_counts_documents_only(screen: Driver) -> None:
    screen.open("hollenbeck")
    screen.table.setFocus()
    screen.key(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)

    assert screen.view.middle.documents.table.count_selected() == 16
    assert screen.status[-1].startswith("16 von 16 ausgewählt")
    assert len(screen.view.middle.documents.selected_ids()()) == 16


def test_a_document_dragged_onto_a_record_in_the_tree_moves_there_with_a_way_back(screen: Driver, desk: Desk) -> None:
    screen.open("hollenbeck", "zwischenzeugnis")
    tree = screen.view.tree.view
    target = tree.model().find(f"record:{screen.ids['krahn']}")  # type: ignore[attr-defined]
    table = screen.view.middle.documents.table
    data = table.documents.mimeData([table.currentIndex()])

    assert screen.drop(tree.viewport(), tree.visualRect(target).center(), data)

    assert screen.stored("zwischenzeugnis").record_id == screen.ids["krahn"]
    assert screen.undo_words == "„Zwischenzeugnis 2023“ in „Krahn, Ottilie“ abgelegt"
    screen.undo()
    assert screen.stored("zwischenzeugnis").record_id == screen.ids["hollenbeck"]


def test_a_document_dragged_onto_another_register_is_filed_there(screen: Driver) -> None:
    screen.open("hollenbeck", "zwischenzeugnis")
    table = screen.view.middle.documents.table
    data = table.documents.mimeData([table.currentIndex()])
    row = screen.lines.index("R6 Urlaub 3 Dokumente")

    assert screen.drop(table.viewport(), table.visualRect(table.model().index(row, 0)).center(), data)

    assert screen.stored("zwischenzeugnis").register == "R6"


def test_nothing_can_be_dropped_on_a_position_of_the_plan(screen: Driver) -> None:
    screen.open("hollenbeck", "zwischenzeugnis")
    tree = screen.view.tree.view
    table = screen.view.middle.documents.table
    data: QMimeData = table.documents.mimeData([table.currentIndex()])
    position = tree.model().find("11.30")  # type: ignore[attr-defined]

    assert not screen.drop(tree.viewport(), tree.visualRect(position).center(), data)


# --- in the tab Metadaten ---


def edit(screen: Driver, fact: str) -> QuietEdit:
    editor = screen.view.side.details.metadata.row(fact).editor
    assert isinstance(editor, QuietEdit)
    editor.setFocus()
    return editor


def choose(screen: Driver, fact: str, value: str) -> None:
    editor = screen.view.side.details.metadata.row(fact).editor
    assert isinstance(editor, QuietChoice)
    row = editor.findData(value)
    editor.setCurrentIndex(row)
    editor.activated.emit(row)
    screen.settle()


def test_a_day_typed_as_it_is_meant_is_saved_when_the_field_is_left(screen: Driver) -> None:
    screen.open("hollenbeck", "elternzeit")
    editor = edit(screen, "received_on")
    editor.selectAll()
    screen.type("-3")
    screen.table.setFocus()
    screen.settle()

    assert screen.stored("elternzeit").received_on == date(2026, 11, 21)
    assert screen.facts()["Eingang"] == "21.11.2026"
    assert screen.undo_words == "„Antrag auf Elternzeit“ geändert"


def test_what_cannot_be_read_stays_in_the_field_with_the_reason_below_and_is_not_saved(screen: Driver) -> None:
    screen.open("hollenbeck", "elternzeit")
    before = screen.stored("elternzeit")
    editor = edit(screen, "received_on")
    editor.selectAll()
    screen.type("99.99.")
    screen.key(Qt.Key.Key_Return)

    row = screen.view.side.details.metadata.row("received_on")
    assert "nicht lesbar" in row.error
    assert editor.text() == "99.99."
    assert screen.stored("elternzeit") == before

    screen.key(Qt.Key.Key_Escape)
    assert editor.text() == "16.11.2026"
    assert row.error == ""


def test_what_was_refused_does_not_stand_beside_the_next_document(screen: Driver) -> None:
    screen.open("hollenbeck", "elternzeit")
    editor = edit(screen, "received_on")
    editor.selectAll()
    screen.type("99.99.")
    screen.key(Qt.Key.Key_Return)

    screen.open("hollenbeck", "zwischenzeugnis")

    assert screen.view.side.details.metadata.row("received_on").error == ""
    assert screen.facts()["Eingang"] != "99.99."


def test_status_register_and_case_are_chosen_in_place(screen: Driver) -> None:
    screen.open("hollenbeck", "zwischenzeugnis")

    choose(screen, "status", "in_progress")
    assert screen.stored("zwischenzeugnis").status is DocumentStatus.IN_PROGRESS
    choose(screen, "register", "R13")
    assert screen.stored("zwischenzeugnis").register == "R13"
    assert screen.current == "Zwischenzeugnis 2023"
    choose(screen, "case", screen.ids["case"])
    assert screen.stored("zwischenzeugnis").case_id == screen.ids["case"]


def test_the_records_own_facts_are_edited_when_no_document_is_chosen(screen: Driver, desk: Desk) -> None:
    screen.open("hollenbeck")
    screen.run("records.edit")

    editor = edit(screen, "fields.function")
    screen.type("Sachbearbeitung Meldewesen")
    screen.key(Qt.Key.Key_Return, editor)

    record = desk.browsing.catalogue.record(screen.ids["hollenbeck"])
    assert record.fields["function"] == "Sachbearbeitung Meldewesen"
    assert screen.facts()["Funktion"] == "Sachbearbeitung Meldewesen"
    assert screen.view.side.preview.shown is None


# --- inline panels ---


def test_f8_sets_a_follow_up_on_the_document_with_a_typed_day(screen: Driver, desk: Desk) -> None:
    screen.open("hollenbeck", "zwischenzeugnis")
    screen.run("records.follow_up")
    panel = screen.view.middle.follow_up
    assert panel.isVisible()
    assert panel.due.edit.hasFocus()

    screen.type("+14")
    screen.key(Qt.Key.Key_Return)

    assert not panel.isVisible()
    assert screen.undo_words == "Wiedervorlage „Zwischenzeugnis 2023“ zum 08.12.2026 gesetzt"
    rows = desk.browsing.catalogue.follow_ups_of(screen.ids["hollenbeck"], screen.ids["zwischenzeugnis"])
    assert [row.due_on for row in rows] == [date(2026, 12, 8)]
    row = screen.view.middle.documents.current
    assert row is not None
    assert row.due_on == date(2026, 12, 8)


def test_a_follow_up_without_a_day_or_in_the_past_says_so_at_the_field(screen: Driver) -> None:
    screen.open("hollenbeck", "zwischenzeugnis")
    screen.run("records.follow_up")
    panel = screen.view.middle.follow_up

    screen.key(Qt.Key.Key_Return, panel.due.edit)
    assert "Wann?" in panel.due.error

    screen.type("-3")
    screen.key(Qt.Key.Key_Return, panel.due.edit)
    assert "Vergangenheit" in panel.due.error
    assert panel.isVisible()

    screen.key(Qt.Key.Key_Escape, panel.due.edit)
    assert not panel.isVisible()


def test_a_document_is_moved_to_a_record_found_by_typing(screen: Driver) -> None:
    screen.open("hollenbeck", "zwischenzeugnis")
    screen.run("records.move_documents")
    panel = screen.view.middle.move_documents
    panel.record.edit.selectAll()
    screen.type("Krahn")
    screen.key(Qt.Key.Key_Return, panel.record.edit)
    panel.place.box.setCurrentIndex(panel.place.box.findData("register:R8"))
    panel.act.click()
    screen.settle()

    moved = screen.stored("zwischenzeugnis")
    assert (moved.record_id, moved.register) == (screen.ids["krahn"], "R8")
    assert "Zwischenzeugnis 2023" not in screen.titles


def test_a_new_case_appears_among_the_choices(screen: Driver) -> None:
    screen.open("hollenbeck", "zwischenzeugnis")
    screen.run("records.new_case")
    screen.type("Beurteilungsrunde 2026")
    screen.key(Qt.Key.Key_Return)

    sheet = screen.view.sheet
    assert sheet is not None
    assert "Beurteilungsrunde 2026" in [case.title for case in sheet.cases]
    assert screen.undo_words == "Vorgang „Beurteilungsrunde 2026“ angelegt"


# --- whole records ---


def test_a_new_record_is_created_by_keyboard_opened_and_can_be_taken_back(screen: Driver, desk: Desk) -> None:
    screen.open("gewerbe")
    screen.run("records.new")
    page = screen.view.middle.new_record
    assert page.place.choice is not None
    assert page.place.choice.id == "32.10.10"

    page.title.edit.setText("Fahrradladen am Steinhagen")
    page._fields["fields.business_name"].edit.setText("Rad & Tat")  # type: ignore[union-attr]
    screen.key(Qt.Key.Key_Return, page.title.edit)

    sheet = screen.view.sheet
    assert sheet is not None
    assert sheet.record.title == "Fahrradladen am Steinhagen"
    assert sheet.record.fields["business_name"] == "Rad & Tat"
    assert screen.undo_words == "Akte „Fahrradladen am Steinhagen“ angelegt"

    screen.undo()
    assert screen.view.sheet is None
    assert screen.records == ["Kiosk am Bunker, Inh. Yıldız"]


def test_a_gap_in_a_new_record_is_shown_where_it_is_and_nothing_is_created(screen: Driver, desk: Desk) -> None:
    before = dict(desk.browsing.catalogue.record_counts())
    screen.open("hollenbeck")
    screen.run("records.new")
    page = screen.view.middle.new_record
    page.save.click()
    screen.settle()

    assert page.title.error == "Wie heißt die Akte?"
    assert page.title.edit.hasFocus()
    assert dict(desk.browsing.catalogue.record_counts()) == before

    screen.key(Qt.Key.Key_Escape, page.title.edit)
    assert screen.view.middle.documents.isVisible()


def test_a_closed_record_says_so_and_can_be_opened_again(screen: Driver, desk: Desk) -> None:
    screen.open("gewerbe")
    screen.run("records.close")

    catalogue = desk.browsing.catalogue
    assert catalogue.record(screen.ids["gewerbe"]).status is RecordStatus.CLOSED
    assert screen.view.middle.header.status.isVisible()
    assert not screen.registry["records.close"].enabled_when()

    screen.run("records.reopen")
    assert catalogue.record(screen.ids["gewerbe"]).status is RecordStatus.OPEN
    assert not screen.view.middle.header.status.isVisible()


def test_a_record_moved_to_another_position_gets_a_new_reference_and_is_still_open(screen: Driver) -> None:
    screen.open("gewerbe")
    screen.run("records.move")
    panel = screen.view.middle.move_record
    screen.type("32.10.20")
    screen.key(Qt.Key.Key_Return, panel.place.edit)
    panel.act.click()
    screen.settle()

    sheet = screen.view.sheet
    assert sheet is not None
    assert (sheet.record.plan, sheet.record.reference) == ("32.10.20", "32.10.20-0001/2026")
    assert screen.crumbs[-1][1] == "32.10.20 Gewerbeummeldungen"


def test_the_reference_is_copied(screen: Driver) -> None:
    screen.open("gewerbe")
    screen.run("records.copy_reference")

    assert QGuiApplication.clipboard().text() == "32.10.10-0001/2026"


def test_keys_in_a_field_are_not_taken_by_the_table(screen: Driver) -> None:
    screen.open("hollenbeck", "elternzeit")
    editor = edit(screen, "title")
    editor.setCursorPosition(0)

    screen.key(Qt.Key.Key_Delete, editor)

    assert editor.text() == "ntrag auf Elternzeit"
    assert "Antrag auf Elternzeit" in screen.titles
    assert isinstance(editor, QWidget)


def test_a_choice_without_a_stored_value_shows_none(qtbot: QtBot) -> None:
    choice = QuietChoice("Status")
    qtbot.addWidget(choice)
    choice.set_choices([("Beamte", "Beamte"), ("TVöD", "TVöD")], "")
    assert choice.currentText() == ""
    choice.set_choices([("Beamte", "Beamte"), ("TVöD", "TVöD")], "TVöD")
    assert choice.currentText() == "TVöD"
