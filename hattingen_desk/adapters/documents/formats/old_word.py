"""Word before 2007 (.doc): the text through the piece table ([MS-DOC] § 2.4.1)."""

import re
import struct
from typing import Any

import olefile

from hattingen_desk.adapters.documents import remarks
from hattingen_desk.adapters.documents.draft import Draft, UnreadableError
from hattingen_desk.adapters.documents.limits import MAX_TEXT

_MAGIC = (0xA5EC, 0xA5DC)
_WORD_97 = 0x00C1
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_BYTES_OF_A_CHARACTER = 0x40000000
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*\x14")
_FIELD_WITHOUT_RESULT = re.compile("\x13[^\x13\x14\x15]*\x15")
_COMMAND_FIELD = re.compile("\x13\\s*DDE", re.IGNORECASE)
_SIGNS = str.maketrans(
    {"\r": "\n", "\x07": "\t", "\x0b": "\n", "\x0c": "\n", "\x1e": "-", "\x1f": "", "\x14": "", "\x15": "", "\xa0": " "}
)


def add_old_word(ole: "olefile.OleFileIO[Any]", draft: Draft) -> None:
    """Add body, notes, headers, comments and text boxes in the order they are stored.

    Raises UnreadableError for files with a password, struct.error or IndexError for broken ones.
    """
    stream = ole.openstream("WordDocument").read()
    magic, version = struct.unpack_from("<HH", stream, 0)
    (flags,) = struct.unpack_from("<H", stream, 0x0A)
    if magic not in _MAGIC:
        draft.remark(remarks.OLD_OFFICE_NO_TEXT)
        return
    if flags & _ENCRYPTED:
        raise UnreadableError(remarks.ENCRYPTED_OFFICE)
    if version < _WORD_97:
        start, end = struct.unpack_from("<II", stream, 0x18)
        text = stream[start:end].decode("cp1252", "replace")
    else:
        table = ole.openstream("1Table" if flags & _TABLE_1 else "0Table").read()
        text = _pieces(stream, table)
    if _COMMAND_FIELD.search(text):
        draft.remark(remarks.OFFICE_COMMAND)
    draft.add(_readable(text))
    if not draft.has_text:
        draft.remark(remarks.OLD_OFFICE_NO_TEXT)


def _pieces(stream: bytes, table: bytes) -> str:
    position, size = struct.unpack_from("<II", stream, 0x01A2)
    pieces = _piece_table(table[position : position + size])
    count = (len(pieces) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", pieces, 0)
    parts: list[str] = []
    length = 0
    for index in range(count):
        (place,) = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * index + 2)
        characters = min(max(0, bounds[index + 1] - bounds[index]), MAX_TEXT)
        if place & _BYTES_OF_A_CHARACTER:
            start = (place & ~_BYTES_OF_A_CHARACTER) // 2
            parts.append(stream[start : start + characters].decode("cp1252", "replace"))
        else:
            parts.append(stream[place : place + 2 * characters].decode("utf-16-le", "replace"))
        length += len(parts[-1])
        if length > MAX_TEXT:
            break
    return "".join(parts)


def _piece_table(clx: bytes) -> bytes:
    """Return the piece table out of a Clx, behind its property modifiers."""
    position = 0
    while clx[position] == 1:
        (size,) = struct.unpack_from("<H", clx, position + 1)
        position += 3 + size
    (size,) = struct.unpack_from("<I", clx, position + 1)
    return clx[position + 5 : position + 5 + size]


def _readable(text: str) -> str:
    """Return text with field results instead of field codes, and table marks as tabs and lines."""
    for _ in range(5):  # fields inside fields
        shorter = _FIELD_WITHOUT_RESULT.sub("", _FIELD_CODE.sub("", text))
        if shorter == text:
            break
        text = shorter
    return text.replace("\x07\x07", "\n").translate(_SIGNS)
