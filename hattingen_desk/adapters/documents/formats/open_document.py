"""OpenDocument (ISO/IEC 26300): texts, tables, presentations, drawings; also as one flat XML file."""

import re
from collections.abc import Callable

from lxml import etree

from hattingen_desk.adapters.documents import remarks
from hattingen_desk.adapters.documents import sniffing as types
from hattingen_desk.adapters.documents.draft import Draft, UnreadableError
from hattingen_desk.adapters.documents.packages import Package
from hattingen_desk.adapters.documents.safe_xml import Element, attribute, local_name, parse_xml

_PREFIX = "application/vnd.oasis.opendocument."
_BY_BODY = {"text": types.ODT, "spreadsheet": types.ODS, "presentation": types.ODP, "drawing": types.ODG}
_PARAGRAPHS = frozenset({"p", "h"})
_SKIPPED = frozenset(
    "tracked-changes scripts font-face-decls automatic-styles settings sequence-decls binary-data".split()
)
_FORM_FIELDS = frozenset({"text", "textarea", "formatted-text", "number", "date", "combobox"})
_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 40


def read_open_document(package: Package, draft: Draft) -> None:
    """Fill ``draft`` from an OpenDocument package. Raises UnreadableError for files with a password."""
    manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package else b""
    if b"encryption-data" in manifest or package.encrypted:
        raise UnreadableError(remarks.ENCRYPTED_OFFICE)
    mimetype = package.read("mimetype").decode("ascii", "replace").strip() if "mimetype" in package else ""
    _set_type(draft, mimetype)
    if any(name.startswith(("Basic/", "Scripts/")) and name.endswith((".xml", ".py", ".js")) for name in package.names):
        draft.remark(remarks.MACROS)
    content = _root(package, "content.xml", draft)
    if content is not None:
        _add_body(content, draft)
    styles = _root(package, "styles.xml", draft)
    if styles is not None:
        _add_headers(styles, draft)
    meta = _root(package, "meta.xml", draft)
    if meta is not None:
        _add_title(meta, draft)


def add_flat_document(root: Element, draft: Draft) -> None:
    """Fill ``draft`` from an OpenDocument file that is one XML file."""
    _set_type(draft, attribute(root, "mimetype"))
    _add_title(root, draft)
    for part in root:
        if local_name(part) == "scripts" and len(part):
            draft.remark(remarks.MACROS)
        elif local_name(part) == "body":
            _add_body(root, draft)
        elif local_name(part) == "master-styles":
            _add_headers(part, draft)


def _set_type(draft: Draft, mimetype: str) -> None:
    base = mimetype.removesuffix("-template").removesuffix("-master").removesuffix("-flat-xml")
    draft.media_type = base if base.startswith(_PREFIX) else types.ODT
    draft.kind = types.kind_of(draft.media_type)


def _root(package: Package, name: str, draft: Draft) -> Element | None:
    if name not in package:
        return None
    data = package.read(name)
    try:
        return parse_xml(data)
    except etree.XMLSyntaxError:
        draft.remark(remarks.PARTLY_READ)
    try:
        return parse_xml(data, recover=True)
    except etree.XMLSyntaxError:
        return None


def _add_title(root: Element, draft: Draft) -> None:
    for node in root.iter("{http://purl.org/dc/elements/1.1/}title"):
        draft.propose_title(node.text or "")
        return


def _add_headers(styles: Element, draft: Draft) -> None:
    said: set[str] = set()
    for node in styles.iter():
        if local_name(node) in {"header", "footer", "header-first", "footer-first"}:
            lines: list[str] = []
            _Text(lines.append).collect(node)
            for line in "".join(lines).splitlines():
                if line.strip() and line not in said:
                    said.add(line)
                    draft.line(line)


def _add_body(root: Element, draft: Draft) -> None:
    for node in root.iter():
        if local_name(node) == "tracked-changes":
            draft.remark(remarks.TRACKED_CHANGES)
            break
    for body in root:
        if local_name(body) == "body":
            for part in body:
                if draft.media_type == types.ODT and local_name(part) in _BY_BODY:
                    draft.media_type = _BY_BODY[local_name(part)]
                    draft.kind = types.kind_of(draft.media_type)
            _Text(draft.add).collect(body)


class _Text:
    """Collects text inside paragraphs; white space between elements is layout of the XML and left out."""

    def __init__(self, add: Callable[[str], None]) -> None:
        self._add = add
        self._paragraphs = 0
        self._cells = 0

    def collect(self, root: Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, node in walk:
            name = local_name(node)
            if event == "start":
                if name in _SKIPPED:
                    walk.skip_subtree()
                else:
                    self._start(name, node)
            else:
                self._end(name)
                if self._paragraphs and node is not root:
                    self._words(node.tail)

    def _start(self, name: str, node: Element) -> None:
        if name in _PARAGRAPHS:
            self._paragraphs += 1
        elif name == "s" and self._paragraphs:
            count = attribute(node, "c")
            self._add(" " * min(int(count) if count.isdigit() else 1, _MOST_SPACES))
        elif name == "tab" and self._paragraphs:
            self._add("\t")
        elif name == "line-break":
            self._add("\n")
        elif name == "table-cell":
            self._cells += 1
        elif name == "table" and attribute(node, "name") and not self._cells:
            self._add(_heading(node))
        elif name in _FORM_FIELDS:
            self._words(attribute(node, "current-value"))
        if self._paragraphs:
            self._words(node.text)

    def _end(self, name: str) -> None:
        if name in _PARAGRAPHS:
            self._paragraphs = max(0, self._paragraphs - 1)
            self._add(" " if self._cells else "\n")
        elif name == "table-cell":
            self._cells = max(0, self._cells - 1)
            self._add("\t")
        elif name == "table-row":
            self._add("\n")

    def _words(self, text: str | None) -> None:
        if text:
            self._add(_SPACES.sub(" ", text))


def _heading(table: Element) -> str:
    """Return a line with the sheet's name for tables of a spreadsheet, nothing for tables in a text."""
    parent = table.getparent()
    in_spreadsheet = parent is not None and local_name(parent) == "spreadsheet"
    return f"Tabellenblatt {attribute(table, 'name')}\n" if in_spreadsheet else ""
