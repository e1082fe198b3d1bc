"""Buttons: main, other, quiet, final, link, and the icon-only tool button.

Use::

    save = Button("Speichern", kind="main", icon="check")       # one main button per screen
    more = Button("Weitere", kind="quiet", icon="chevron-down")
    show = LinkButton("Anzeigen")
    close = ToolButton("x", "Schließen", shortcut="Esc")        # tooltip and accessible name come from the words
"""

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QToolButton, QWidget

from hattingen_desk.desktop.common import fonts, icons, sizes, theme
from hattingen_desk.desktop.common.keys import in_german

Kind = Literal["main", "other", "quiet", "final", "link"]

_WORDS = {"main": "on_accent", "other": "text", "quiet": "text2", "final": "bad", "link": "accent"}
_ICONS = {"main": "on_accent", "other": "text2", "quiet": "text2", "final": "bad", "link": "accent"}
_PADDING = 13
_ICON_GAP = 8


class Button(QPushButton):
    """A push button with an icon left of its words; the style sheet paints its body, it paints its words."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        kind: Kind = "other",
        icon: str | None = None,
        small: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._small = small
        self.setProperty("kind", kind)
        fonts.set_role(self, "text" if kind == "quiet" else "strong")
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        if icon is not None:
            self.setIcon(icons.icon(icon, _ICONS[kind]))

    @property
    def kind(self) -> Kind:
        """What the button is for."""
        return self.property("kind") or "other"

    def set_kind(self, kind: Kind) -> None:
        """Changes what the button is for; the icon has to be set again by ``set_icon``."""
        theme.set_property(self, "kind", kind)
        fonts.set_role(self, "text" if kind == "quiet" else "strong")

    def set_icon(self, name: str) -> None:
        """Sets the icon in the colour that goes with the kind."""
        self.setIcon(icons.icon(name, _ICONS[self.kind]))
        self.updateGeometry()

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        height = theme.px(sizes.CONTROL_SMALL if self._small else sizes.CONTROL)
        return QSize(self._content_width() + 2 * self._padding(), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _padding(self) -> int:
        return 9 if self._small else _PADDING

    def _content_width(self) -> int:
        width = self.fontMetrics().horizontalAdvance(self.text()) if self.text() else 0
        if not self.icon().isNull():
            width += sizes.ICON + (_ICON_GAP if self.text() else 0)
        return width

    def _colour(self) -> str:
        return _WORDS[self.kind] if self.isEnabled() else "disabled"

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        self._paint_content(painter, self.rect())

    def _paint_content(self, painter: QPainter, area: QRect) -> None:
        left = area.x() + max(0, (area.width() - self._content_width()) // 2)
        if not self.icon().isNull():
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            spot = QRect(left, area.y() + (area.height() - sizes.ICON) // 2, sizes.ICON, sizes.ICON)
            self.icon().paint(painter, spot, Qt.AlignmentFlag.AlignCenter, mode)
            left += sizes.ICON + _ICON_GAP
        painter.setFont(self.font())
        painter.setPen(theme.colour(self._colour()))
        words = QRect(left, area.y(), area.right() - left + 1, area.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(words, flags, self.text())


class LinkButton(Button):
    """A link: for jumps and small acts inside lines of text. Underlined while the pointer is over it."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, icon: str | None = None) -> None:
        super().__init__(text, parent, kind="link", icon=icon)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(self._content_width() + 2, fonts.line_height("strong"))

    def _padding(self) -> int:
        return 0

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(self.underMouse() and self.isEnabled())
        left = 0
        if not self.icon().isNull():
            spot = QRect(0, (self.height() - sizes.ICON) // 2, sizes.ICON, sizes.ICON)
            self.icon().paint(painter, spot)
            left = sizes.ICON + _ICON_GAP
        painter.setFont(font)
        painter.setPen(theme.colour(self._colour()))
        words = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, self.text())


class ToolButton(QToolButton):
    """A 28 x 28 button with an icon only: always with a tooltip and an accessible name."""

    def __init__(
        self,
        icon: str,
        words: str,
        parent: QWidget | None = None,
        *,
        shortcut: str = "",
        colour: str = "text2",
    ) -> None:
        super().__init__(parent)
        self._colour = colour
        self.setIcon(icons.icon(icon, colour, on="accent"))
        self.setIconSize(QSize(sizes.ICON, sizes.ICON))
        self.setFixedSize(sizes.TOOL_BUTTON, sizes.TOOL_BUTTON)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.set_words(words, shortcut=shortcut)

    def set_words(self, words: str, *, shortcut: str = "") -> None:
        """What the button does, said by tooltip (with the shortcut) and screen reader."""
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({in_german(shortcut)})" if shortcut else words)

    def set_icon(self, name: str) -> None:
        """Shows another icon in the same colour."""
        self.setIcon(icons.icon(name, self._colour, on="accent"))
