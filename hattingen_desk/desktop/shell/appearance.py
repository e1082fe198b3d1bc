"""Farbschema and Textgröße: a panel for the settings, and what is remembered of it.

Use::

    appearance.restore(store)                    # at start, before the first window
    layout.addWidget(AppearancePanel(store))     # on the settings page
"""

import json

from PySide6.QtWidgets import QWidget

from hattingen_desk.desktop.common import theme
from hattingen_desk.desktop.common.forms import dress_form
from hattingen_desk.desktop.common.screen import LayoutStore
from hattingen_desk.desktop.generated.ui_appearance_panel import Ui_AppearancePanel

KEY = "shell.appearance"


def restore(store: LayoutStore) -> None:
    """Puts the remembered theme and text size in force; system and 100 % when nothing is remembered."""
    choice, scale = read(store)
    theme.apply(choice, text_scale=scale)


def read(store: LayoutStore) -> tuple[theme.Choice, float]:
    """What is remembered; what cannot be read counts as not remembered."""
    text = store.get(KEY)
    try:
        value = json.loads(text) if text else {}
    except json.JSONDecodeError:
        value = {}
    if not isinstance(value, dict):
        value = {}
    name, scale = value.get("theme"), value.get("scale")
    choice = theme.Choice(name) if name in set(theme.Choice) else theme.Choice.SYSTEM
    return choice, scale if scale in theme.TEXT_SCALES else 1.0


def remember(store: LayoutStore, choice: theme.Choice, scale: float) -> None:
    """Stores the choice and puts it in force."""
    store.put(KEY, json.dumps({"theme": choice, "scale": scale}))
    theme.apply(choice, text_scale=scale)


class AppearancePanel(QWidget):
    """Three radio buttons and the text size; acts at once."""

    def __init__(self, store: LayoutStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.form = Ui_AppearancePanel()
        self.form.setupUi(self)
        dress_form(self)
        self._buttons = {
            theme.Choice.SYSTEM: self.form.themeSystem,
            theme.Choice.LIGHT: self.form.themeLight,
            theme.Choice.DARK: self.form.themeDark,
        }
        for scale in theme.TEXT_SCALES:
            self.form.textScale.addItem(f"{round(scale * 100)} %", scale)
        self._show()
        for button in self._buttons.values():
            button.toggled.connect(self._choose)
        self.form.textScale.currentIndexChanged.connect(self._choose)

    def _show(self) -> None:
        choice, scale = read(self._store)
        self._buttons[choice].setChecked(True)
        self.form.textScale.setCurrentIndex(theme.TEXT_SCALES.index(scale))

    def _choose(self) -> None:
        choice = next(choice for choice, button in self._buttons.items() if button.isChecked())
        scale = theme.TEXT_SCALES[self.form.textScale.currentIndex()]
        if read(self._store) != (choice, scale):
            remember(self._store, choice, scale)
