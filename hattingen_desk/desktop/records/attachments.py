"""What came with a document: links to its attachments, or back to the mail it came with.

Use::

    links = AttachmentLinks(); links.show_rows(detail.attachments, detail.parent); links.wanted.connect(...)
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from hattingen_desk.application.read_models import DocumentRow
from hattingen_desk.desktop.common import sizes, theme
from hattingen_desk.desktop.common.widgets import Label, LinkButton
from hattingen_desk.domain.records import Document

_CAPTION_WIDTH = 122
_MOST = 20


class AttachmentLinks(QWidget):
    """One line each; takes no room where there is nothing."""

    wanted = Signal(str)
    """Document id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(sizes.PANE, 0, 10, 8)
        self.hide()

    def show_rows(self, attachments: Sequence[DocumentRow], parent: Document | None) -> None:
        """Shows the links of one document."""
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(0)
        grid.setColumnMinimumWidth(0, theme.px(_CAPTION_WIDTH))
        grid.setColumnStretch(1, 1)
        if parent is not None:
            grid.addWidget(Label(self.tr("Gehört zu"), "secondary", tone="text3"), 0, 0)
            grid.addWidget(self._link(parent.id, parent.title, "mail"), 0, 1, Qt.AlignmentFlag.AlignLeft)
        for number, row in enumerate(attachments[:_MOST], start=1):
            if number == 1:
                grid.addWidget(Label(self.tr("Anlagen"), "secondary", tone="text3"), number, 0)
            grid.addWidget(self._link(row.id, row.title, "paperclip"), number, 1, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(self._body)
        self.setVisible(bool(attachments) or parent is not None)

    def _link(self, document_id: str, title: str, icon: str) -> LinkButton:
        words = title if len(title) <= 42 else f"{title[:41]}…"
        link = LinkButton(words, icon=icon)
        link.setToolTip(title)
        link.setAccessibleName(self.tr("{0} in der Vorschau zeigen").format(title))
        link.clicked.connect(lambda: self.wanted.emit(document_id))
        return link
