"""Fonts by role, at the text size the clerk chose.

Use::

    fonts.set_role(label, "section")              # follows the text size setting by itself
    fonts.set_role(amount, "text", tabular=True)
    painter.setFont(fonts.font("secondary", weight=500))

Roles: ``title`` 20/600, ``area`` 15/600, ``section`` 13/600, ``text`` 13/400, ``strong`` 13/500,
``secondary`` 12/400, ``label`` 12/500, ``smallest`` 11/500, ``caption`` 11/600 (FRIST, ZAHLUNG, PRÜFUNG).
"""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from hattingen_desk.application.resource_folder import resource_folder

FAMILIES = ("Inter", "Segoe UI", "Noto Sans", "sans-serif")
_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf", "Inter-Italic.otf")
_ROLE_PROPERTY = "fontRole"
_TABULAR_PROPERTY = "fontTabular"
_HEIGHT_PROPERTY = "scaledHeight"


@dataclass(frozen=True, slots=True)
class Role:
    """Size in pixels at 100 %, line height in pixels, weight."""

    size: int
    line: int
    weight: int


ROLES = {
    "title": Role(20, 28, 600),
    "area": Role(15, 22, 600),
    "input": Role(15, 22, 400),
    "section": Role(13, 20, 600),
    "text": Role(13, 20, 400),
    "strong": Role(13, 20, 500),
    "secondary": Role(12, 18, 400),
    "label": Role(12, 18, 500),
    "smallest": Role(11, 16, 500),
    "caption": Role(11, 16, 600),
}


class _Scale:
    """The one text size setting; a class attribute so that no ``global`` is needed."""

    factor: float = 1.0
    loaded: bool = False


def load() -> None:
    """Makes the shipped fonts known to Qt. Needs a QGuiApplication; does nothing the second time."""
    if _Scale.loaded:
        return
    folder = resource_folder() / "fonts"
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(folder / name))
    _Scale.loaded = True


def scale() -> float:
    """The text size setting: 1.0 is 100 %."""
    return _Scale.factor


def px(length: float) -> int:
    """``length`` logical pixels at 100 %, at the current text size."""
    return round(length * _Scale.factor)


@lru_cache(maxsize=256)
def _font(role: str, weight: int, tabular: bool, italic: bool, factor: float) -> QFont:
    kind = ROLES[role]
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(max(1, round(kind.size * factor)))
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    # Inter is drawn tight: small text gains from a little air, large text loses it
    if kind.size <= 12:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.1)
    elif kind.size >= 20:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.2)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def font(role: str = "text", *, weight: int | None = None, tabular: bool = False, italic: bool = False) -> QFont:
    """The font of ``role`` at the current text size; ``tabular`` gives figures of one width (for columns)."""
    return QFont(_font(role, weight or ROLES[role].weight, tabular, italic, _Scale.factor))


@lru_cache(maxsize=256)
def _metrics(role: str, weight: int, tabular: bool, factor: float) -> QFontMetrics:
    return QFontMetrics(_font(role, weight, tabular, False, factor))


def metrics(role: str = "text", *, weight: int | None = None, tabular: bool = False) -> QFontMetrics:
    """Measures of the font that ``font`` gives for the same arguments."""
    return _metrics(role, weight or ROLES[role].weight, tabular, _Scale.factor)


def line_height(role: str) -> int:
    """Height of one line of ``role`` in logical pixels."""
    return px(ROLES[role].line)


def set_role(widget: QWidget, role: str, *, tabular: bool = False) -> None:
    """Gives ``widget`` the font of ``role`` and lets it follow the text size setting from then on."""
    widget.setProperty(_ROLE_PROPERTY, role)
    widget.setProperty(_TABULAR_PROPERTY, tabular)
    widget.setFont(font(role, tabular=tabular))


def set_minimum_height(widget: QWidget, length: int) -> None:
    """Makes ``widget`` at least ``length`` logical pixels high at 100 %, more at a larger text size."""
    widget.setProperty(_HEIGHT_PROPERTY, length)
    widget.setMinimumHeight(px(length))


def set_scale(factor: float) -> None:
    """Sets the text size (1.0, 1.12, 1.25, 1.5) for everything that asks from now on."""
    _Scale.factor = factor


def apply_scale() -> None:
    """Gives the application and every widget that has a role the font of the current text size."""
    QApplication.setFont(font("text"))
    for widget in QApplication.allWidgets():
        role = widget.property(_ROLE_PROPERTY)
        if isinstance(role, str):
            widget.setFont(font(role, tabular=bool(widget.property(_TABULAR_PROPERTY))))
        height = widget.property(_HEIGHT_PROPERTY)
        if isinstance(height, int):
            widget.setMinimumHeight(px(height))
        # what paints itself measures by px(), which no font event tells
        widget.updateGeometry()
