"""What all Office Open XML files share (ISO/IEC 29500-2): content types, relationships, properties, warnings."""

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from hattingen_desk.adapters.documents import remarks
from hattingen_desk.adapters.documents import sniffing as types
from hattingen_desk.adapters.documents.draft import Draft, UnreadableError
from hattingen_desk.adapters.documents.packages import Package
from hattingen_desk.adapters.documents.safe_xml import Element, attribute, local_name, parse_xml

# part of the main part's content type -> media type; the folder is used when the content types are unreadable
_MAIN_TYPES = (
    ("wordprocessingml", types.DOCX),
    ("ms-word", types.DOCX),
    ("ms-excel.sheet.binary", types.XLSB),
    ("spreadsheetml", types.XLSX),
    ("ms-excel", types.XLSX),
    ("presentationml", types.PPTX),
    ("ms-powerpoint", types.PPTX),
)
_FOLDERS = (("word/", types.DOCX), ("xl/", types.XLSX), ("ppt/", types.PPTX))
# relationships that make Office fetch something as soon as the file is opened
_FETCHED = ("/attachedTemplate", "/oleObject", "/frame", "/subDocument")
_MOST_RELATIONS = 200


class OfficeFile:
    """An Office Open XML package: its parts by their content type."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.damaged = False
        self._types = self._content_types()
        self.media_type = self._media_type()

    def parts(self, content_type: str) -> list[str]:
        """Return the names of the parts whose content type ends with ``content_type``, in natural order."""
        found = [name for name, kind in self._types.items() if kind.endswith(content_type)]
        return sorted(found, key=_natural)

    def root(self, name: str) -> Element | None:
        """Return the root of an XML part; None if it is missing or nothing of it can be read (then ``damaged``)."""
        if name not in self.package:
            return None
        data = self.package.xml(name)
        try:
            return parse_xml(data)
        except etree.XMLSyntaxError:
            self.damaged = True
        try:
            return parse_xml(data, recover=True)
        except etree.XMLSyntaxError:
            return None

    def relations(self, part: str) -> dict[str, str]:
        """Return target names by relationship id of a part; targets outside the package are left out."""
        folder, base = posixpath.split(part)
        root = self.root(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        targets = {}
        for relation in root if root is not None else ():
            if attribute(relation, "TargetMode") != "External":
                target = attribute(relation, "Target")
                joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                targets[attribute(relation, "Id")] = posixpath.normpath(joined)
        return targets

    def _content_types(self) -> dict[str, str]:
        root = self.root("[Content_Types].xml")
        by_ending: dict[str, str] = {}
        own: dict[str, str] = {}
        for entry in root if root is not None else ():
            if local_name(entry) == "Override":
                own[attribute(entry, "PartName").lstrip("/")] = attribute(entry, "ContentType")
            elif local_name(entry) == "Default":
                by_ending[attribute(entry, "Extension").lower()] = attribute(entry, "ContentType")
        return {
            name: own.get(name) or by_ending.get(name.rpartition(".")[2].lower(), "") for name in self.package.names
        }

    def _media_type(self) -> str:
        for kind in sorted(set(self._types.values()), key=_binary_first):
            # „…document.main+xml“, „…template.macroEnabledTemplate.main+xml“, „…sheet.binary.macroEnabled.main“
            if ".main" in kind:
                for word, media_type in _MAIN_TYPES:
                    if word in kind:
                        return media_type
        for folder, media_type in _FOLDERS:
            if any(name.startswith(folder) for name in self.package.names):
                return media_type
        return ""


def read_office(package: Package, data: bytes, draft: Draft) -> None:
    """Fill ``draft`` from a Word, Excel or PowerPoint file; ``data`` are the package's bytes.

    Raises UnreadableError for other packages.
    """
    file = OfficeFile(package)
    if not file.media_type:
        raise UnreadableError(remarks.unsupported("eine Office-Datei besonderer Art"))
    draft.media_type = file.media_type
    draft.kind = types.kind_of(file.media_type)
    _warn(file, draft)
    for text in _properties(file, "title"):
        draft.propose_title(text)
    if file.media_type == types.DOCX:
        from hattingen_desk.adapters.documents.formats.word import add_word

        add_word(file, draft)
    elif file.media_type == types.XLSX:
        from hattingen_desk.adapters.documents.formats.excel import add_excel

        add_excel(file, draft)
    elif file.media_type == types.PPTX:
        from hattingen_desk.adapters.documents.formats.powerpoint import add_powerpoint

        add_powerpoint(file, draft)
    else:
        from hattingen_desk.adapters.documents.formats.binary_excel import add_binary_excel

        add_binary_excel(data, draft)
    if file.damaged:
        draft.remark(remarks.PARTLY_READ)


def _warn(file: OfficeFile, draft: Draft) -> None:
    names = file.package.names
    if any(name.lower().endswith("vbaproject.bin") or "/macrosheets/" in name.lower() for name in names):
        draft.remark(remarks.MACROS)
    for name in [name for name in names if name.endswith(".rels")][:_MOST_RELATIONS]:
        root = file.root(name)
        if root is not None and any(_fetches(relation) for relation in root):
            draft.remark(remarks.OFFICE_FETCHES)


def _fetches(relation: Element) -> bool:
    return (
        attribute(relation, "TargetMode") == "External"
        and attribute(relation, "Type").endswith(_FETCHED)
        and attribute(relation, "Target").lower().startswith(("http:", "https:", "ftp:", "mhtml:"))
    )


def _properties(file: OfficeFile, name: str) -> Iterator[str]:
    for part in file.parts("core-properties+xml") or ["docProps/core.xml"]:
        root = file.root(part)
        for entry in root if root is not None else ():
            if local_name(entry) == name and entry.text:
                yield entry.text


def _binary_first(kind: str) -> bool:
    """Sort key: a binary workbook lists its main part as the default for all binary parts, among other types."""
    return "binary" not in kind


def _natural(name: str) -> list[tuple[int, str]]:
    """Sort key: ``slide2`` before ``slide10``."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", name)]
