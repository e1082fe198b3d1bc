"""Fields that look like plain words until the pointer or the focus is on them: for facts edited in place.

Use::

    title = QuietEdit("Titel"); title.committed.connect(self._save)        # Enter, or the focus left
    status = QuietChoice("Status"); status.chosen.connect(self._save)      # value
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from hattingen_desk.desktop.common import fonts, icons, painting, sizes, status, theme
from hattingen_desk.desktop.common.widgets import LineEdit

INSET = 8
"""Distance of the words from the edge of the field; the field stands that much left of its column."""


def _paint_frame(painter: QPainter, widget: QWidget, *, wrong: bool) -> bool:
    """Draws the field's body where it is one: wrong, focused or under the pointer. Returns whether it did."""
    if not (wrong or widget.hasFocus() or widget.underMouse()):
        return False
    border = "bad" if wrong else "focus" if widget.hasFocus() else "control"
    painting.panel(painter, widget.rect(), "surface", sizes.RADIUS, border)
    return True


class QuietEdit(LineEdit):
    """A line edit without a body until it is used. Esc brings the old value back."""

    committed = Signal(str)
    typed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, tabular: bool = False) -> None:
        super().__init__(name, parent, tabular=tabular, small=True)
        self.setProperty("bare", "true")
        # Qt leaves two pixels of its own beside the words
        self.setTextMargins(INSET - 2, 0, INSET - 2, 0)
        self._stored = ""
        self.editingFinished.connect(self._commit)
        self.textEdited.connect(self.typed)

    def set_value(self, text: str) -> None:
        """Puts a value in; what the clerk is typing at the moment stays."""
        before, self._stored = self._stored, text
        if not self.hasFocus() or self.text() == before:
            self.show_value(text)
        self.setToolTip(text if self._is_cut() else "")

    def restore(self) -> None:
        """Brings back what is stored."""
        self.show_value(self._stored)

    def _commit(self) -> None:
        if self.text() != self._stored:
            self.committed.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._stored:
            self.restore()
            self.typed.emit(self._stored)
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        used = _paint_frame(painter, self, wrong=self.property("state") == "error")
        words = self.text() or self.placeholderText()
        if not self.hasFocus() and (not used or self.underMouse()) and self._is_cut():
            # Qt would cut a long value anywhere; read it ends with an ellipsis
            area = self.rect().adjusted(INSET, 0, -INSET, 0)
            painting.text(painter, area, words, "text" if self.text() else "text3", self.font())
            painter.end()
            return
        painter.end()
        super().paintEvent(event)

    def _is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.width() - 2 * INSET

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self._is_cut() else "")


class QuietChoice(QComboBox):
    """A choice without a body until it is used; shows a state as its chip. The wheel scrolls the pane, not it."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fonts.set_role(self, "text")
        self.setProperty("bare", "true")
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._state = ""
        self.activated.connect(self._choose)

    def set_choices(self, choices: Sequence[tuple[str, str]], value: str, state: str = "") -> None:
        """Offers (value, words) with ``value`` in force; ``state`` is the chip shown instead of the words."""
        self._state = state
        if [(self.itemData(row), self.itemText(row)) for row in range(self.count())] != list(choices):
            self.clear()
            for each, words in choices:
                self.addItem(words, each)
        self.setCurrentIndex(
            self.findData(value)
        )  # none where nothing is stored: the first choice would be a wrong fact
        self.setAccessibleDescription(status.of(state).sentence if state else "")
        self.update()

    def _choose(self, row: int) -> None:
        self.chosen.emit(str(self.itemData(row)))

    def sizeHint(self) -> QSize:
        return QSize(160, theme.px(sizes.CONTROL_SMALL))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.px(sizes.CONTROL_SMALL))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        used = _paint_frame(painter, self, wrong=self.property("state") == "error")
        area = self.rect().adjusted(INSET, 0, -24 if used else 0, 0)
        if self._state and status.of(self._state).filled:
            left = area.adjusted(-2, 0, 0, 0)
            painting.chip(painter, left, status.of(self._state))
        elif self._state:
            painting.chip(painter, area, status.of(self._state))
        else:
            painting.text(painter, area, self.currentText(), "text", self.font())
        if used:
            spot = QRect(self.width() - 22, 0, sizes.ICON_SMALL, self.height())
            icons.draw(painter, "chevron-down", "text2", spot, sizes.ICON_SMALL)
