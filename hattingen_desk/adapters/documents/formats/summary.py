r"""The title in the property set of a compound file ([MS-OLEPS] § 2.21, \x05SummaryInformation)."""

import struct
from typing import Any

import olefile

from hattingen_desk.adapters.documents.text_encoding import decode_as

_STREAM = "\x05SummaryInformation"
_CODE_PAGE, _TITLE = 1, 2
_EIGHT_BIT, _WIDE = 0x1E, 0x1F
_MOST_PROPERTIES = 200
_LONGEST = 4_000


def title_of(ole: "olefile.OleFileIO[Any]") -> str:
    """Return the title, empty if there is none or the property set is broken."""
    try:
        data = ole.openstream(_STREAM).read() if ole.exists(_STREAM) else b""
        return _title(data) if data else ""
    except (OSError, struct.error, ValueError, IndexError, TypeError):
        return ""


def _title(data: bytes) -> str:
    (section,) = struct.unpack_from("<I", data, 44)
    _, count = struct.unpack_from("<II", data, section)
    places = dict(
        struct.unpack_from("<II", data, section + 8 + 8 * index) for index in range(min(count, _MOST_PROPERTIES))
    )
    if _TITLE not in places:
        return ""
    (page,) = struct.unpack_from("<H", data, section + places[_CODE_PAGE] + 4) if _CODE_PAGE in places else (1252,)
    kind, size = struct.unpack_from("<II", data, section + places[_TITLE])
    start = section + places[_TITLE] + 8
    if kind == _WIDE:
        return data[start : start + 2 * min(size, _LONGEST)].decode("utf-16-le", "replace").rstrip("\x00")
    if kind == _EIGHT_BIT:
        encoding = "utf-8" if page == 65001 else "utf-16-le" if page == 1200 else f"cp{page}"
        return decode_as(data[start : start + min(size, _LONGEST)], encoding).split("\x00", 1)[0]
    return ""
