"""Bare text."""

from hattingen_desk.adapters.documents import limits, remarks
from hattingen_desk.adapters.documents.draft import Draft
from hattingen_desk.adapters.documents.text_encoding import decode_text

_MOST_BYTES = 4 * limits.MAX_TEXT


def read_text(data: bytes, draft: Draft) -> None:
    """Add the text; the encoding is found by looking."""
    text, complete = decode_text(data[:_MOST_BYTES])
    draft.add(text)
    if len(data) > _MOST_BYTES:
        draft.remark(remarks.TEXT_CUT)
    elif not complete:
        draft.remark(remarks.CONTROL_CHARACTERS)
