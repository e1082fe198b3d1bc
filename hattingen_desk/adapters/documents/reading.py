"""Reads one file: sniffs it, hands it to its format's reader, and turns whatever happens into a Content."""

import importlib
from collections.abc import Callable
from typing import cast

from hattingen_desk.adapters.documents import limits, remarks
from hattingen_desk.adapters.documents import sniffing as types
from hattingen_desk.adapters.documents.draft import Draft, UnreadableError
from hattingen_desk.adapters.documents.naming import remark_on_name, runs_when_opened
from hattingen_desk.domain.content import Content, FileKind

_FORMATS = "hattingen_desk.adapters.documents.formats."

# module and function of each format; imported when the first file of it comes
_READERS = {
    types.PDF: "pdf:read_pdf",
    types.ZIP: "packaged:read_package",
    types.OLE: "compound:read_compound",
    types.RTF: "rtf:read_rtf",
    types.EML: "mail:read_mail",
    types.TEXT: "plain:read_text",
    types.CSV: "plain:read_text",
    types.HTML: "html:read_html",
    types.XML: "xml:read_xml",
    **dict.fromkeys(types.SHOWN_IMAGES, "image:read_image"),
}
_KEPT_UNREAD = {
    types.PROGRAM: remarks.PROGRAM,
    types.SIGNATURE: remarks.SIGNATURE_CONTAINER,
    types.TNEF: remarks.OUTLOOK_ENVELOPE,
    types.UNKNOWN: remarks.UNKNOWN_FORMAT,
    "image/heic": remarks.unsupported("eine Aufnahme im Format HEIC"),
    "image/emf": remarks.unsupported("eine Windows-Grafik (EMF/WMF)"),
    "image/vnd.adobe.photoshop": remarks.unsupported("ein Photoshop-Bild"),
    "application/postscript": remarks.unsupported("eine PostScript-Datei"),
    "application/vnd.sqlite3": remarks.unsupported("eine Datenbank"),
    "font/woff": remarks.unsupported("eine Schriftart"),
    **dict.fromkeys(("audio/mpeg", "audio/ogg", "audio/flac", "audio/wav"), remarks.unsupported("eine Tonaufnahme")),
    **dict.fromkeys(("video/mp4", "video/x-matroska", "video/x-msvideo"), remarks.unsupported("eine Videoaufnahme")),
}


def read(data: bytes, file_name: str) -> Content:
    """Return what is in ``data``; never raises but MemoryError when even the answer does not fit.

    What a failing reader had found so far is kept with a remark; a file of which nothing was found is quarantined.
    """
    if not data:
        draft = Draft(types.kind_of(types.UNKNOWN), types.UNKNOWN)
        draft.give_up(remarks.EMPTY)
        return draft.content()
    if len(data) > limits.MAX_FILE:
        draft = Draft(types.kind_of(types.UNKNOWN), types.UNKNOWN)
        draft.give_up(remarks.too_large(limits.MAX_FILE // limits.MIB))
        return draft.content()
    detected = types.sniff(data, file_name)
    draft = Draft(detected.kind, detected.media_type)
    _fill(draft, data)
    name_remark = remark_on_name(file_name, draft.media_type, draft.kind)
    if name_remark:
        draft.remark(name_remark)
    if runs_when_opened(file_name) and draft.kind is not FileKind.IMAGE:
        draft.give_up(remarks.SCRIPT)
    return draft.content()


def _fill(draft: Draft, data: bytes) -> None:
    if draft.media_type in _KEPT_UNREAD:
        draft.give_up(_KEPT_UNREAD[draft.media_type])
        return
    name = _READERS.get(draft.media_type)
    if name is None:
        draft.give_up(remarks.archive(types.ARCHIVES.get(draft.media_type, "gepackt"), None))
        return
    try:
        _reader(name)(data, draft)
    except UnreadableError as reason:
        draft.give_up(reason.remark)
    except (MemoryError, RecursionError):
        draft.give_up(remarks.OUT_OF_MEMORY)
    except BaseException as error:  # parsers fail on strangers' files in every way there is; none may stop an import
        # a panic of a parser written in Rust arrives as an exception that is no Exception
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        if draft.has_text or draft.attachment_count:
            draft.remark(remarks.PARTLY_READ)
        else:
            draft.give_up(remarks.DAMAGED)


def _reader(name: str) -> Callable[[bytes, Draft], None]:
    module, function = name.split(":")
    return cast("Callable[[bytes, Draft], None]", getattr(importlib.import_module(_FORMATS + module), function))
