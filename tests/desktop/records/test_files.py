"""Files on the record screen: dropped in, shown, their text, their versions, saved again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from hattingen_desk.application.importing import Target
from hattingen_desk.desktop.common import tasks, theme
from tests.desktop.records import scenario
from tests.desktop.records.driving import Driver


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "Sonderurlaub.pdf"
    path.write_bytes(scenario.letter("Sonderurlaub"))
    return path


def test_a_file_dropped_on_a_register_is_filed_there_with_a_way_back(screen: Driver, letter: Path) -> None:
    screen.open("hollenbeck")
    row = screen.lines.index("R6 Urlaub 3 Dokumente")

    assert screen.drop_files(row, letter)

    filed = [each for each in screen.rows("hollenbeck") if each.title == "Sonderurlaub"]
    assert [each.register for each in filed] == ["R6"]
    assert screen.undo_words == "„Sonderurlaub“ abgelegt"
    assert "R6 Urlaub 4 Dokumente" in screen.lines
    assert letter.exists()

    screen.undo()
    assert "R6 Urlaub 3 Dokumente" in screen.lines


def test_a_file_that_lies_there_already_is_pointed_out_and_not_filed_again(screen: Driver, letter: Path) -> None:
    screen.open("hollenbeck")
    row = screen.lines.index("R6 Urlaub 3 Dokumente")
    screen.drop_files(row, letter)
    before = len(screen.rows("hollenbeck"))

    screen.drop_files(screen.lines.index("R6 Urlaub 4 Dokumente"), letter)

    assert len(screen.rows("hollenbeck")) == before
    assert screen.note_heads() == ["1 Datei liegt schon in dieser Akte"]


def test_a_folder_is_opened_up_and_every_kind_of_end_is_told_once(screen: Driver, tmp_path: Path, letter: Path) -> None:
    folder = tmp_path / "Ordner"
    (folder / "darin").mkdir(parents=True)
    (folder / "Notiz.txt").write_text("Rückruf am Freitag", encoding="utf-8")
    (folder / "darin" / "Anlage.txt").write_text("Liste der Termine", encoding="utf-8")
    (folder / "leer.pdf").write_bytes(b"")
    screen.open("gewerbe")

    screen.view.acts.take_in([folder, letter, tmp_path / "fehlt.pdf"], None)
    screen.settle()

    titles = {each.title for each in screen.rows("gewerbe")}
    assert {"Notiz", "Anlage", "Sonderurlaub", "leer"} <= titles
    assert sorted(screen.note_heads()) == ["1 Datei ist „Zu klären“", "1 Datei wurde nicht abgelegt"]
    assert screen.undo_words == "4 Dokumente abgelegt"


def test_an_import_shows_its_progress_and_when_it_is_stopped_keeps_what_is_done(screen: Driver, tmp_path: Path) -> None:
    paths = []
    for number in range(240):
        path = tmp_path / f"Blatt {number:03}.txt"
        path.write_text(f"Blatt {number}", encoding="utf-8")
        paths.append(path)
    screen.open("gewerbe")
    importer = screen.view.acts.importer
    importer._patience.setInterval(0)  # noqa: SLF001 - words come after two seconds, the test does not wait
    done: list[int] = []
    importer.finished.connect(lambda report: done.append(len(report.items)))
    importer.progressed.connect(lambda words, stop: stop() if "von 240" in words else None)

    importer.take(paths, Target(screen.ids["gewerbe"]))
    screen.settle()

    assert len(done) == 1
    assert 25 <= done[0] < 240
    assert len(screen.rows("gewerbe")) == 4 + done[0]
    assert any(words.endswith("von 240 Dateien abgelegt") for words in screen.progress)
    assert screen.progress[-1] == ""
    assert not importer.busy


def test_the_main_button_asks_for_files_and_takes_them_in(
    screen: Driver, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(letter)], ""))
    screen.open("hollenbeck", "zwischenzeugnis")

    screen.view.middle.header.main.click()
    screen.settle()

    filed = [each for each in screen.rows("hollenbeck") if each.title == "Sonderurlaub"]
    assert [each.register for each in filed] == ["R8"]


# --- preview ---


def test_the_preview_shows_the_page_counts_pages_and_leertaste_turns_them(screen: Driver) -> None:
    screen.open("hollenbeck", "elternzeit")
    preview = screen.view.side.preview
    screen.table.setFocus()
    assert preview.page.has_picture
    assert preview.place.text() == "Seite 1 von 3"

    for _press in range(12):
        screen.key(Qt.Key.Key_Space)
    assert preview.place.text() == "Seite 3 von 3"

    for _press in range(12):
        screen.key(Qt.Key.Key_Space, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert preview.place.text() == "Seite 1 von 3"
    assert screen.current == "Antrag auf Elternzeit"


def test_a_mail_shows_its_text_says_why_and_leads_to_its_attachment(screen: Driver) -> None:
    screen.open("hollenbeck", "mail")
    preview = screen.view.side.preview

    assert "anbei mein Antrag auf Elternzeit" in preview.text.words.toPlainText()
    assert preview.text._why.text() == "Eine E-Mail hat keine Seiten. Sie sehen ihren Text."  # noqa: SLF001
    assert not preview.as_text.isEnabled()

    attachment = screen.desk.browsing.catalogue.attachments(screen.ids["mail"])[0]
    screen.view.side.details.attachment_wanted.emit(attachment.id)
    screen.settle()
    assert preview.title.text() == attachment.title
    assert preview.page.has_picture


def test_the_text_of_a_page_can_be_asked_for_and_marks_the_hits(screen: Driver) -> None:
    screen.view.open_document(screen.ids["hollenbeck"], screen.ids["elternzeit"], ("geburtstermin",))
    screen.settle()

    screen.run("records.text")

    words = screen.view.side.preview.text.words
    marked = [selection.cursor.selectedText() for selection in words.extraSelections()]
    assert marked
    assert {word.lower() for word in marked} == {"geburtstermin"}
    assert words.accessibleName() == "Textfassung von Antrag auf Elternzeit"

    screen.run("records.text")
    assert screen.view.side.preview.page.isVisible()


def test_a_file_nobody_could_read_says_what_happened_and_what_to_do(screen: Driver) -> None:
    screen.open("hollenbeck", "kaputt")

    remarks = screen.view.side.preview.remark_words()
    assert remarks[0].startswith("Datei ist zu klären. Die Datei ist beschädigt")
    assert screen.current == "Scan_0413"


def test_zoom_and_turn_ask_for_a_sharper_picture_and_the_next_document_stands_upright(screen: Driver) -> None:
    screen.open("hollenbeck", "elternzeit")
    page = screen.view.side.preview.page
    before = page.wanted_width

    screen.view.side.preview.larger.click()
    screen.settle()
    assert page.wanted_width > before
    page.set_zoom(1.0)
    screen.view.side.preview.turn.click()
    screen.settle()
    assert page.wanted_width < before

    screen.open("hollenbeck", "zwischenzeugnis")
    assert page.wanted_width == before


def test_dark_mode_veils_the_paper_and_original_brightness_lifts_the_veil(screen: Driver) -> None:
    screen.open("hollenbeck", "elternzeit")
    page = screen.view.side.preview.page

    def brightest() -> int:
        picture = page.viewport().grab().toImage()
        return max(picture.pixelColor(x, picture.height() // 2).lightness() for x in range(40, 380, 4))

    assert brightest() == 255
    theme.apply(theme.Choice.DARK)
    assert 215 < brightest() < 230
    page.set_bright(bright=True)
    assert brightest() == 255


def test_enter_shows_the_document_large_and_esc_leads_back_to_the_table(screen: Driver) -> None:
    screen.open("hollenbeck", "elternzeit")
    screen.table.setFocus()

    screen.key(Qt.Key.Key_Return)
    assert not screen.view.middle.isVisible()
    assert screen.view.side.preview.page.hasFocus()

    screen.key(Qt.Key.Key_Escape)
    assert screen.view.middle.isVisible()
    assert screen.table.hasFocus()


# --- versions ---


def test_a_new_version_is_shown_an_old_one_can_be_looked_at_and_made_current_again(
    screen: Driver, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(letter), ""))
    screen.open("hollenbeck", "elternzeit")
    first = screen.stored("elternzeit").current_version_id

    screen.run("records.new_version")
    assert screen.undo_words == "Neue Fassung von „Antrag auf Elternzeit“ abgelegt"
    assert screen.view.side.preview.place.text() == "Seite 1 von 1"
    assert screen.stored("elternzeit").current_version_id != first

    screen.view.side.details.show_tab("versions")
    screen.settle()
    versions = screen.view.side.details.versions
    assert versions.list.select_key(first)
    screen.key(Qt.Key.Key_Return, versions.list)
    assert screen.view.side.preview.place.text() == "Seite 1 von 3"
    assert screen.view.side.preview.remark_words()[0].startswith("Frühere Fassung")

    versions.make_current.click()
    screen.settle()
    assert screen.stored("elternzeit").current_version_id == first


def test_the_original_is_saved_unchanged_where_the_clerk_wants_it(
    screen: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    target = tmp_path / "Kopie.pdf"

    def ask(_parent: object, _title: str, name: str) -> tuple[str, str]:
        asked.append(name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    screen.open("hollenbeck", "zwischenzeugnis")
    screen.run("records.save_original")

    assert asked == ["Zwischenzeugnis.pdf"]
    assert target.read_bytes() == scenario.letter("Zwischenzeugnis 2023")
    assert screen.status[-1] == "„Kopie.pdf“ gespeichert"


def test_a_place_that_cannot_be_written_is_told_without_harm(
    screen: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "weg" / "a.pdf"), ""))
    screen.open("hollenbeck", "zwischenzeugnis")
    screen.run("records.save_original")

    assert screen.note_heads() == ["Das Original wurde nicht gespeichert"]


def test_follow_ups_are_ticked_off_and_the_journal_tells_it(screen: Driver) -> None:
    screen.open("hollenbeck", "elternzeit")
    details = screen.view.side.details
    details.show_tab("follow_ups")
    screen.settle()
    tick = details.follow_ups.ticks()[0]
    assert tick.accessibleName() == "Antrag auf Elternzeit prüfen, fällig heute, 24.11.2026"

    tick.click()
    screen.settle()
    assert screen.undo_words == "Wiedervorlage „Antrag auf Elternzeit prüfen“ erledigt"
    assert not details.follow_ups.ticks()[0].isEnabled()

    details.show_tab("journal")
    screen.settle()
    said = [str(details.journal.model().index(row, 0).data()) for row in range(details.journal.model().rowCount())]
    assert any("erledigt" in each for each in said)
    assert tasks.pending() == 0
