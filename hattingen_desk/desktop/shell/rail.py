"""The rail: the areas of the program, each an icon with a word, badges for what waits for the clerk.

Use::

    rail.set_areas(areas); rail.chosen.connect(shell.go_to)
    rail.set_current("records"); rail.set_badge("my_day", 6)
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from hattingen_desk.desktop.common import fonts, icons, painting, sizes, theme
from hattingen_desk.desktop.common.keys import in_german
from hattingen_desk.desktop.common.widgets.chips import paint_badge
from hattingen_desk.desktop.shell.areas import Area

_ICON_TOP = 8


class RailItem(QAbstractButton):
    """One area. The accessible name says the count, the tooltip the keys."""

    def __init__(self, area: Area, shortcut: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.area = area
        self._count = area.badge
        fonts.set_role(self, "smallest")
        self.setText(area.title)
        self.setObjectName(f"rail_{area.id}")
        self.setCheckable(True)
        # one of several: screen readers call it a radio button, not a check box
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("focusRadius", sizes.RADIUS_CARD)
        self.setToolTip(f"{area.title} ({in_german(shortcut)})" if shortcut else area.title)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.set_badge(area.badge)

    def set_badge(self, count: int) -> None:
        """How many things wait here."""
        self._count = count
        self.setAccessibleName(f"{self.area.title}, {count} offen" if count else self.area.title)
        self.update()

    @property
    def badge(self) -> int:
        """The number on the badge."""
        return self._count

    @property
    def word_width(self) -> int:
        """Width of the word below the icon."""
        return fonts.metrics("smallest").horizontalAdvance(self.text())

    def sizeHint(self) -> QSize:
        return QSize(max(sizes.RAIL_ITEM[0], self.word_width + 4), theme.px(sizes.RAIL_ITEM[1]))

    def minimumSizeHint(self) -> QSize:
        # a low window at a large text size: the items move together before anything is cut
        return QSize(self.sizeHint().width(), sizes.ICON_RAIL + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.isChecked():
            painting.panel(painter, self.rect(), "surface", sizes.RADIUS_CARD)
        elif self.underMouse():
            painting.panel(painter, self.rect(), "hover", sizes.RADIUS_CARD)
        colour = "accent" if self.isChecked() else "text2"
        word_height = fonts.line_height("smallest")
        room = self.height() - sizes.ICON_RAIL - word_height
        top = max(2, min(_ICON_TOP, room // 2))
        box = QRect(0, top, self.width(), sizes.ICON_RAIL)
        icons.draw(painter, self.area.icon, colour, box, sizes.ICON_RAIL)
        if room >= 0:
            words = QRect(2, self.height() - word_height - max(0, min(7, room // 2)), self.width() - 4, word_height)
            painting.text(painter, words, self.text(), colour, self.font(), Qt.AlignmentFlag.AlignCenter)
        paint_badge(painter, self.width() // 2 + 7, max(0, top - 6), self._count, bad=self.area.bad)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self.update()
        return super().event(event)


class Rail(QWidget):
    """All areas; the first ones can be reached by Strg+1 to Strg+9."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Bereiche"))
        self._items: dict[str, RailItem] = {}
        self._group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4, 56, 4, 8)
        self._layout.setSpacing(2)

    def _measure(self) -> None:
        """84 px; wider when the words are, at a larger text size."""
        longest = max((item.word_width for item in self._items.values()), default=0)
        self.setFixedWidth(max(sizes.RAIL, longest + 12))

    def set_areas(self, areas: Sequence[Area]) -> None:
        """Shows these areas; those marked ``foot`` stand at the foot."""
        for area in (area for area in areas if not area.foot):
            self._add(area, shortcut_of(areas, area))
        self._layout.addStretch(1)
        for area in (area for area in areas if area.foot):
            self._add(area, "")
        self._measure()
        theme.signals().changed.connect(self._measure)

    def _add(self, area: Area, shortcut: str) -> None:
        item = RailItem(area, shortcut, self)
        item.clicked.connect(lambda: self.chosen.emit(area.id))
        self._group.addButton(item)
        self._items[area.id] = item
        self._layout.addWidget(item, 0, Qt.AlignmentFlag.AlignHCenter)

    def set_current(self, area_id: str) -> None:
        """Marks the area in front."""
        self._items[area_id].setChecked(True)
        # Qt leaves the way in by Tab at the button that had the focus last
        for item in self._items.values():
            item.setFocusPolicy(Qt.FocusPolicy.TabFocus if item.isChecked() else Qt.FocusPolicy.NoFocus)

    def set_badge(self, area_id: str, count: int) -> None:
        """Changes the number on an area. KeyError: there is no such area."""
        self._items[area_id].set_badge(count)

    def item(self, area_id: str) -> RailItem:
        """The button of an area."""
        return self._items[area_id]

    def focus_current(self) -> None:
        """Puts the focus on the area in front (F6)."""
        checked = self._group.checkedButton()
        if checked is not None:
            checked.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        items = list(self._items.values())
        focused = next((number for number, item in enumerate(items) if item.hasFocus()), None)
        if step and focused is not None:
            items[(focused + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("rail"))
        sign = QRect((self.width() - 32) // 2, 12, 32, 32)
        painting.panel(painter, sign, "accent", sizes.RADIUS_CARD)
        icons.draw(painter, "folder-open", "on_accent", sign, sizes.ICON_NOTE)


def shortcut_of(areas: Sequence[Area], area: Area) -> str:
    """Strg+1 to Strg+9 in rail order, in Qt's portable form; "" for those at the foot."""
    numbered = [one.id for one in areas if not one.foot]
    position = numbered.index(area.id) + 1 if area.id in numbered else 0
    return f"Ctrl+{position}" if 1 <= position <= 9 else ""
