"""Hilfe: the handbook inside the program, with a filter and the page of all shortcuts.

Use::

    page = HelpPage(registry); page.show_chapter("akten", "Dokumente ablegen")
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from hattingen_desk.desktop.common import tasks, theme
from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.common.forms import dress_form
from hattingen_desk.desktop.common.screen import Crumb, Screen
from hattingen_desk.desktop.common.tables import Node, TreeEntry, TreeModel
from hattingen_desk.desktop.generated.ui_help_page import Ui_HelpPage
from hattingen_desk.desktop.shell import handbook
from hattingen_desk.desktop.shell.chapter_text import scroll_to_heading, show_markdown
from hattingen_desk.desktop.shell.handbook import SHORTCUTS, Chapter
from hattingen_desk.desktop.shell.shortcut_page import shortcut_page
from hattingen_desk.domain.errors import DeskError

_BETWEEN = "\x1f"
"""Parts chapter and heading in the keys of the tree."""


class HelpPage(Screen):
    """Chapters and their sections at the left, the text at the right."""

    def __init__(self, registry: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._chapters: list[Chapter] = []
        self._shown: dict[str, Chapter] = {}
        self._on_page = ""
        self._wanted: tuple[str, str] = ("", "")
        self.form = Ui_HelpPage()
        self.form.setupUi(self)
        dress_form(self)
        self.form.contents.setFixedWidth(272)
        self.form.divider.setFixedWidth(1)
        self._model = TreeModel(self)
        self.form.chapters.setModel(self._model)
        self.form.chapters.current_changed.connect(self._chosen)
        self.form.page.anchorClicked.connect(self._follow)
        self.form.filter.changed.connect(self._filter)
        self.form.filter.down_pressed.connect(self.form.chapters.setFocus)
        theme.signals().changed.connect(self._show_page_again)
        tasks.run(handbook.chapters, parent=self, on_success=self._arrived, on_failure=self._missing, lane="pool")

    def panes(self) -> list[QWidget]:
        return [self.form.contents, self.form.page]

    def entered(self) -> None:
        self.form.chapters.setFocus()
        self._tell_where()

    def show_chapter(self, chapter_id: str, heading: str = "") -> None:
        """Shows a chapter, from ``heading`` on when one is named."""
        self._wanted = (chapter_id, heading)
        self.form.filter.clear()
        self._go_to_wanted()

    @property
    def chapter_on_page(self) -> str:
        """The id of the chapter that is shown, "" before the first."""
        return self._on_page

    def _arrived(self, chapters: Sequence[Chapter]) -> None:
        keys = Chapter(SHORTCUTS, self.tr("Tastenkürzel"), shortcut_page(self._registry), ())
        self._chapters = [*chapters, keys]
        self._filter(self.form.filter.text())
        self._go_to_wanted()

    def _missing(self, error: DeskError) -> None:
        self._arrived(())
        # the shortcuts are still there, but what is missing is said first
        self._on_page = ""
        self.form.chapters.setCurrentIndex(QModelIndex())
        self.form.page.setPlainText(error.message)

    def _filter(self, query: str) -> None:
        self._shown = {chapter.id: chapter for chapter in self._chapters if chapter.mentions(query)}
        self._model.set_nodes([_node(chapter) for chapter in self._shown.values()])
        if query:
            self.form.chapters.expandAll()
        if not self._shown:
            self._on_page = ""
            self.form.page.setPlainText(self.tr("Kein Kapitel enthält „{0}“.").format(query))
        elif self._on_page not in self._shown:
            self.form.chapters.select_key(next(iter(self._shown)))

    def _go_to_wanted(self) -> None:
        chapter_id, heading = self._wanted
        if chapter_id not in self._shown:
            return
        self._wanted = ("", "")
        section = f"{chapter_id}{_BETWEEN}{heading}"
        self.form.chapters.select_key(section if section in self._model else chapter_id)

    def _chosen(self, key: object) -> None:
        if not isinstance(key, str):
            return
        chapter_id, _between, heading = key.partition(_BETWEEN)
        if chapter_id != self._on_page:
            self._on_page = chapter_id
            self._show_page()
        if not heading or not scroll_to_heading(self.form.page, heading):
            self.form.page.verticalScrollBar().setValue(0)
        self._tell_where()

    def _show_page(self) -> None:
        chapter = self._shown[self._on_page]
        # written at each visit: screens add their shortcuts when they are opened first
        text = shortcut_page(self._registry) if chapter.id == SHORTCUTS else chapter.markdown
        show_markdown(self.form.page, text)

    def _show_page_again(self) -> None:
        if self._on_page in self._shown:
            self._show_page()

    def _tell_where(self) -> None:
        if self._on_page in self._shown:
            self.breadcrumb_changed.emit([Crumb(self.tr("Hilfe")), Crumb(self._shown[self._on_page].title)])

    def _follow(self, url: QUrl) -> None:
        target = url.toString()
        if target.endswith(".md"):
            self.show_chapter(target.removesuffix(".md").split("-", 1)[-1])
        elif url.scheme() == "https":
            QDesktopServices.openUrl(url)


def _node(chapter: Chapter) -> Node:
    icon = "keyboard" if chapter.id == SHORTCUTS else "book-open"
    # the first section is the chapter's own head
    sections = dict.fromkeys(section.heading for section in chapter.sections[1:])
    below = tuple(Node(f"{chapter.id}{_BETWEEN}{heading}", TreeEntry(heading)) for heading in sections)
    return Node(chapter.id, TreeEntry(chapter.title, icon=icon), below)
