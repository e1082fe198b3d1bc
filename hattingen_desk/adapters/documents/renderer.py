"""Draws pages in a child process and remembers there which file is open."""

import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

from hattingen_desk.adapters.documents import remarks
from hattingen_desk.adapters.documents.protocol import Header, ProtocolError, picture_of_frame
from hattingen_desk.adapters.documents.worker_process import WorkerLostError, WorkerProcess
from hattingen_desk.domain.content import PagePicture
from hattingen_desk.domain.errors import DeskError

SHOWN = frozenset(
    {
        "application/pdf", "image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp", "image/tiff",
        "image/jp2", "image/avif",
    }
)  # fmt: skip
"""Media types that have page pictures; everything else is shown by its text."""


class ProcessPageRenderer:
    """Draws one page at a time. Thread-safe; the child starts at the first page."""

    def __init__(self, *, time_limit: float = 20.0) -> None:
        self._time_limit = time_limit
        self._worker = WorkerProcess()
        self._lock = threading.Lock()
        self._held: tuple[str, int] | None = None

    def render(
        self,
        data: bytes | Callable[[], bytes],
        media_type: str,
        *,
        page: int,
        width: int,
        crop_margins: bool = False,
        highlight: Sequence[str] = (),
        key: str = "",
    ) -> PagePicture | None:
        """Return a page about ``width`` pixels wide, None for files without pages (mail, Office, text).

        ``page`` 0 is the first. ``key`` names the file: while the same key is asked for, the open file is used and
        ``data`` is not sent again (nor called, if it is a function that gets the bytes). ``highlight`` are folded
        parts of words; where they stand comes back as marks. Raises DeskError when the page cannot be drawn.
        """
        if media_type not in SHOWN:
            return None
        request: Header = {
            "do": "render", "key": key, "media_type": media_type, "page": page, "width": width,
            "crop_margins": crop_margins, "highlight": list(highlight),
        }  # fmt: skip
        with self._lock:
            return self._picture(request, data, key)

    def forget(self) -> None:
        """Let the child drop the file it holds."""
        with self._lock:
            if self._held is not None:
                self._held = None
                self._ask({"do": "forget"}, [])

    def close(self) -> None:
        """End the child."""
        self._worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _picture(self, request: Header, data: bytes | Callable[[], bytes], key: str) -> PagePicture:
        if key and self._held == (key, self._worker.generation):
            header, blobs = self._ask(request, [])
            if not header.get("forgotten"):
                return _picture_in(header, blobs)
        self._held = None
        header, blobs = self._ask(request, [data() if callable(data) else data])
        picture = _picture_in(header, blobs)
        self._held = (key, self._worker.generation)
        return picture

    def _ask(self, request: Header, blobs: list[bytes]) -> tuple[Header, list[bytes]]:
        try:
            return self._worker.ask(request, blobs, seconds=self._time_limit)
        except WorkerLostError as error:
            raise DeskError(
                remarks.PAGE_TOO_SLOW if error.too_slow else remarks.UNSHOWABLE_PAGE, cause=str(error)
            ) from error


def _picture_in(header: Header, blobs: list[bytes]) -> PagePicture:
    if "unshowable" in header:
        raise DeskError(str(header["unshowable"]), cause="the child could not draw the page")
    try:
        return picture_of_frame(header, blobs)
    except ProtocolError as error:
        raise DeskError(remarks.UNSHOWABLE_PAGE, cause=str(error)) from error
