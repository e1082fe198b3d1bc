"""What the program had to say since it was started: the list behind the bell.

Use::

    notices = Notices(); notices.add("Datei nicht abgelegt", "Das Original liegt unter „Zu klären“.", at)
    NoticesCard(notices, window).open_below(bell)
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from hattingen_desk.desktop.common import fonts, painting, sizes
from hattingen_desk.desktop.common.alive import alive
from hattingen_desk.desktop.common.widgets.labels import Label, Line

_KEPT = 50
_WIDTH = 380
_HIGHEST = 420


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing the program said."""

    head: str
    text: str
    at: datetime

    @property
    def time(self) -> str:
        """When, as the clock on the wall says it."""
        return f"{self.at:%H:%M}"


class Notices:
    """The last of them, newest first."""

    def __init__(self) -> None:
        self._kept: deque[Notice] = deque(maxlen=_KEPT)

    def add(self, head: str, text: str, at: datetime) -> None:
        """Keeps a notice; the oldest goes when there are too many."""
        self._kept.appendleft(Notice(head, text, at))

    def __iter__(self) -> Iterator[Notice]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


class NoticesCard(QWidget):
    """A card below the bell, inside the window; Esc or the focus going elsewhere closes it."""

    def __init__(self, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Hinweise seit dem Start"))
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(sizes.GROUP, 12, sizes.GROUP, 12)
        lines.setSpacing(8)
        lines.addWidget(Label(self.tr("Hinweise seit dem Start"), "section"))
        if not len(notices):
            lines.addWidget(Label(self.tr("Keine Hinweise."), "text", tone="text2"))
        for number, notice in enumerate(notices):
            if number:
                lines.addWidget(Line())
            lines.addWidget(Label(f"{notice.time}  {notice.head}", "strong", wrap=True))
            if notice.text:
                lines.addWidget(Label(notice.text, "secondary", tone="text2", wrap=True))
        lines.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(content)
        self.area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self.area.setAccessibleName(self.tr("Hinweise seit dem Start"))
        self.area.setAccessibleDescription(". ".join(f"{notice.time} {notice.head}" for notice in notices))
        self.area.setProperty("focusRing", False)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.area)
        self._content = content
        self._before: QWidget | None = None

    def open_below(self, anchor: QWidget) -> None:
        """Shows the card, its right edge under that of ``anchor``."""
        width = fonts.px(_WIDTH)
        layout = self._content.layout()
        wanted = layout.totalHeightForWidth(width - 2) if layout is not None else 0
        height = min(max(wanted, self._content.sizeHint().height()) + 12, fonts.px(_HIGHEST))
        self._before = QApplication.focusWidget()
        corner = anchor.mapTo(self.window(), QPoint(anchor.width(), anchor.height() + 6))
        self.setGeometry(QRect(corner.x() - width, corner.y(), width, height))
        self.raise_()
        self.show()
        self.area.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not alive(self, watched):
            return False
        if isinstance(event, QFocusEvent) and event.lostFocus():
            # another program in front is no reason
            if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
                self._leave()
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            before = self._before
            self._leave()
            if before is not None and alive(before):
                before.setFocus(Qt.FocusReason.PopupFocusReason)
            return True
        return False

    def _leave(self) -> None:
        self.hide()
        self.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.panel(painter, self.rect(), "raised", sizes.RADIUS_CARD, "line2")
