"""Which page of which document is shown, read and drawn off the GUI thread. Only the last request is answered.

Use::

    source = PreviewSource(desk.previewing, catalogue, parent=self)
    source.show(Shown(document_id, highlight=("elternzeit",)), width=400)
    source.page_ready.connect(...); source.text_ready.connect(...); source.failed.connect(...)
"""

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from hattingen_desk.application.ports import Catalogue
from hattingen_desk.application.previewing import Previewing
from hattingen_desk.desktop.common import tasks
from hattingen_desk.domain.content import FileKind, PagePicture
from hattingen_desk.domain.search import marks

_KEPT = 12
MOST_TEXT = 100_000
"""Characters of a text shown at once; more would hold up the window."""
MOST_MARKS = 500


@dataclass(frozen=True, slots=True)
class Shown:
    """What the preview shows. ``version_id`` empty: the current version; ``stamp`` changes when the file does."""

    document_id: str
    version_id: str = ""
    page: int = 0
    crop: bool = True
    highlight: tuple[str, ...] = ()
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a document: ``cut`` when there is more; ``spans`` to highlight, in UTF-16 units as Qt counts."""

    words: str
    spans: tuple[tuple[int, int], ...]
    cut: bool


class PreviewSource(QObject):
    """See the module."""

    page_ready = Signal(object, object)
    """Shown, PagePicture."""
    no_pages = Signal(object)
    """Shown: this file has no page pictures."""
    text_ready = Signal(object, object)
    """Shown, Text."""
    failed = Signal(object)

    def __init__(self, previewing: Previewing, catalogue: Catalogue, parent: QObject) -> None:
        super().__init__(parent)
        self._previewing = previewing
        self._catalogue = catalogue
        self._pages = tasks.Latest(self, delay_ms=15, lane="pool")
        self._texts = tasks.Latest(self, delay_ms=15, lane="pool")
        self._cache: OrderedDict[tuple[Shown, int], PagePicture | None] = OrderedDict()

    def show(self, shown: Shown, width: int) -> None:
        """Asks for a page ``width`` device pixels wide; a page seen lately is there at once."""
        key = (shown, width)
        if key in self._cache:
            self._pages.cancel()
            self._cache.move_to_end(key)
            self._tell(shown, self._cache[key])
            return
        self._pages.run(
            lambda: self._previewing.page(
                shown.document_id, page=shown.page, width=width, version_id=shown.version_id,
                crop_margins=shown.crop, highlight=shown.highlight,
            ),
            on_success=lambda picture: self._keep(key, picture),
            on_failure=self.failed.emit,
        )  # fmt: skip

    def text(self, shown: Shown) -> None:
        """Asks for the text."""

        def read() -> Text:
            if shown.version_id:
                whole = self._catalogue.version(shown.version_id).text
            else:
                whole = self._previewing.text(shown.document_id)
            words = whole[:MOST_TEXT]
            spans = marks(words, shown.highlight)[:MOST_MARKS] if shown.highlight else ()
            return Text(words, in_utf16(words, spans), cut=len(whole) > MOST_TEXT)

        self._texts.run(read, on_success=lambda text: self.text_ready.emit(shown, text), on_failure=self.failed.emit)

    def cancel(self) -> None:
        """Nothing that was asked for is shown any more."""
        self._pages.cancel()
        self._texts.cancel()

    def _keep(self, key: tuple[Shown, int], picture: PagePicture | None) -> None:
        self._cache[key] = picture
        while len(self._cache) > _KEPT:
            self._cache.popitem(last=False)
        self._tell(key[0], picture)

    def _tell(self, shown: Shown, picture: PagePicture | None) -> None:
        if picture is None:
            self.no_pages.emit(shown)
        else:
            self.page_ready.emit(shown, picture)


def in_utf16(text: str, spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return spans counted in characters as spans in UTF-16 units; they part at signs beyond the first plane."""
    wide = [place for place, sign in enumerate(text) if sign > "\uffff"]
    return tuple((start + bisect_left(wide, start), end + bisect_left(wide, end)) for start, end in spans)


def next_page(shown: Shown, direction: int, page_count: int) -> Shown | None:
    """The page after or before; None at either end."""
    page = shown.page + direction
    return replace(shown, page=page) if 0 <= page < page_count else None


WHY_NO_PAGE = {
    FileKind.MAIL: "Eine E-Mail hat keine Seiten. Sie sehen ihren Text.",
    FileKind.TEXT: "Eine Textdatei hat keine Seiten. Sie sehen ihren Text.",
    FileKind.WORD: "Für Textdokumente gibt es kein Seitenbild. Sie sehen den Text.",
    FileKind.SPREADSHEET: "Für Tabellen gibt es kein Seitenbild. Sie sehen die Inhalte der Zellen.",
    FileKind.PRESENTATION: "Für Präsentationen gibt es kein Seitenbild. Sie sehen den Text.",
    FileKind.INVOICE: "Diese E-Rechnung ist eine reine Datendatei ohne Seiten. Sie sehen ihren Inhalt.",
}
"""Why there is text instead of a page, by the kind of file."""

WHY_NO_PAGE_OTHERWISE = "Für diese Datei gibt es kein Seitenbild. Sie sehen den Text, soweit er lesbar ist."
