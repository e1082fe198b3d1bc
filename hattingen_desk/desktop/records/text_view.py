"""The text of a document, read-only, for screen readers and for files without pages; hits are marked.

Use::

    view = TextView(); view.show_text(text, why="Eine E-Mail hat keine Seiten. Sie sehen ihren Text.")
"""

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from hattingen_desk.desktop.common import fonts, sizes, theme
from hattingen_desk.desktop.common.widgets import Label
from hattingen_desk.desktop.records.preview_source import Text


class TextView(QWidget):
    """See the module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_ground(self, "surface")
        self._why = Label("", "secondary", tone="text3", wrap=True)
        self._why.setContentsMargins(sizes.PANE, 10, sizes.PANE, 4)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setFrameShape(QFrame.Shape.NoFrame)
        self.words.setProperty("bare", "true")
        self.words.setProperty("focusRing", False)
        self.words.setTabChangesFocus(True)
        fonts.set_role(self.words, "text")
        self.words.document().setDocumentMargin(sizes.PANE)
        self._spans: tuple[tuple[int, int], ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._why)
        layout.addWidget(self.words, 1)
        self.setFocusProxy(self.words)
        theme.signals().changed.connect(self._mark)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.words.setAccessibleName(name)

    def show_text(self, text: Text, why: str) -> None:
        """Shows a text; ``why`` says why there is no page picture, empty if the clerk chose the text."""
        remark = why
        if not text.words.strip():
            nothing = self.tr("Diese Datei enthält keinen lesbaren Text.")
            remark = f"{why} {nothing}".strip()
        elif text.cut:
            remark = f"{why} {self.tr('Gezeigt wird der Anfang; die Datei enthält mehr Text.')}".strip()
        self._why.setText(remark)
        self._why.setVisible(bool(remark))
        if self.words.toPlainText() != text.words:
            self.words.setPlainText(text.words)
        self._spans = text.spans
        self._mark()
        if text.spans:
            self._go_to(text.spans[0][0])

    def page_by(self, direction: int) -> None:
        """Scrolls by a screen."""
        bar = self.words.verticalScrollBar()
        bar.setValue(bar.value() + direction * max(1, bar.pageStep() - 1))

    def _mark(self) -> None:
        found = []
        form = QTextCharFormat()
        form.setBackground(QColor(theme.tokens().mark))
        form.setForeground(QColor(theme.tokens().text))
        for start, end in self._spans:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.words.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = form
            found.append(selection)
        self.words.setExtraSelections(found)

    def _go_to(self, start: int) -> None:
        cursor = self.words.textCursor()
        cursor.setPosition(start)
        self.words.setTextCursor(cursor)
        self.words.centerCursor()
