"""Zip packages: Office Open XML, OpenDocument, or an archive that is kept closed."""

from hattingen_desk.adapters.documents import remarks
from hattingen_desk.adapters.documents import sniffing as types
from hattingen_desk.adapters.documents.draft import Draft, UnreadableError, one_line
from hattingen_desk.adapters.documents.packages import BROKEN_ZIP, Package

_MOST_NAMES = 500


def read_package(data: bytes, draft: Draft) -> None:
    """Fill ``draft``. Raises UnreadableError for broken packages, bombs and plain archives."""
    try:
        package = Package(data)
    except BROKEN_ZIP as error:
        raise UnreadableError(remarks.DAMAGED) from error
    with package:
        if "[Content_Types].xml" in package:
            from hattingen_desk.adapters.documents.formats.office import read_office

            read_office(package, data, draft)
        elif "content.xml" in package:
            from hattingen_desk.adapters.documents.formats.open_document import read_open_document

            read_open_document(package, draft)
        else:
            _list_archive(package, draft)


def _list_archive(package: Package, draft: Draft) -> None:
    """Keep the archive closed; the names in it can be searched."""
    names = [name for name in package.names if not name.endswith("/")]
    for name in names[:_MOST_NAMES]:
        draft.line(one_line(name))
    draft.give_up(remarks.archive(types.ARCHIVES[types.ZIP], len(names)))
