"""PowerPoint before 2007 (.ppt): the text atoms in the order they are stored ([MS-PPT] § 2.9)."""

import struct
from typing import Any

import olefile

from hattingen_desk.adapters.documents import remarks
from hattingen_desk.adapters.documents.draft import Draft

_HEADER = struct.Struct("<HHI")
_CONTAINER = 0x0F
_TEXT_CHARACTERS, _TEXT_BYTES = 0x0FA0, 0x0FA8
_MASTER_TEXT = ("Click to edit", "Mastertitelformat", "Mastertextformat", "Titelmasterformat", "Textmasterformat")


def add_old_powerpoint(ole: "olefile.OleFileIO[Any]", draft: Draft) -> None:
    """Add every text once; what the master slides only suggest is left out."""
    stream = ole.openstream("PowerPoint Document").read()
    said: set[str] = set()
    position = 0
    while position + _HEADER.size <= len(stream) and not draft.full:
        version, kind, size = _HEADER.unpack_from(stream, position)
        position += _HEADER.size
        if version & 0x0F == _CONTAINER:
            continue
        if kind in {_TEXT_CHARACTERS, _TEXT_BYTES}:
            encoding = "utf-16-le" if kind == _TEXT_CHARACTERS else "latin-1"
            text = stream[position : position + size].decode(encoding, "replace").replace("\r", "\n")
            if text not in said and not text.startswith(_MASTER_TEXT):
                said.add(text)
                draft.line(text)
        position += size
    if not draft.has_text:
        draft.remark(remarks.OLD_OFFICE_NO_TEXT)
