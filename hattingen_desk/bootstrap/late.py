"""The reader and the renderer of documents, loaded when the first file asks for them: the window opens without."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from hattingen_desk.adapters.documents.reader import ProcessContentReader
    from hattingen_desk.adapters.documents.renderer import ProcessPageRenderer
    from hattingen_desk.domain.content import Content, PagePicture


class LateContentReader:
    """Implements the port ContentReader."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._reader: ProcessContentReader | None = None

    def submit(self, data: bytes, file_name: str) -> Future[Content]:
        """Start reading a file."""
        with self._lock:
            if self._reader is None:
                from hattingen_desk.adapters.documents.reader import ProcessContentReader

                self._reader = ProcessContentReader()
        return self._reader.submit(data, file_name)

    def close(self) -> None:
        """End the processes, if any were started."""
        if self._reader is not None:
            self._reader.close()


class LatePageRenderer:
    """Implements the port PageRenderer."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._renderer: ProcessPageRenderer | None = None

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
        """Draw a page."""
        with self._lock:
            if self._renderer is None:
                from hattingen_desk.adapters.documents.renderer import ProcessPageRenderer

                self._renderer = ProcessPageRenderer()
        return self._renderer.render(
            data, media_type, page=page, width=width, crop_margins=crop_margins, highlight=highlight, key=key
        )

    def close(self) -> None:
        """End the process, if it was started."""
        if self._renderer is not None:
            self._renderer.close()
