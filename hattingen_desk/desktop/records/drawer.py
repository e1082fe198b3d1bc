"""In a narrow window the filing plan is a drawer over the content: F6 or the door opens it, a choice closes it.

Use::

    drawer = Drawer(screen, tree_pane); drawer.door      # a widget for panes(): the focus on it opens the drawer
    drawer.take_out(splitter); drawer.put_back(splitter)
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSplitter, QWidget

from hattingen_desk.desktop.common import theme
from hattingen_desk.desktop.common.alive import alive
from hattingen_desk.desktop.common.widgets import Line

_WIDTH = 272


class Door(QWidget):
    """One pixel at the left edge; when the focus comes here the drawer opens."""

    def __init__(self, drawer: "Drawer") -> None:
        super().__init__()
        self._drawer = drawer
        self.setFixedWidth(1)
        self.setProperty("focusRing", False)
        self.setAccessibleName("Aktenplan öffnen")

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._drawer.open()


class Drawer(QObject):
    """Holds the pane while the window is narrow."""

    def __init__(self, screen: QWidget, pane: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._pane = pane
        self.door = Door(self)
        self._frame = QFrame(screen)
        theme.set_ground(self._frame, "sunken")
        self._layout = QHBoxLayout(self._frame)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(Line(upright=True, colour="line2"))
        self._frame.hide()
        self.is_out = False
        screen.installEventFilter(self)
        pane.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @property
    def is_open(self) -> bool:
        """Whether the pane lies over the content."""
        return self._frame.isVisible()

    def take_out(self) -> None:
        """The window became narrow."""
        if not self.is_out:
            self._layout.insertWidget(0, self._pane)
            self.is_out = True
            self.door.show()

    def put_back(self, splitter: QSplitter) -> None:
        """There is room again."""
        if self.is_out:
            self._frame.hide()
            splitter.insertWidget(0, self._pane)
            self._pane.show()
            self.is_out = False
        self.door.hide()

    def open(self) -> None:
        """Lays the pane over the content and gives it the keys."""
        if self.is_out:
            self._place()
            self._pane.show()
            self._frame.show()
            self._frame.raise_()
            self._pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close(self) -> None:
        """Takes the pane away."""
        if self.is_out:
            self._frame.hide()

    def _place(self) -> None:
        width = min(theme.px(_WIDTH), self._screen.width() - 60)
        self._frame.setGeometry(0, 0, width, self._screen.height())

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not alive(self, new) or not self.is_open:
            return
        if new is not self.door and not self._frame.isAncestorOf(new):
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not alive(self, watched):
            return False
        if watched is self._screen and event.type() == QEvent.Type.Resize and self.is_open:
            self._place()
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if self.is_open and pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return False
