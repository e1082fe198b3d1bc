"""Light, dark, system or high contrast: one place that applies it to the whole application.

Use::

    theme.apply(Choice.SYSTEM, text_scale=1.0)       # once at start, again from the settings
    painter.fillRect(rect, theme.colour("sel"))      # while painting, never stored
    theme.signals().changed.connect(self.update)     # only needed where something is cached

Order on a change: palette, sheet, pixmap cache, update. The sheet does not follow the palette by itself.
"""

from enum import StrEnum

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QColor, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from hattingen_desk.application.resource_folder import resource_folder
from hattingen_desk.desktop.common import fonts, icons, style_sheet
from hattingen_desk.desktop.common.tokens import DARK, LIGHT, Tokens


class Choice(StrEnum):
    """What the clerk chose; the values are stored."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


TEXT_SCALES = (1.0, 1.12, 1.25, 1.5)


class Signals(QObject):
    """``changed`` comes after the new colours are in place."""

    changed = Signal()


class _State:
    """The theme of this process. One application, one theme: so a class and no object handed around."""

    tokens: Tokens = LIGHT
    choice: Choice = Choice.SYSTEM
    applied: tuple[Tokens, float] | None = None
    signals: Signals | None = None
    # both wrappers are kept: PySide invalidates the second as soon as the first is collected
    hints: QStyleHints | None = None
    accessibility: QAccessibilityHints | None = None


def tokens() -> Tokens:
    """The colours in force."""
    return _State.tokens


def colour(name: str) -> QColor:
    """The colour of the token ``name``."""
    return QColor(_State.tokens.colour(name))


def choice() -> Choice:
    """What the clerk chose last."""
    return _State.choice


def px(length: float) -> int:
    """``length`` logical pixels at the current text size (see ``fonts``)."""
    return fonts.px(length)


def signals() -> Signals:
    """The theme's signals."""
    if _State.signals is None:
        _State.signals = Signals()
    return _State.signals


def high_contrast() -> bool:
    """Whether the system asks for high contrast."""
    hints = _State.accessibility
    return hints is not None and hints.contrastPreference() == Qt.ContrastPreference.HighContrast


def motion() -> bool:
    """Whether things may move; False when the system asks for reduced motion."""
    application = QApplication.instance()
    # without a screen nothing is seen moving, and pictures must show where things end up
    if not isinstance(application, QApplication) or QGuiApplication.platformName() == "offscreen":
        return False
    return application.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


def apply(wanted: Choice | None = None, *, text_scale: float | None = None) -> None:
    """Puts theme and text size in force for every window, now and when the system changes its scheme."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("a theme needs a QApplication")
    _prepare(application)
    if wanted is not None:
        _State.choice = wanted
    scale = fonts.scale() if text_scale is None else text_scale
    if high_contrast():
        _apply_native(application, scale)
    else:
        _apply_tokens(application, _tokens_for(_State.choice), scale)


def _tokens_for(wanted: Choice) -> Tokens:
    if wanted is Choice.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if wanted is Choice.DARK else LIGHT


def _prepare(application: QApplication) -> None:
    if _State.hints is not None:
        return
    application.setStyle("Fusion")
    fonts.load()
    folder = resource_folder() / "icons" / "controls"
    QDir.setSearchPaths("controlslight", [str(folder / "light")])
    QDir.setSearchPaths("controlsdark", [str(folder / "dark")])
    _State.hints = QGuiApplication.styleHints()
    _State.accessibility = _State.hints.accessibility()
    _State.hints.colorSchemeChanged.connect(_system_changed)
    _State.accessibility.contrastPreferenceChanged.connect(_system_changed)


def _system_changed() -> None:
    if _State.choice is Choice.SYSTEM or high_contrast():
        apply()


def _apply_tokens(application: QApplication, new: Tokens, scale: float) -> None:
    if _State.applied == (new, scale):
        return
    _State.tokens = new
    application.setPalette(_palette(new))
    rescaled = scale != fonts.scale() or _State.applied is None
    fonts.set_scale(scale)
    application.setStyleSheet(style_sheet.build(new, fonts.px))
    if rescaled:
        # after the sheet: a new sheet gives widgets back the fonts they had before it
        fonts.apply_scale()
    icons.set_tokens(new)
    _State.applied = (new, scale)
    _announce_change()


def _apply_native(application: QApplication, scale: float) -> None:
    """High contrast: no sheet and no colours of ours; delegates and icons take the system's."""
    application.setStyleSheet("")
    application.setPalette(QPalette())
    fonts.set_scale(scale)
    fonts.apply_scale()
    new = from_palette(application.palette())
    _State.tokens = new
    icons.set_tokens(new)
    _State.applied = (new, scale)
    _announce_change()


def _announce_change() -> None:
    for window in QApplication.topLevelWidgets():
        window.update()
    signals().changed.emit()


def _palette(t: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, name in (
        (role.Window, t.window),
        (role.WindowText, t.text),
        (role.Base, t.surface),
        (role.AlternateBase, t.sunken),
        (role.Text, t.text),
        (role.PlaceholderText, t.text3),
        (role.Button, t.surface),
        (role.ButtonText, t.text),
        (role.BrightText, t.on_accent),
        (role.Highlight, t.accent),
        (role.HighlightedText, t.on_accent),
        (role.Link, t.accent),
        (role.LinkVisited, t.accent),
        (role.ToolTipBase, t.raised),
        (role.ToolTipText, t.text),
        (role.Light, t.surface),
        (role.Midlight, t.line),
        (role.Mid, t.line2),
        (role.Dark, t.control),
        (role.Shadow, t.text),
        (role.Accent, t.accent),
    ):
        palette.setColor(which, QColor(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.disabled))
    return palette


def from_palette(palette: QPalette) -> Tokens:
    """Tokens made of a system palette only: the words stay, the shades of our own go."""

    def name(role: QPalette.ColorRole) -> str:
        return palette.color(role).name()

    role = QPalette.ColorRole
    ground, word = name(role.Window), name(role.WindowText)
    base, accent, on_accent = name(role.Base), name(role.Highlight), name(role.HighlightedText)
    values = dict.fromkeys(LIGHT.colours(), word)
    grounds = ("window", "rail", "sunken", "backdrop", "hover", "accent_soft", "mute_bg")
    values |= dict.fromkeys(grounds, ground)
    values |= dict.fromkeys(("surface", "raised", "sel", "sel_off", "mark"), base)
    values |= dict.fromkeys(("ok_bg", "warn_bg", "bad_bg", "info_bg", "sign_bg"), base)
    values |= {"accent": accent, "focus": accent, "bar1": accent, "on_accent": on_accent}
    return Tokens(dark=palette.color(role.Window).lightness() < 128, **values)


def polish(widget: QWidget) -> None:
    """Lets the sheet look again after a dynamic property of ``widget`` changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Sets a dynamic property the sheet selects by, and polishes only when it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    polish(widget)


def set_ground(widget: QWidget, name: str) -> None:
    """Fills ``widget`` with the token ``name`` (window, surface, sunken, rail, backdrop, raised)."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    set_property(widget, "ground", name)
