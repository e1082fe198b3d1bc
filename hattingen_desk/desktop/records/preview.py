"""The preview: page picture or text of the document under the cursor, with its tools and what there is to say of it.

Use::

    preview = PreviewPane(PreviewSource(...), store)
    preview.show_document(Shown(document_id), "Antrag", FileKind.PDF, remarks, quarantined=False)
    preview.show_nothing("Kein Dokument ausgewählt", "Mit den Pfeiltasten erscheint hier die Vorschau.")
    preview.page_by(1)          # Leertaste
"""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from hattingen_desk.desktop.common import focus, sizes, spoken, theme
from hattingen_desk.desktop.common.screen import LayoutStore
from hattingen_desk.desktop.common.widgets import (
    Button,
    ElidedLabel,
    EmptyState,
    Label,
    Line,
    Note,
    NoteStack,
    ProgressLine,
    ToolButton,
)
from hattingen_desk.desktop.common.widgets.notes import Kind
from hattingen_desk.desktop.records.page_view import PageView
from hattingen_desk.desktop.records.preview_source import (
    WHY_NO_PAGE,
    WHY_NO_PAGE_OTHERWISE,
    PreviewSource,
    Shown,
    Text,
    next_page,
)
from hattingen_desk.desktop.records.text_view import TextView
from hattingen_desk.domain.content import FileKind, PagePicture
from hattingen_desk.domain.errors import DeskError

_BRIGHT_KEY = "records.original_brightness"


