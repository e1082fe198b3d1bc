"""Farbschema and Textgröße act at once and are remembered."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from hattingen_desk.desktop.common import fonts, theme
from hattingen_desk.desktop.common.screen import MemoryLayoutStore
from hattingen_desk.desktop.shell import appearance
from hattingen_desk.desktop.shell.appearance import AppearancePanel


def test_a_choice_acts_at_once_and_comes_back(qtbot: QtBot) -> None:
    store = MemoryLayoutStore()
    panel = AppearancePanel(store)
    qtbot.addWidget(panel)
    assert panel.form.themeSystem.isChecked()

    panel.form.themeDark.setChecked(True)
    panel.form.textScale.setCurrentIndex(2)

    assert theme.tokens().dark
    assert fonts.scale() == 1.25
    theme.apply(theme.Choice.LIGHT, text_scale=1.0)
    appearance.restore(store)
    assert theme.tokens().dark
    assert fonts.scale() == 1.25
    again = AppearancePanel(store)
    qtbot.addWidget(again)
    assert again.form.themeDark.isChecked()
    assert again.form.textScale.currentText() == "125 %"
