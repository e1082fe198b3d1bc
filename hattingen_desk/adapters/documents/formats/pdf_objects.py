"""What only a PDF's objects tell: scripts, actions, embedded files not in the list, form values.

Most files hold none of it, so a cheap look at the bytes decides first whether the objects are walked.
"""

import io
import re
import time
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hattingen_desk.adapters.documents import limits, remarks
from hattingen_desk.adapters.documents.draft import Draft, one_line

if TYPE_CHECKING:
    import pikepdf

# names that matter, and any name with letters written as #xx, which nobody does without a reason
_WORTH_LOOKING = re.compile(
    rb"/(?:JS|JavaScript|Launch|SubmitForm|ImportData|GoToE|RichMedia|EmbeddedFile|FileAttachment|XFA|AcroForm|Encrypt)\b"
    rb"|/[A-Za-z]{0,20}#[4-7][0-9A-Fa-f]"
)
_OBJECT_STREAM = re.compile(rb"/ObjStm\b")
_STREAM_BEGINS = re.compile(rb"stream\r?\n")
_MOST_STREAM = 8 * limits.MIB
_MOST_STREAMS = 64 * limits.MIB

_SCRIPT = re.compile(rb"/S\s*/JavaScript\b|/JS\b")
_LAUNCH = re.compile(rb"/S\s*/Launch\b")
_SENDS = re.compile(rb"/S\s*/(?:SubmitForm|ImportData)\b")

_MOST_OBJECTS = 300_000
_MOST_FIELDS = 20_000
_MOST_DEPTH = 30
_SECONDS = 6.0


def worth_looking(data: bytes) -> bool:
    """Tell whether the objects may hold something that the pages do not tell. Never misses, may be wrong."""
    return bool(_WORTH_LOOKING.search(data)) or any(_WORTH_LOOKING.search(part) for part in _object_streams(data))


def _object_streams(data: bytes) -> Iterator[bytes]:
    """Yield the unpacked object streams; an unreadable one counts as worth looking into."""
    left = _MOST_STREAMS
    for match in _OBJECT_STREAM.finditer(data):
        begins = _STREAM_BEGINS.search(data, match.end(), match.end() + 1024)
        if begins is None or left <= 0:
            yield b"/JS "
            return
        try:
            part = zlib.decompressobj().decompress(data[begins.end() : begins.end() + _MOST_STREAM], _MOST_STREAM)
        except zlib.error:
            yield b"/JS "
            return
        left -= len(part)
        yield part


def look_into(data: bytes, draft: Draft) -> None:
    """Walk the objects and add what they tell to ``draft``. A file qpdf cannot open keeps what the pages told."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as document:
            _walk(document, draft)
            _add_fields(document, draft)
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError):
        draft.remark(remarks.PARTLY_READ)


def _walk(document: "pikepdf.Pdf", draft: Draft) -> None:
    import pikepdf

    known = draft.attachment_count
    give_up_at = time.monotonic() + _SECONDS
    for number, item in enumerate(document.objects):
        if number > _MOST_OBJECTS or time.monotonic() > give_up_at:
            draft.remark(remarks.PARTLY_READ)
            return
        if isinstance(item, (pikepdf.Dictionary, pikepdf.Array, pikepdf.Stream)):
            holder = item.stream_dict if isinstance(item, pikepdf.Stream) else item
            _remark_actions(holder.unparse(resolved=True), draft)
            if not known and isinstance(item, pikepdf.Dictionary) and "/EF" in item:
                _attach(item, draft)


def _remark_actions(source: bytes, draft: Draft) -> None:
    if _SCRIPT.search(source):
        draft.remark(remarks.PDF_SCRIPT)
    if _LAUNCH.search(source):
        draft.remark(remarks.PDF_LAUNCH)
    if _SENDS.search(source):
        draft.remark(remarks.PDF_SENDS_DATA)


def _attach(file_specification: Any, draft: Draft) -> None:  # noqa: ANN401 - pikepdf's objects are dynamic
    """Attach an embedded file that no list names (a paper clip on a page, an associated file)."""
    streams = file_specification["/EF"]
    stream = streams.get("/UF", streams.get("/F"))
    if stream is not None:
        name = file_specification.get("/UF", file_specification.get("/F", ""))
        draft.attach(str(name), bytes(stream.read_bytes()))


def _add_fields(document: "pikepdf.Pdf", draft: Draft) -> None:
    form = document.Root.get("/AcroForm")
    if form is None:
        return
    if "/XFA" in form:
        draft.remark(remarks.PDF_XFA)
    waiting = [(field, "", 0) for field in reversed(list(form.get("/Fields", [])))]
    for _ in range(_MOST_FIELDS):
        if not waiting or draft.full:
            return
        field, path, depth = waiting.pop()
        name = _text(field.get("/TU")) or ".".join(part for part in (path, _text(field.get("/T"))) if part)
        children = [child for child in field.get("/Kids", []) if "/T" in child]
        if children and depth < _MOST_DEPTH:
            inner = ".".join(part for part in (path, _text(field.get("/T"))) if part)
            waiting.extend((child, inner, depth + 1) for child in reversed(children))
            continue
        value = _value(field)
        if value:
            draft.line(f"{name}: {value}" if name else value)


def _value(field: Any) -> str:  # noqa: ANN401
    """Return what a person filled in; empty for buttons and boxes that are not ticked."""
    import pikepdf

    value = field.get("/V")
    if isinstance(value, pikepdf.Array):
        return ", ".join(_text(each) for each in value)
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes()[: limits.MAX_LINE].decode("latin-1")
    if isinstance(value, pikepdf.Name):
        return "" if str(value) == "/Off" else "ja" if str(value) in {"/Yes", "/On", "/1", "/Ja"} else str(value)[1:]
    return _text(value)


def _text(value: Any) -> str:  # noqa: ANN401
    import pikepdf

    return one_line(str(value)) if isinstance(value, (pikepdf.String, str)) else ""
