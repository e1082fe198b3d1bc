"""The status bar: sync in words at the left, what the screen says in the middle, the person at the right.

Use::

    bar.set_sync(STAND_ALONE); bar.set_message("3 von 28 ausgewählt"); bar.set_person(person)
    bar.show_progress("1.240 von 3.000 Dateien", cancel=stop.request); bar.end_progress()
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from hattingen_desk.desktop.common import fonts, icons, painting, sizes, spoken, theme
from hattingen_desk.desktop.common.widgets.buttons import LinkButton
from hattingen_desk.desktop.common.widgets.labels import ElidedLabel
from hattingen_desk.desktop.shell.areas import STAND_ALONE, Person, SyncState


class SyncLabel(QAbstractButton):
    """The state of sync: icon and words; a click opens what is behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = STAND_ALONE
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setObjectName("sync_state")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setProperty("focusRadius", 2)
        self.set_state(STAND_ALONE)

    def set_state(self, state: SyncState) -> None:
        """Shows another state."""
        self._state = state
        fonts.set_role(self, "label" if state.loud else "secondary")
        self.setText(state.words)
        self.setAccessibleName(state.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 21, theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.draw(painter, self._state.icon, self._state.tone, QRect(0, 0, 14, self.height()), sizes.ICON_SMALL)
        font = self.font()
        font.setUnderline(self.underMouse())
        words = QRect(20, 0, self.width() - 20, self.height())
        painting.text(painter, words, self.text(), self._state.tone if self._state.loud else "text2", font)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self.update()
        return super().event(event)


class StatusBar(QWidget):
    """28 px at the foot."""

    sync_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Statuszeile"))
        self.sync = SyncLabel(self)
        self.sync.clicked.connect(lambda: self.sync_wanted.emit())  # noqa: PLW0108 - the click brings a boolean
        self.message = ElidedLabel("", "secondary", tone="text2", minimum=0)
        self.progress = ElidedLabel("", "secondary", tone="text2", minimum=0)
        self.cancel = LinkButton(self.tr("Abbrechen"))
        self.cancel.clicked.connect(self._cancel)
        self._on_cancel: Callable[[], None] | None = None
        self.person = ElidedLabel("", "secondary", tone="text3", minimum=0)
        self.person.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.PANE, 1, sizes.PANE, 0)
        row.setSpacing(18)
        row.addWidget(self.sync)
        row.addWidget(self.message, 1)
        row.addWidget(self.progress)
        row.addWidget(self.cancel)
        row.addWidget(self.person)
        self.end_progress()

    def sizeHint(self) -> QSize:
        return QSize(640, theme.px(sizes.STATUS_BAR))

    def set_sync(self, state: SyncState) -> None:
        """The state of sync."""
        self.sync.set_state(state)

    def set_message(self, words: str) -> None:
        """What the screen in front says."""
        self.message.setText(words)

    def set_person(self, person: Person) -> None:
        """Who works here, at the right."""
        self.person.setText(person.line)

    def show_progress(self, words: str, cancel: Callable[[], None] | None = None) -> None:
        """Words with a count for work that takes over two seconds, and the way to stop it."""
        began = self.progress.isHidden()
        self._on_cancel = cancel
        self.progress.setText(words)
        self.progress.show()
        self.cancel.setVisible(cancel is not None)
        if began:
            spoken.announce(self, words)

    def end_progress(self) -> None:
        """The work has ended."""
        self._on_cancel = None
        self.progress.hide()
        self.cancel.hide()

    def _cancel(self) -> None:
        if self._on_cancel is not None:
            self._on_cancel()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painting.hairline(painter, 0, 0, self.width())
