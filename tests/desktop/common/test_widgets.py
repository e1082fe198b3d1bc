"""Words, notes, empty states, progress: what they say and what they never do."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hattingen_desk.desktop.common.widgets import (
    ElidedLabel,
    EmptyState,
    Label,
    Note,
    NoteStack,
    ProgressLine,
    StatusChip,
    ToolButton,
)
from hattingen_desk.domain.errors import DeskError
from tests.desktop.common.conftest import Shown


def test_a_label_never_takes_data_for_markup(qtbot: QtBot) -> None:
    label = Label("<b>Müller & Söhne</b>")
    qtbot.addWidget(label)

    assert label.sizeHint().width() > Label("Müller & Söhne").sizeHint().width()


def test_a_long_title_never_forces_the_window_wider(shown: Shown) -> None:
    label = ElidedLabel("Anhörung zur beabsichtigten Abmahnung: Frist zur Stellungnahme " * 5)
    page = shown(label)
    page.resize(200, 40)

    assert page.minimumSizeHint().width() < 100
    assert label.toolTip() == label.text()


def test_a_title_that_fits_has_no_tooltip(shown: Shown) -> None:
    label = ElidedLabel("Kurz")
    page = shown(label)
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


def test_the_same_error_twice_is_one_note_that_counts(shown: Shown, spoken: list[str]) -> None:
    notes = NoteStack()
    shown(notes)

    notes.show_error(DeskError("„A.pdf“ liegt unter „Zu klären“."), "Datei nicht abgelegt")
    notes.show_error(DeskError("„B.pdf“ liegt unter „Zu klären“."), "Datei nicht abgelegt")

    assert len(notes.notes()) == 1
    assert "2 Mal" in next(iter(notes.findChildren(Label))).text()
    assert spoken[-1] == "Datei nicht abgelegt. „B.pdf“ liegt unter „Zu klären“."


def test_a_note_stays_until_it_is_closed_and_then_takes_no_room(shown: Shown) -> None:
    notes = NoteStack()
    shown(notes)
    note = notes.show_note("info", "Aktenzeichen ist vorläufig", "Der Abgleich vergibt die Nummer.")
    assert notes.isVisible()

    note.close_note()

    assert notes.isHidden()
    assert notes.notes() == []


def test_the_words_of_a_note_wrap_inside_it(shown: Shown) -> None:
    note = Note("bad", "Datei nicht abgelegt", "Die Datei ist mit einem Kennwort geschützt. " * 4)
    page = shown(note)
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


def test_short_work_shows_no_progress(qtbot: QtBot, shown: Shown) -> None:
    line = ProgressLine()
    shown(line)
    line.start()
    line.stop()
    assert not line.shown

    line.start()
    qtbot.waitUntil(lambda: line.shown, timeout=2_000)
    line.stop()
    assert not line.shown
