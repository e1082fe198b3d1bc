"""Microsoft's compound files (OLE): Outlook messages, Office before 2007, Office with a password."""

import io
import logging
import struct
from typing import Any

import olefile

from hattingen_desk.adapters.documents import remarks
from hattingen_desk.adapters.documents import sniffing as types
from hattingen_desk.adapters.documents.draft import Draft, UnreadableError
from hattingen_desk.adapters.documents.formats.summary import title_of

_INSTALLER = "000C1084-0000-0000-C000-000000000046"
_POWERPOINT_ENCRYPTED = b"\xdf\xc4\xd1\xf3"
_EXCEL_PASSWORD, _EXCEL_HEADER = 0x2F, struct.Struct("<HH")
_MACRO_STORAGES = frozenset({"macros", "_vba_project_cur", "vba", "_vba_project"})


def read_compound(data: bytes, draft: Draft) -> None:
    """Fill ``draft``. Raises UnreadableError for what is broken, encrypted, a program or unknown."""
    logging.getLogger("olefile").setLevel(logging.CRITICAL)
    try:
        ole = olefile.OleFileIO(io.BytesIO(data))
    except (OSError, ValueError, TypeError, IndexError, AttributeError, olefile.olefile.NotOleFileError) as error:
        raise UnreadableError(remarks.DAMAGED) from error
    with ole:
        streams = {"/".join(path): path for path in ole.listdir(streams=True, storages=False)}
        if "__properties_version1.0" in streams:
            from hattingen_desk.adapters.documents.formats.outlook import read_message

            draft.media_type, draft.kind = types.MSG, types.kind_of(types.MSG)
            read_message(ole, draft)
            return
        if "EncryptedPackage" in streams:
            raise UnreadableError(remarks.ENCRYPTED_OFFICE)
        _read_office(ole, data, streams, draft)


def _read_office(ole: "olefile.OleFileIO[Any]", data: bytes, streams: dict[str, list[str]], draft: Draft) -> None:
    if "WordDocument" in streams:
        draft.media_type = types.DOC
    elif "Workbook" in streams or "Book" in streams:
        draft.media_type = types.XLS
    elif "PowerPoint Document" in streams:
        draft.media_type = types.PPT
    elif ole.root is not None and ole.root.clsid == _INSTALLER:
        raise UnreadableError(remarks.PROGRAM)
    else:
        raise UnreadableError(remarks.UNKNOWN_FORMAT)
    draft.kind = types.kind_of(draft.media_type)
    if any(part.lower() in _MACRO_STORAGES for path in streams.values() for part in path):
        draft.remark(remarks.MACROS)
    draft.propose_title(title_of(ole))
    try:
        _add_text(ole, data, draft)
    except UnreadableError:
        raise
    except Exception:  # noqa: BLE001 - decades of writers: whatever is odd in it, the file is a well-formed container
        draft.remark(remarks.PARTLY_READ if draft.has_text else remarks.OLD_OFFICE_NO_TEXT)


def _add_text(ole: "olefile.OleFileIO[Any]", data: bytes, draft: Draft) -> None:
    if draft.media_type == types.DOC:
        from hattingen_desk.adapters.documents.formats.old_word import add_old_word

        add_old_word(ole, draft)
    elif draft.media_type == types.XLS:
        from hattingen_desk.adapters.documents.formats.binary_excel import add_binary_excel

        if _excel_has_password(ole):
            raise UnreadableError(remarks.ENCRYPTED_OFFICE)
        add_binary_excel(data, draft)
    else:
        from hattingen_desk.adapters.documents.formats.old_powerpoint import add_old_powerpoint

        if ole.exists("Current User") and _POWERPOINT_ENCRYPTED in ole.openstream("Current User").read()[:20]:
            raise UnreadableError(remarks.ENCRYPTED_OFFICE)
        add_old_powerpoint(ole, draft)


def _excel_has_password(ole: "olefile.OleFileIO[Any]") -> bool:
    """Look for the record FILEPASS among the first ones ([MS-XLS] § 2.4.117)."""
    stream = ole.openstream("Workbook" if ole.exists("Workbook") else "Book").read()
    position = 0
    for _ in range(8):
        if position + _EXCEL_HEADER.size > len(stream):
            return False
        kind, size = _EXCEL_HEADER.unpack_from(stream, position)
        if kind == _EXCEL_PASSWORD:
            return True
        position += _EXCEL_HEADER.size + size
    return False
