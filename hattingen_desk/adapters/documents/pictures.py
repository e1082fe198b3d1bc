"""Pages as pictures. Runs in the child process; one file stays open for paging."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hattingen_desk.adapters.documents import remarks
from hattingen_desk.adapters.documents.draft import UnreadableError
from hattingen_desk.adapters.documents.sniffing import PDF
from hattingen_desk.domain.content import PagePicture

if TYPE_CHECKING:
    from hattingen_desk.adapters.documents.formats.image_pages import ImagePages
    from hattingen_desk.adapters.documents.formats.pdf_pages import PdfPages


class UnshowableError(Exception):
    """A page cannot be drawn; ``remark`` tells the clerk why."""

    def __init__(self, remark: str) -> None:
        super().__init__(remark)
        self.remark = remark


class PageSource:
    """An open file whose pages can be drawn. ``key`` is the caller's name for it."""

    def __init__(self, data: bytes, media_type: str, key: str) -> None:
        """Raises UnshowableError if the file cannot be opened."""
        self.key = key
        try:
            self._pages = _pages(data, media_type)
        except UnshowableError:
            raise
        except UnreadableError as error:
            raise UnshowableError(error.remark) from error
        except MemoryError as error:
            raise UnshowableError(remarks.OUT_OF_MEMORY) from error
        except Exception as error:
            raise UnshowableError(remarks.DAMAGED) from error

    def picture(self, page: int, *, width: int, crop_margins: bool, highlight: Sequence[str]) -> PagePicture:
        """Return a page (0 is the first; beyond the last the last). Raises UnshowableError."""
        number = max(0, min(page, self._pages.count - 1))
        try:
            return self._pages.picture(number, width=width, crop_margins=crop_margins, highlight=highlight)
        except UnshowableError:
            raise
        except MemoryError as error:
            raise UnshowableError(remarks.OUT_OF_MEMORY) from error
        except Exception as error:
            raise UnshowableError(remarks.UNSHOWABLE_PAGE) from error


def _pages(data: bytes, media_type: str) -> "PdfPages | ImagePages":
    if media_type == PDF:
        from hattingen_desk.adapters.documents.formats.pdf_pages import PdfPages

        return PdfPages(data)
    from hattingen_desk.adapters.documents.formats.image_pages import ImagePages

    return ImagePages(data)
