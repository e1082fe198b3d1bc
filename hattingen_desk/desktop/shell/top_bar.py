"""The top bar: where one is (title or breadcrumb), the search and command field, the bell, the person.

Use::

    bar.set_title("Mein Tag"); bar.set_crumbs([Crumb("Aktenplan", go), Crumb("Hollenbeck, Anneke")])
    bar.palette_wanted.connect(palette.open_with)       # with the letter that was typed, if any
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from hattingen_desk.desktop.common import fonts, icons, painting, sizes, theme
from hattingen_desk.desktop.common.keys import in_german
from hattingen_desk.desktop.common.screen import Crumb
from hattingen_desk.desktop.common.widgets.blocks import Avatar
from hattingen_desk.desktop.common.widgets.buttons import ToolButton
from hattingen_desk.desktop.common.widgets.labels import ElidedLabel, IconLabel, key_cap_width, paint_key_cap
from hattingen_desk.desktop.shell.areas import Person

_FIELD_WIDTH = 380


class CommandField(QAbstractButton):
    """Looks like a field, opens the palette: by click, Enter, or the first letter typed into it."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = self.tr("Suchen oder Befehl eingeben")
        self._keys = in_german("Ctrl+K")
        fonts.set_role(self, "text")
        self.setObjectName("command_field")
        self.setAccessibleName(self._words)
        self.setToolTip(f"{self._words} ({self._keys})")
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(160)
        self.clicked.connect(lambda: self.wanted.emit(""))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_FIELD_WIDTH), theme.px(sizes.CONTROL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.wanted.emit("")
        elif event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.wanted.emit(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        border = "text2" if self.underMouse() else "control"
        painting.panel(painter, self.rect(), "surface", sizes.RADIUS, border)
        icons.draw(painter, "search", "text3", QRect(10, 0, sizes.ICON, self.height()))
        cap = key_cap_width(self._keys)
        height = theme.px(18)
        keys = QRect(self.width() - cap - 7, (self.height() - height) // 2, cap, height)
        words = QRect(34, 0, keys.x() - 40, self.height())
        painting.text(painter, words, self._words, "text3", self.font())
        paint_key_cap(painter, keys, self._keys)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self.update()
        return super().event(event)


class _CrumbLink(QAbstractButton):
    """A step of the breadcrumb one can go back to."""

    def __init__(self, text: str, go: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        fonts.set_role(self, "text")
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: go())  # noqa: PLW0108 - the click brings a boolean

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 1, self.fontMetrics().height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(40, self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.sizeHint().width() > self.width() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(self.underMouse())
        painting.text(painter, self.rect(), self.text(), "text" if self.underMouse() else "text2", font)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self.update()
        return super().event(event)


class TopBar(QWidget):
    """48 px over the content."""

    palette_wanted = Signal(str)
    notices_wanted = Signal()
    person_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Kopfzeile"))
        self._where = QWidget(self)
        self._crumbs = QHBoxLayout(self._where)
        self._crumbs.setContentsMargins(0, 0, 0, 0)
        self._crumbs.setSpacing(6)
        self.field = CommandField(self)
        self.field.wanted.connect(self.palette_wanted)
        self.bell = ToolButton("bell", self.tr("Hinweise seit dem Start"))
        self.bell.clicked.connect(self.notices_wanted)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(sizes.PANE, 0, sizes.PANE, 1)
        self._row.setSpacing(8)
        self._row.addWidget(self._where, 1)
        self._row.addSpacing(8)
        self._row.addWidget(self.field)
        self._row.addSpacing(6)
        self._row.addWidget(self.bell)
        self._avatar: Avatar | None = None

    def sizeHint(self) -> QSize:
        return QSize(640, theme.px(sizes.TOP_BAR))

    def set_person(self, person: Person) -> None:
        """Shows who works here."""
        if self._avatar is not None:
            self._avatar.deleteLater()
        self._avatar = Avatar(person.initials, person.line)
        self._row.addWidget(self._avatar)

    def set_title(self, title: str) -> None:
        """Shows the name of the area, for screens without a breadcrumb."""
        self._clear()
        self._crumbs.addWidget(ElidedLabel(title, "area"), 1)

    def set_crumbs(self, crumbs: Sequence[Crumb]) -> None:
        """Shows the way to where the clerk is; steps with ``go`` are links, the last one is strong."""
        self._clear()
        for number, crumb in enumerate(crumbs):
            if number:
                self._crumbs.addWidget(IconLabel("chevron-right", "text3", sizes.ICON_SMALL))
            if crumb.go is not None:
                self._crumbs.addWidget(_CrumbLink(crumb.text, crumb.go, self._where))
            else:
                self._crumbs.addWidget(ElidedLabel(crumb.text, "section" if number == len(crumbs) - 1 else "text"))
        self._crumbs.addStretch(1)

    @property
    def words(self) -> list[str]:
        """What stands at the left: the title, or the steps of the breadcrumb."""
        items = (self._crumbs.itemAt(number) for number in range(self._crumbs.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget.text() for widget in widgets if isinstance(widget, ElidedLabel | _CrumbLink)]

    def _clear(self) -> None:
        while self._crumbs.count():
            item = self._crumbs.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painting.hairline(painter, 0, self.height() - 1, self.width())