class PreviewPane(QWidget):
    """See the module."""

    large_wanted = Signal(bool)
    """True: the clerk wants the preview alone; False: beside the table again."""
    export_wanted = Signal()
    new_version_wanted = Signal()
    current_version_wanted = Signal()

    def __init__(self, source: PreviewSource, store: LayoutStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._store = store
        self._shown: Shown | None = None
        self._kind = FileKind.UNKNOWN
        self._pages = 0
        self._has_pages = True
        self._backwards = False
        self.title = ElidedLabel("", "section")
        self.smaller = ToolButton("zoom-out", self.tr("Verkleinern"), shortcut="-")
        self.larger = ToolButton("zoom-in", self.tr("Vergrößern"), shortcut="+")
        self.turn = ToolButton("rotate-cw", self.tr("Seite drehen"))
        self.large = ToolButton("maximize-2", self.tr("Vorschau groß zeigen"), shortcut="F11")
        self.large.setCheckable(True)
        self.line = ProgressLine()
        self.notes = NoteStack()
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(8)
        self.page = PageView()
        self.text = TextView()
        self._empty = EmptyState("eye", "")
        self._stack = QStackedWidget()
        for widget in (self.page, self.text, self._empty):
            self._stack.addWidget(widget)
        # what stands in it gives way: an empty state must not push a note together
        self._stack.setMinimumSize(120, 90)
        self._before = ToolButton("chevron-left", self.tr("Vorige Seite"))
        self._after = ToolButton("chevron-right", self.tr("Nächste Seite"))
        self.place = Label("", "text", tone="text2", tabular=True)
        self.as_text = Button(self.tr("Textfassung"), kind="quiet", icon="accessibility", small=True)
        self.as_text.setCheckable(True)
        self._tools: tuple[QWidget, ...] = (self.smaller, self.larger, self.turn, self.large)
        self._lay_out()
        self._connect()
        self.page.set_bright(bright=store.get(_BRIGHT_KEY) == "true")

    def _lay_out(self) -> None:
        head = QWidget()
        head.setMinimumHeight(theme.px(sizes.TOOL_STRIP) - 2)
        row = QHBoxLayout(head)
        row.setContentsMargins(sizes.PANE, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.title, 1)
        for tool in self._tools:
            row.addWidget(tool)
        self._rule = Line()
        self._strip = QWidget()
        self._strip.setMinimumHeight(theme.px(sizes.PAGE_STRIP))
        below = QHBoxLayout(self._strip)
        below.setContentsMargins(sizes.PANE, 0, 8, 0)
        below.setSpacing(2)
        below.addWidget(self.place)
        below.addSpacing(4)
        below.addWidget(self._before)
        below.addWidget(self._after)
        below.addStretch(1)
        below.addWidget(self.as_text)
        self._head = head
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (head, self.line, self.notes):
            layout.addWidget(widget)
        layout.addLayout(self._remarks)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._rule)
        layout.addWidget(self._strip)
        focus.lead(self, lambda: self._stack.currentWidget() or self._stack)

    def _connect(self) -> None:
        self.smaller.clicked.connect(lambda: self.page.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.page.zoom_by(1))
        self.turn.clicked.connect(self.page.turn)
        self.large.toggled.connect(self.large_wanted)
        self.as_text.toggled.connect(self._switch)
        self._before.clicked.connect(lambda: self._turn_over(-1))
        self._after.clicked.connect(lambda: self._turn_over(1))
        self.page.turned_over.connect(self._turn_over)
        self.page.width_wanted.connect(self._ask)
        self.page.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.page.customContextMenuRequested.connect(self._menu)
        self._source.page_ready.connect(self._show_page)
        self._source.no_pages.connect(self._show_instead)
        self._source.text_ready.connect(self._show_text)
        self._source.failed.connect(self._show_error)

    # --- what the screen asks for ---

    def show_document(
        self, shown: Shown, title: str, kind: FileKind, remarks: tuple[str, ...], *, quarantined: bool
    ) -> None:
        """Shows a document from its first page. ``remarks`` are what was found when it was taken in."""
        other = self._shown is None or (self._shown.document_id, self._shown.version_id) != (
            shown.document_id, shown.version_id
        )  # fmt: skip
        if not other and self._shown is not None:
            shown = replace(shown, page=self._shown.page if self._shown.stamp == shown.stamp else 0)
        self._shown, self._kind = shown, kind
        self._set_enabled(enabled=True)
        self.title.setText(title)
        self.page.setAccessibleName(self.tr("Seitenbild von {0}").format(title))
        self.text.setAccessibleName(self.tr("Textfassung von {0}").format(title))
        if other:
            self._pages, self._has_pages = 0, True
            self.page.forget_turn()
            self._show_remarks(shown, remarks, quarantined=quarantined)
        if self.as_text.isChecked() or quarantined:
            self._show_instead(shown)
        else:
            self._ask()

    def show_nothing(self, head: str, text: str, keys: tuple[tuple[str, str], ...] = ()) -> None:
        """Nothing is chosen: what to do."""
        self._shown = None
        self._source.cancel()
        self.line.stop()
        self._forget_remarks()
        self.title.setText("")
        self.page.set_picture(None)
        self._empty.clear_buttons()
        self._empty.set_words(head, text, icon="eye")
        for shortcut, words in keys:
            self._empty.add_keys(shortcut, words)
        self._stack.setCurrentWidget(self._empty)
        self._set_enabled(enabled=False)

    @property
    def shown(self) -> Shown | None:
        """What is shown."""
        return self._shown

    def remark_words(self) -> list[str]:
        """What the notes on the document say."""
        found = (self._remarks.itemAt(number) for number in range(self._remarks.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [widget.accessibleName() for widget in widgets if widget is not None]

    def page_by(self, direction: int) -> None:
        """Leertaste: on by a screen, then to the next page."""
        if self._stack.currentWidget() is self.text:
            self.text.page_by(direction)
        else:
            self.page.page_by(direction)

    def toggle_text(self) -> None:
        """Page picture or text."""
        if self._shown is not None and self._has_pages:
            self.as_text.setChecked(not self.as_text.isChecked())

    def focus_content(self) -> None:
        """The keys go to the page or the text."""
        widget = self._stack.currentWidget()
        if widget is not None and widget is not self._empty:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- pages ---

    def _ask(self) -> None:
        if self._shown is None or self.as_text.isChecked() or not self._has_pages:
            return
        self.line.start()
        self._source.show(self._shown, self.page.wanted_width)

    def _show_page(self, shown: Shown, picture: PagePicture) -> None:
        if shown != self._shown or self.as_text.isChecked():
            return
        self.line.stop()
        self._has_pages, self._pages = True, picture.page_count
        self.as_text.setEnabled(True)
        self.page.set_picture(picture, from_top=not self._backwards)
        self._backwards = False
        self._stack.setCurrentWidget(self.page)
        self._show_place()

    def _show_place(self) -> None:
        shown = self._shown
        if shown is None or not self._pages or self._stack.currentWidget() is not self.page:
            self.place.setText("")
        else:
            words = self.tr("Seite {0} von {1}").format(shown.page + 1, self._pages)
            if words != self.place.text() and shown.page:
                spoken.announce(self.page, words)
            self.place.setText(words)
        several = bool(self.place.text()) and self._pages > 1
        self._before.setVisible(several)
        self._after.setVisible(several)
        if several and shown is not None:
            self._before.setEnabled(shown.page > 0)
            self._after.setEnabled(shown.page < self._pages - 1)

    def _turn_over(self, direction: int) -> None:
        if self._shown is None:
            return
        page = next_page(self._shown, direction, self._pages)
        if page is not None:
            self._shown = page
            self._backwards = direction < 0
            self._ask()

    # --- text ---

    def _switch(self, as_text: bool) -> None:
        if self._shown is None:
            return
        if as_text:
            self._source.text(self._shown)
        else:
            self._ask()

    def _show_instead(self, shown: Shown) -> None:
        if self._shown is None or shown.document_id != self._shown.document_id:
            return
        self._has_pages = self.as_text.isChecked()
        self.as_text.setEnabled(self._has_pages)
        self._source.text(shown)

    def _show_text(self, shown: Shown, text: Text) -> None:
        if shown != self._shown:
            return
        self.line.stop()
        why = "" if self._has_pages else WHY_NO_PAGE.get(self._kind, WHY_NO_PAGE_OTHERWISE)
        self.text.show_text(text, why)
        self._stack.setCurrentWidget(self.text)
        self._show_place()

    # --- remarks and errors ---

    def _show_remarks(self, shown: Shown, remarks: tuple[str, ...], *, quarantined: bool) -> None:
        self._forget_remarks()
        if shown.version_id:
            words = self.tr("Sie sehen nicht die aktuelle Fassung dieses Dokuments.")
            note = self._remark("info", self.tr("Frühere Fassung"), words)
            note.add_link(self.tr("Aktuelle Fassung zeigen"), self.current_version_wanted.emit)
        if quarantined:
            unread = self.tr("Die Datei ließ sich nicht lesen. Das Original ist unverändert gesichert.")
            note = self._remark("warn", self.tr("Datei ist zu klären"), " ".join(remarks) or unread)
            note.add_link(self.tr("Neue Fassung …"), self.new_version_wanted.emit)
            note.add_link(self.tr("Original speichern …"), self.export_wanted.emit)
        elif remarks:
            self._remark("info", self.tr("Hinweis zur Datei"), " ".join(remarks))

    def _remark(self, kind: Kind, head: str, text: str) -> Note:
        """A note that belongs to the document: it goes with it and cannot be closed."""
        note = Note(kind, head, text)
        self._remarks.addWidget(note)
        self._remarks.setContentsMargins(sizes.PANE, 4, sizes.PANE, 8)
        return note

    def _forget_remarks(self) -> None:
        self.notes.clear()
        self._remarks.setContentsMargins(0, 0, 0, 0)
        while self._remarks.count():
            item = self._remarks.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show_error(self, error: DeskError) -> None:
        self.line.stop()
        if self._shown is None:
            return
        self.notes.show_error(error, self.tr("Die Seite lässt sich nicht zeigen"))
        self._show_instead(self._shown)

    # --- the rest ---

    def _set_enabled(self, *, enabled: bool) -> None:
        for tool in (*self._tools, self.as_text):
            tool.setVisible(enabled)
        self._strip.setVisible(enabled)
        self._rule.setVisible(enabled)
        self._show_place()

    def _menu(self, place: QPoint) -> None:
        if self._shown is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        crop = self._check(menu, self.tr("Textbreite"), on=self._shown.crop)
        crop.toggled.connect(self._set_crop)
        fit = menu.addAction(self.tr("An Breite anpassen"))
        fit.triggered.connect(lambda: self.page.set_zoom(1.0))
        menu.addSeparator()
        if theme.tokens().dark:
            bright = self._check(menu, self.tr("Originalhelligkeit"), on=self._store.get(_BRIGHT_KEY) == "true")
            bright.toggled.connect(self._set_bright)
        menu.addAction(self.tr("Original speichern unter …")).triggered.connect(self.export_wanted)
        menu.popup(self.page.mapToGlobal(place))

    def _check(self, menu: QMenu, words: str, *, on: bool) -> QAction:
        entry = menu.addAction(words)
        entry.setCheckable(True)
        entry.setChecked(on)
        return entry

    def _set_crop(self, crop: bool) -> None:
        if self._shown is not None:
            self._shown = replace(self._shown, crop=crop)
            self._ask()

    def _set_bright(self, bright: bool) -> None:
        self._store.put(_BRIGHT_KEY, "true" if bright else "false")
        self.page.set_bright(bright=bright)
