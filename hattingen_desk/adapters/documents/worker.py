"""The child process: reads files and draws pages on request, and nothing else.

It talks through the standard streams only. Started by ``worker_process``; in a frozen program by ``--document-worker``.
"""

import os
import sys
from typing import TYPE_CHECKING, BinaryIO

from hattingen_desk.adapters.documents import confinement
from hattingen_desk.adapters.documents.protocol import (
    Header,
    ProtocolError,
    frame_of_content,
    frame_of_picture,
    read_frame,
    write_frame,
)

if TYPE_CHECKING:
    from hattingen_desk.adapters.documents.pictures import PageSource

_TIRED_MIB = 700
"""Memory in use beyond which the child asks to be replaced after its answer."""


def main() -> int:
    """Answer requests until the parent closes the stream."""
    requests, answers = _claim_streams()
    confinement.confine()
    worker = _Worker()
    while True:
        try:
            frame = read_frame(requests)
        except ProtocolError:
            return 1
        if frame is None:
            return 0
        header, blobs = worker.answer(*frame)
        del frame
        if confinement.memory_mib() > _TIRED_MIB:
            header["retire"] = True
        write_frame(answers, header, blobs)


class _Worker:
    """Answers one request after the other."""

    def __init__(self) -> None:
        self._pages: PageSource | None = None

    def answer(self, request: Header, blobs: list[bytes]) -> tuple[Header, list[bytes]]:
        if request["do"] == "read":
            from hattingen_desk.adapters.documents.reading import read

            confinement.prepare_for(len(blobs[0]))
            return frame_of_content(read(blobs[0], str(request["name"])))
        if request["do"] == "render":
            return self._render(request, blobs)
        if request["do"] == "forget":
            self._pages = None
        return {}, []

    def _render(self, request: Header, blobs: list[bytes]) -> tuple[Header, list[bytes]]:
        from hattingen_desk.adapters.documents.pictures import PageSource, UnshowableError

        key = str(request["key"])
        if blobs:
            confinement.prepare_for(len(blobs[0]))
            self._pages = None  # first, so that two large files are never held at once
        try:
            if blobs:
                self._pages = PageSource(blobs[0], str(request["media_type"]), key)
            if self._pages is None or self._pages.key != key:
                return {"forgotten": True}, []
            picture = self._pages.picture(
                int(request["page"]),
                width=int(request["width"]),
                crop_margins=bool(request["crop_margins"]),
                highlight=[str(part) for part in request["highlight"]],
            )
        except UnshowableError as error:
            return {"unshowable": error.remark}, []
        return frame_of_picture(picture)


def _claim_streams() -> tuple[BinaryIO, BinaryIO]:
    """Take the standard streams for the protocol; what a library prints goes nowhere."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(0, os.O_BINARY)
        msvcrt.setmode(1, os.O_BINARY)
    requests, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    return os.fdopen(requests, "rb", 1024 * 1024), os.fdopen(answers, "wb", 1024 * 1024)


if __name__ == "__main__":
    sys.exit(main())
