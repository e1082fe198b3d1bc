"""Hilfe: the handbook inside the program, with a filter and the page of all shortcuts.

Use::

    page = HelpPage(registry); page.show_chapter("akten", "Dokumente ablegen")
"""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, QUrl
from PySide6.QtGui import QDesktopServices, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QWidget

from hattingen_desk.desktop.common import fonts, tasks, theme
from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.common.forms import dress_form
from hattingen_desk.desktop.common.screen import Crumb, Screen
from hattingen_desk.desktop.generated.ui_help_page import Ui_HelpPage
from hattingen_desk.desktop.shell import handbook
from hattingen_desk.desktop.shell.handbook import SHORTCUTS, Chapter
from hattingen_desk.desktop.shell.shortcut_page import shortcut_page
from hattingen_desk.domain.errors import DeskError

_MEASURE = 680
"""Lines longer than this are hard to read."""


class HelpPage(Screen):
    """Chapters at the left, the text at the right."""

    def __init__(self, registry: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._chapters: list[Chapter] = []
        self._shown: list[Chapter] = []
        self._wanted: tuple[str, str] = ("", "")
        self.form = Ui_HelpPage()
        self.form.setupUi(self)
        dress_form(self)
        self.form.contents.setFixedWidth(272)
        self.form.divider.setFixedWidth(1)
        self._model = QStringListModel(self)
        self.form.chapters.setModel(self._model)
        self.form.chapters.setSpacing(2)
        self.form.chapters.setProperty("nav", "true")
        self.form.page.document().setDocumentMargin(0)
        self.form.page.anchorClicked.connect(self._follow)
        self.form.filter.textChanged.connect(self._filter)
        self.form.chapters.selectionModel().currentChanged.connect(self._chosen)
        theme.signals().changed.connect(self._style_again)
        tasks.run(handbook.chapters, parent=self, on_success=self._arrived, on_failure=self._missing, lane="pool")

    def panes(self) -> list[QWidget]:
        return [self.form.chapters, self.form.page]

    def entered(self) -> None:
        self.form.chapters.setFocus()

    def show_chapter(self, chapter_id: str, heading: str = "") -> None:
        """Shows a chapter, from ``heading`` on when one is named."""
        self._wanted = (chapter_id, heading)
        self.form.filter.clear()
        self._go_to_wanted()

    def _arrived(self, chapters: Sequence[Chapter]) -> None:
        keys = Chapter(SHORTCUTS, self.tr("Tastenkürzel"), shortcut_page(self._registry), ())
        self._chapters = [*chapters, keys]
        self._filter("")
        self._go_to_wanted()

    def _missing(self, error: DeskError) -> None:
        self._arrived(())
        self.form.page.setPlainText(error.message)

    def _filter(self, query: str) -> None:
        self._shown = [chapter for chapter in self._chapters if chapter.mentions(query)]
        self._model.setStringList([chapter.title for chapter in self._shown])
        if self._shown:
            self.form.chapters.setCurrentIndex(self._model.index(0, 0))
        elif query:
            self.form.page.setPlainText(self.tr("Kein Kapitel enthält „{0}“.").format(query))

    def _go_to_wanted(self) -> None:
        chapter_id, heading = self._wanted
        rows = [row for row, chapter in enumerate(self._shown) if chapter.id == chapter_id]
        if not rows:
            return
        self._wanted = ("", "")
        self.form.chapters.setCurrentIndex(self._model.index(rows[0], 0))
        if heading:
            self._scroll_to(heading)

    def _chosen(self) -> None:
        row = self.form.chapters.currentIndex().row()
        if not 0 <= row < len(self._shown):
            return
        chapter = self._shown[row]
        # written at each visit: screens add their shortcuts when they are opened first
        text = shortcut_page(self._registry) if chapter.id == SHORTCUTS else chapter.markdown
        self.form.page.document().setMarkdown(text)
        self._style()
        self.breadcrumb_changed.emit([Crumb(self.tr("Hilfe")), Crumb(chapter.title)])

    def _style_again(self) -> None:
        self._style()

    def _style(self) -> None:
        """Headings, links and tables in our own type; Markdown knows no style sheet."""
        document = self.form.page.document()
        document.setDefaultFont(fonts.font("text"))
        document.setTextWidth(_MEASURE)
        block = document.begin()
        while block.isValid():
            cursor = QTextCursor(block)
            spacing = QTextBlockFormat()
            level = block.blockFormat().headingLevel()
            spacing.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            spacing.setBottomMargin(10 if block.textList() is None else 3)
            if level:
                spacing.setTopMargin(0 if level == 1 else 18)
                spacing.setBottomMargin(8)
                self._style_heading(cursor, level)
            cursor.mergeBlockFormat(spacing)
            block = block.next()
        self.form.page.setLineWrapColumnOrWidth(_MEASURE)
        self.form.page.setLineWrapMode(self.form.page.LineWrapMode.FixedPixelWidth)

    @staticmethod
    def _style_heading(cursor: QTextCursor, level: int) -> None:
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        words = QTextCharFormat()
        font = fonts.font({1: "title", 2: "area"}.get(level, "section"))
        words.setFontPointSize(0)
        words.setProperty(QTextFormat.Property.FontPixelSize, font.pixelSize())
        words.setFontWeight(QFont.Weight.DemiBold)
        words.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
        cursor.mergeCharFormat(words)

    def _scroll_to(self, heading: str) -> None:
        block = self.form.page.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == heading:
                place = self.form.page.document().documentLayout().blockBoundingRect(block)
                self.form.page.verticalScrollBar().setValue(int(place.top()))
                return
            block = block.next()

    def _follow(self, url: QUrl) -> None:
        target = url.toString()
        if target.endswith(".md"):
            self.show_chapter(target.removesuffix(".md").split("-", 1)[-1])
        elif url.scheme() == "https":
            QDesktopServices.openUrl(url)


