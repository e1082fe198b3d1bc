"""Light, dark, text size, high contrast: one call, every window follows."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hattingen_desk.desktop.common import fonts, icons, style_sheet, theme
from hattingen_desk.desktop.common.tokens import DARK, LIGHT
from hattingen_desk.desktop.common.widgets import Button, Label


def _page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    theme.set_ground(page, "surface")
    layout = QVBoxLayout(page)
    layout.addWidget(Button("Speichern", kind="main", icon="check"))
    layout.addWidget(QLineEdit("Antrag"))
    page.resize(300, 120)
    qtbot.addWidget(page)
    page.show()
    return page


def _colours(widget: QWidget) -> set[str]:
    picture: QImage = widget.grab().toImage()
    return {picture.pixelColor(x, y).name().upper() for x in range(picture.width()) for y in range(picture.height())}


def test_an_open_window_changes_its_colours_with_the_theme(qtbot: QtBot) -> None:
    page = _page(qtbot)
    light = _colours(page)

    theme.apply(theme.Choice.DARK)
    dark = _colours(page)

    assert {LIGHT.surface, LIGHT.accent, LIGHT.control} <= light
    assert {DARK.surface, DARK.accent, DARK.control} <= dark
    assert not {LIGHT.accent, LIGHT.control, LIGHT.surface} & dark


def test_an_icon_given_before_the_change_is_drawn_in_the_new_colour(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    icon = icons.icon("check", "accent")

    def strongest() -> QColor:
        picture = icon.pixmap(32, 32).toImage()
        solid = (picture.pixelColor(x, y) for x in range(32) for y in range(32))
        return next(colour for colour in solid if colour.alpha() == 255)

    assert strongest().name().upper() == LIGHT.accent
    theme.apply(theme.Choice.DARK)
    assert strongest().name().upper() == DARK.accent


def test_every_change_is_told_once(qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.signals().changed):
        theme.apply(theme.Choice.DARK)
    with qtbot.assertNotEmitted(theme.signals().changed):
        theme.apply(theme.Choice.DARK)


def test_the_palette_goes_with_the_sheet(qapp: QApplication) -> None:
    theme.apply(theme.Choice.DARK)

    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    assert DARK.control.lower() in qapp.styleSheet().lower()
    assert LIGHT.control.lower() not in qapp.styleSheet().lower()


def test_a_larger_text_size_reaches_words_fields_and_rows(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    title, field = Label("Hollenbeck, Anneke", "title"), QLineEdit()
    layout.addWidget(title)
    layout.addWidget(field)
    page.show()
    before = title.fontMetrics().horizontalAdvance(title.text())

    theme.apply(text_scale=1.5)

    assert title.font().pixelSize() == 30
    assert title.fontMetrics().horizontalAdvance(title.text()) == pytest.approx(before * 1.5, rel=0.05)
    assert field.sizeHint().height() >= 45
    assert theme.px(32) == 48


def test_high_contrast_takes_our_sheet_away_and_the_systems_colours_over(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "high_contrast", lambda: True)

    theme.apply(theme.Choice.DARK)

    assert qapp.styleSheet() == ""
    assert theme.tokens().text.upper() == qapp.palette().color(QPalette.ColorRole.WindowText).name().upper()
    monkeypatch.undo()
    theme.apply(theme.Choice.LIGHT)
    assert qapp.styleSheet() != ""


def test_the_sheet_sets_no_font_on_general_selectors() -> None:
    sheet = style_sheet.build(LIGHT, fonts.px)
    rules = [rule for rule in sheet.split("}") if "font" in rule.partition("{")[2]]

    assert all(rule.partition("{")[0].strip().endswith("QToolTip") for rule in rules)


def test_the_shipped_fonts_are_there_and_figures_can_stand_in_columns() -> None:
    fonts.load()
    metrics = fonts.metrics("text", tabular=True)

    assert fonts.font("text").families()[0] == "Inter"
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")
    assert fonts.metrics("text").horizontalAdvance("1111") < fonts.metrics("text").horizontalAdvance("8888")


def test_every_icon_can_be_drawn() -> None:
    empty = [name for name in icons.names() if _is_empty(icons.pixmap(name, "text", 16, 2.0).toImage())]

    assert len(icons.names()) > 70
    assert empty == []


def _is_empty(picture: QImage) -> bool:
    return all(picture.pixelColor(x, y).alpha() == 0 for x in range(picture.width()) for y in range(picture.height()))


def test_a_missing_icon_is_found_when_it_is_asked_for() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")
