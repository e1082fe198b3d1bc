"""The keyboard ring: 2 px, 2 px outside the control, only after keyboard movement. One overlay for a window.

Use::

    FocusRing(window)                              # once, by the shell
    widget.setProperty("focusRing", False)         # for what shows its focus itself (lists, trees, pages)
    widget.setProperty("focusRadius", 4)           # when its corners are not 6

Layouts around focusable widgets need 4 px of free room, otherwise the ring is cut.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from hattingen_desk.desktop.common import sizes, theme
from hattingen_desk.desktop.common.alive import alive

_REACH = 4


class FocusRing(QWidget):
    """Transparent to the pointer, above everything in its window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._widget: QWidget | None = None
        self._watched: list[QWidget] = []
        self._keyboard = False
        self._listening = False
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @property
    def around(self) -> QWidget | None:
        """The widget the ring stands around; None when it is not shown."""
        return self._widget if not self.isHidden() else None

    def keyboard_used(self, *, used: bool = True) -> None:
        """Tells that the focus is moved by keys from now on (or by the pointer)."""
        self._keyboard = used
        if not used:
            self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not alive(self, watched):
            return False
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(watched, QWindow):
            self._keyboard = True
        elif kind == QEvent.Type.MouseButtonPress and isinstance(watched, QWindow):
            self.keyboard_used(used=False)
        elif kind == QEvent.Type.Show and watched is self.window():
            self._listen()
        elif kind in {QEvent.Type.Move, QEvent.Type.Resize} and watched in self._watched:
            self._place()
        elif kind == QEvent.Type.Hide and watched in self._watched:
            self._leave()
        return False

    def _listen(self) -> None:
        # key and mouse presses pass the native window first; a filter on the application would see every event
        handle = self.window().windowHandle()
        if not self._listening:
            self._listening = True
            handle.installEventFilter(self)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not alive(self):
            return
        self._leave()
        if (
            new is None
            or not alive(new)
            or not self._keyboard
            or new.window() is not self.window()
            or not _wants_ring(new)
        ):
            return
        self._widget = new
        # the ring moves when the control or anything it lies in moves
        chain: QWidget | None = new
        while chain is not None and chain is not self.window():
            chain.installEventFilter(self)
            self._watched.append(chain)
            chain = chain.parentWidget()
        self._place()

    def _place(self) -> None:
        widget = self._widget
        if widget is None or not alive(widget):
            return
        corner = widget.mapTo(self.window(), QPoint(0, 0))
        around = QRect(corner, widget.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        self.setGeometry(around)
        self.raise_()
        self.show()
        self.update()

    def _leave(self) -> None:
        for widget in self._watched:
            if alive(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._widget = None
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("focus"), 2)
        painter.setPen(pen)
        wished = self._widget.property("focusRadius") if self._widget is not None else None
        radius = (wished if isinstance(wished, int) else sizes.RADIUS) + 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


def _wants_ring(widget: QWidget) -> bool:
    wish = widget.property("focusRing")
    if wish is not None:
        return bool(wish)
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    if isinstance(widget, QLineEdit) and widget.property("bare") == "true":
        return False
    return not isinstance(widget, QAbstractItemView)
