"""What waits in the invented town: fresh scans, a mail, an e-invoice, and a file nobody can open."""

import io
from collections.abc import Sequence
from functools import partial

from hattingen_desk.bootstrap.demo.model import Bytes, DemoDocument, DemoFile


def inbox_files(documents: Sequence[DemoDocument]) -> tuple[DemoFile, ...]:
    """Return documents as files that were not filed yet."""
    return tuple(DemoFile(document.file_name, document.data, document.origin) for document in documents)


def locked_file(document: DemoDocument) -> DemoFile:
    """Return a PDF document as a file that opens only with a password."""
    return DemoFile(document.file_name, partial(_locked, document.data), "E-Mail")


def _locked(write: Bytes) -> bytes:
    import pikepdf

    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(write())) as pdf:
        # RC4 needs no random start value, so the same letter gives the same bytes; nothing secret is behind it
        lock = pikepdf.Encryption(owner="Haldenweg", user="Kiesgrube", R=3, aes=False, metadata=False)
        pdf.save(stream, encryption=lock, static_id=True)
    return stream.getvalue()
