"""Excel tables, read as streams: stored values only, no formula is ever calculated, nothing is held as a whole."""

from collections.abc import Iterator
from typing import IO, cast

from lxml import etree

from hattingen_desk.adapters.documents import limits, remarks
from hattingen_desk.adapters.documents.draft import Draft, UnreadableError
from hattingen_desk.adapters.documents.formats.cell_values import format_code, shown_number
from hattingen_desk.adapters.documents.formats.office import OfficeFile
from hattingen_desk.adapters.documents.formats.office_text import OfficeText
from hattingen_desk.adapters.documents.safe_xml import Element, attribute, local_name, refuse_own_definitions

_PIECE = 256 * 1024
_MOST_SHARED_CHARACTERS = 50_000_000
_MOST_CELL = 32_767
_PHONETIC = "rPh"
_ERRORS = {"#REF!": "#BEZUG!", "#VALUE!": "#WERT!", "#NAME?": "#NAME?", "#DIV/0!": "#DIV/0!", "#N/A": "#NV"}


def add_excel(file: OfficeFile, draft: Draft) -> None:
    """Add the sheets' values, then comments and text boxes."""
    book = _Book(file)
    if any(sheet.hidden for sheet in book.sheets):
        draft.remark(remarks.HIDDEN_SHEETS)
    if any(b"ddeLink" in file.package.read(part) for part in file.parts(".externalLink+xml")):
        draft.remark(remarks.OFFICE_COMMAND)
    for sheet in book.sheets:
        if draft.full:
            return
        if len(book.sheets) > 1:
            draft.line(f"Tabellenblatt {sheet.name}")
        _add_sheet(file, sheet.part, book, draft)
        draft.line("")
    for part in file.parts(".comments+xml") + file.parts("drawing+xml"):
        root = file.root(part)
        if root is not None and not draft.full:
            OfficeText(draft.add).collect(root)
            draft.line("")


class _Sheet:
    def __init__(self, name: str, part: str, *, hidden: bool) -> None:
        self.name = name
        self.part = part
        self.hidden = hidden


class _Book:
    """What the sheets share: their names, texts used more than once, number formats."""

    def __init__(self, file: OfficeFile) -> None:
        self._file = file
        self.since_1904 = False
        self.sheets = self._sheets()
        self.formats = self._formats()
        self.texts = self._texts()

    def _sheets(self) -> list[_Sheet]:
        sheets: list[_Sheet] = []
        for part in self._file.parts(".main+xml") or ["xl/workbook.xml"]:
            root = self._file.root(part)
            targets = self._file.relations(part)
            for node in root.iter() if root is not None else ():
                if local_name(node) == "workbookPr":
                    self.since_1904 = attribute(node, "date1904") in {"1", "true"}
                elif local_name(node) == "sheet":
                    target = targets.get(attribute(node, "id"), "")
                    if target in self._file.package and "/chartsheets/" not in target:
                        hidden = attribute(node, "state") in {"hidden", "veryHidden"}
                        sheets.append(_Sheet(attribute(node, "name"), target, hidden=hidden))
        if sheets:
            return sheets
        return [_Sheet(name, name, hidden=False) for name in self._file.parts(".worksheet+xml")]

    def _formats(self) -> list[str]:
        own: dict[int, str] = {}
        codes: list[str] = []
        for part in self._file.parts(".styles+xml"):
            root = self._file.root(part)
            for node in root.iter() if root is not None else ():
                if local_name(node) == "numFmt":
                    own[_whole(attribute(node, "numFmtId"))] = attribute(node, "formatCode")
                elif local_name(node) == "xf" and local_name(cast("Element", node.getparent())) == "cellXfs":
                    codes.append(format_code(_whole(attribute(node, "numFmtId")), own))
        return codes

    def _texts(self) -> list[str]:
        texts: list[str] = []
        size = 0
        for part in self._file.parts(".sharedStrings+xml"):
            for node in _elements(self._file, part, "si"):
                texts.append(_plain(node))
                size += len(texts[-1])
                if size > _MOST_SHARED_CHARACTERS:
                    return texts
        return texts


def _add_sheet(file: OfficeFile, part: str, book: _Book, draft: Draft) -> None:
    for row in _elements(file, part, "row"):
        values = [value for cell in row if local_name(cell) == "c" and (value := _value(cell, book))]
        if values:
            draft.line("\t".join(values))
        if draft.full:
            return


def _value(cell: Element, book: _Book) -> str:
    kind = cell.get("t", "n")
    inner = {local_name(node): node for node in cell}
    if kind == "inlineStr":
        return _plain(inner["is"]) if "is" in inner else ""
    raw = (inner["v"].text or "").strip(" \t\r\n") if "v" in inner else ""
    if not raw:
        return ""
    if kind == "s":
        index = _whole(raw)
        return book.texts[index] if 0 <= index < len(book.texts) else ""
    if kind == "b":
        return "WAHR" if raw in {"1", "true"} else "FALSCH"
    if kind == "e":
        return _ERRORS.get(raw, raw)
    if kind in {"str", "d"}:
        return raw[:_MOST_CELL]
    style = _whole(cell.get("s", ""))
    code = book.formats[style] if 0 <= style < len(book.formats) else ""
    return shown_number(raw, code, since_1904=book.since_1904)


def _plain(node: Element) -> str:
    """Return a rich text without its phonetic reading, on one line."""
    parts = [
        part.text or ""
        for part in node.iter()
        if local_name(part) == "t" and local_name(cast("Element", part.getparent())) != _PHONETIC
    ]
    return "".join(parts)[:_MOST_CELL].replace("\n", " ").strip()


def _whole(text: str) -> int:
    return int(text) if text.isdigit() else -1


def _elements(file: OfficeFile, part: str, name: str) -> Iterator[Element]:
    """Yield the elements called ``name`` of a part while it is being unpacked; each is forgotten after use.

    A broken part yields what comes before the fault (``damaged`` is set).
    """
    if part not in file.package:
        return
    with file.package.stream(part) as stream:
        parser = etree.XMLPullParser(
            events=("end",),
            tag=f"{{*}}{name}",
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            recover=True,
            remove_comments=True,
        )
        for piece in _pieces(stream):
            parser.feed(piece)
            for _, node in parser.read_events():
                yield cast("Element", node)
                _forget(cast("Element", node))
        if any(entry.level_name == "FATAL" for entry in parser.error_log):
            file.damaged = True


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the stream bit by bit, refusing definitions in its beginning and sizes beyond reason."""
    size = 0
    while piece := stream.read(_PIECE):
        if not size:
            refuse_own_definitions(piece)
        size += len(piece)
        if size > limits.MAX_UNPACKED:
            raise UnreadableError(remarks.ZIP_BOMB)
        yield piece


def _forget(node: Element) -> None:
    node.clear()
    parent = node.getparent()
    while parent is not None and node.getprevious() is not None:
        del parent[0]
