"""Fields: what is typed, what it means, what is wrong with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hattingen_desk.desktop.common.widgets import (
    Button,
    DateField,
    FilterField,
    LineField,
)
from tests.desktop.common.conftest import Shown

TUESDAY = date(2026, 11, 24)


def test_a_date_field_says_which_day_is_meant_while_it_is_typed(shown: Shown) -> None:
    field = DateField("Frist", lambda: TUESDAY)
    shown(field)

    QTest.keyClicks(field.edit, "+14")

    assert field.value() == date(2026, 12, 8)
    assert field.edit.accessibleDescription() == "Dienstag, 08.12.2026"
    assert field.edit.text() == "+14"


def test_a_date_field_writes_the_day_out_when_it_is_left(shown: Shown) -> None:
    field, other = DateField("Frist", lambda: TUESDAY), Button("Weiter")
    shown(field, other)
    field.edit.setFocus()
    QTest.keyClicks(field.edit, "mo")

    other.setFocus()

    assert field.text() == "30.11.2026"
    assert field.error == ""


def test_a_day_that_cannot_be_read_is_said_below_the_field(shown: Shown, spoken: list[str]) -> None:
    field = DateField("Frist", lambda: TUESDAY)
    shown(field)
    QTest.keyClicks(field.edit, "31.02.")

    assert not field.check()
    assert field.error
    assert field.value() is None
    assert spoken == [field.error]


def test_an_error_goes_away_when_the_clerk_types_on(shown: Shown) -> None:
    field = LineField("IBAN")
    shown(field)
    field.set_error("Zu kurz: eine deutsche IBAN hat 22 Stellen.")

    QTest.keyClicks(field.edit, "1")

    assert field.error == ""
    assert field.edit.property("state") == "normal"


def test_the_repair_stands_beside_the_error_and_does_it(shown: Shown) -> None:
    field = LineField("IBAN")
    shown(field)

    def take_over() -> None:
        field.set_text("DE02 1203 0000 0000 2020 51")

    field.set_error("Prüfziffer falsch.", repair="Übernehmen", on_repair=take_over)
    link = next(button for button in field.findChildren(Button) if button.text() == "Übernehmen")

    QTest.mouseClick(link, Qt.MouseButton.LeftButton)

    assert field.text() == "DE02 1203 0000 0000 2020 51"
    assert field.error == ""


def test_a_long_value_is_shown_from_its_beginning(shown: Shown) -> None:
    field = LineField("Rechnungsnummer")
    shown(field)
    field.set_text("RE-2026-1187 Pflege der Außenanlagen")

    assert field.edit.cursorPosition() == 0


def test_escape_empties_a_filter(shown: Shown) -> None:
    field = FilterField("Dokumente filtern")
    shown(field)
    told: list[str] = []
    field.changed.connect(told.append)

    QTest.keyClicks(field.edit, "ab")
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)

    assert told == ["a", "ab", ""]
