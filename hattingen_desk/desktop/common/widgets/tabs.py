"""Tabs of a pane, and a row of exclusive choices.

Use::

    tabs = TabStrip("Angaben zum Dokument")
    tabs.set_tabs([("metadata", "Metadaten"), ("journal", "Journal"), ...])     # what does not fit goes under *Mehr*
    tabs.current_changed.connect(self._show_tab)                                 # with the id
    view = SegmentedControl("Ansicht", [("page", "Seite"), ("text", "Textfassung")])
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QWidget

from hattingen_desk.desktop.common import fonts, painting, sizes, theme

_GAP = 18


class _Tab(QAbstractButton):
    """One tab: words, and a 2 px accent line below when chosen."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        fonts.set_role(self, "strong")
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        # one of several: screen readers call it a radio button, not a check box
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, theme.px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = "text" if self.isChecked() or self.underMouse() else "text2"
        painting.text(painter, self.rect(), self.text(), colour, self.font())
        if self.isChecked():
            painter.fillRect(QRect(0, self.height() - 2, self.width(), 2), theme.colour("accent"))


class TabStrip(QWidget):
    """Tabs in one row; those that do not fit stand under *Mehr*. Arrow keys change, Tab leaves."""

    current_changed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, at_most: int = 0) -> None:
        super().__init__(parent)
        self._at_most = at_most
        self._tabs: dict[str, _Tab] = {}
        self._hidden: list[str] = []
        self._told = ""
        self._group = QButtonGroup(self)
        self._more = _Tab(self.tr("Mehr"), self)
        self._more.setCheckable(False)
        self._more.setAccessibleName(self.tr("Weitere Reiter"))
        self._more.clicked.connect(self._show_menu)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_tabs(self, tabs: Sequence[tuple[str, str]]) -> None:
        """Shows these tabs (id, words); the first is chosen."""
        for old in self._tabs.values():
            self._group.removeButton(old)
            old.deleteLater()
        self._tabs = {}
        for key, words in tabs:
            tab = _Tab(words, self)
            tab.clicked.connect(lambda _checked=False, key=key: self.set_current(key))
            self._group.addButton(tab)
            self._tabs[key] = tab
        if tabs:
            self._tabs[tabs[0][0]].setChecked(True)
            self._told = tabs[0][0]
        self._arrange()

    def set_at_most(self, count: int) -> None:
        """At most ``count`` tabs stand in the row, the others under *Mehr* (0: as many as fit)."""
        self._at_most = count
        self._arrange()

    @property
    def current(self) -> str:
        """The id of the chosen tab, "" when there are none."""
        return next((key for key, tab in self._tabs.items() if tab.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Chooses a tab. KeyError: there is none with this id."""
        self._tabs[key].setChecked(True)
        self._arrange()
        # a click has checked the tab already, so what was told counts and not what is checked
        if key != self._told:
            self._told = key
            self.current_changed.emit(key)

    def sizeHint(self) -> QSize:
        width = sum(tab.sizeHint().width() + _GAP for tab in self._tabs.values())
        return QSize(width, theme.px(34) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.px(34) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = list(self._tabs)
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if not keys or not step:
            super().keyPressEvent(event)
            return
        self.set_current(keys[(keys.index(self.current) + step) % len(keys)])
        self._tabs[self.current].setFocus(Qt.FocusReason.TabFocusReason)

    def _shown(self) -> list[str]:
        """Which tabs stand in the row; the chosen one always does."""
        keys = list(self._tabs)
        widths = {key: tab.sizeHint().width() + _GAP for key, tab in self._tabs.items()}
        limit = self._at_most or len(keys)
        more = self._more.sizeHint().width()
        if len(keys) <= limit and sum(widths.values()) - _GAP <= self.width():
            return keys
        room, row = self.width() - more, []
        current = self.current
        room -= widths.get(current, 0)
        for key in keys:
            if key == current:
                row.append(key)
            elif len(row) + (current not in row) < limit and widths[key] <= room:
                room -= widths[key]
                row.append(key)
        return row

    def _arrange(self) -> None:
        shown = self._shown()
        self._hidden = [key for key in self._tabs if key not in shown]
        left, height = 0, theme.px(34)
        for key, tab in self._tabs.items():
            tab.setVisible(key in shown)
            if key in shown:
                tab.setGeometry(left, self.height() - height, tab.sizeHint().width(), height)
                left += tab.sizeHint().width() + _GAP
        self._more.setVisible(bool(self._hidden))
        self._more.setGeometry(left, self.height() - height, self._more.sizeHint().width(), height)

    @property
    def under_more(self) -> list[str]:
        """The ids of the tabs that stand under *Mehr*."""
        return list(self._hidden)

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in self._hidden:
            action = menu.addAction(self._tabs[key].text())
            action.triggered.connect(lambda _checked=False, key=key: self.set_current(key))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.hairline(painter, 0, self.height() - 1, self.width())


class _Segment(QAbstractButton):
    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        fonts.set_role(self, "strong")
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        # one of several: screen readers call it a radio button, not a check box
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 24, theme.px(sizes.CONTROL_SMALL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.isChecked():
            painting.panel(painter, self.rect(), "accent_soft", sizes.RADIUS_SMALL)
        elif self.underMouse():
            painting.panel(painter, self.rect(), "hover", sizes.RADIUS_SMALL)
        colour = "accent" if self.isChecked() else "text2"
        painting.text(painter, self.rect(), self.text(), colour, self.font(), Qt.AlignmentFlag.AlignCenter)


class SegmentedControl(QWidget):
    """A few choices side by side of which one is in force."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.setSpacing(2)
        for key, words in choices:
            segment = _Segment(words, self)
            segment.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(segment)
            self._segments[key] = segment
            layout.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> str:
        """The id of the choice in force, "" when none is."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Puts a choice in force without telling."""
        self._segments[key].setChecked(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.panel(painter, self.rect(), "surface", sizes.RADIUS, "line2")
