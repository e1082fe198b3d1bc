"""Sizes of page pictures, bounded, and what of a page is left without its white margins."""

from dataclasses import dataclass

from hattingen_desk.adapters.documents.limits import MAX_SHOWN_PIXELS

_LEAST_WIDTH, _MOST_WIDTH = 16, 12_000
_MOST_HEIGHT = 30_000
_PADDING = 0.015
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Crop:
    """The part of a page that is shown, as shares of its width and height (0 to 1)."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0

    @property
    def width(self) -> float:
        """The share of the page's width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The share of the page's height."""
        return self.bottom - self.top


def picture_size(wanted_width: int, page_width: float, page_height: float) -> tuple[int, int]:
    """Return the size in pixels of a picture about ``wanted_width`` wide, smaller if it would be too large."""
    width = max(_LEAST_WIDTH, min(wanted_width, _MOST_WIDTH))
    ratio = page_height / page_width if page_width > 0 and page_height > 0 else 1.0
    if width * width * ratio > MAX_SHOWN_PIXELS:
        width = max(1, int((MAX_SHOWN_PIXELS / ratio) ** 0.5))
    if width * ratio > _MOST_HEIGHT:
        width = max(1, int(_MOST_HEIGHT / ratio))
    height = max(1, min(round(width * ratio), _MOST_HEIGHT))
    return width, height


def crop_to(box: tuple[int, int, int, int] | None, width: int, height: int) -> Crop:
    """Return the crop around ``box`` (left, top, right, bottom in a picture of this size), with some air.

    At least half the page stays each way: a lone page number shall not fill the window.
    """
    if box is None:
        return Crop()
    left, right = _span(box[0] / width, box[2] / width)
    top, bottom = _span(box[1] / height, box[3] / height)
    return Crop(left, top, right, bottom)


def _span(start: float, end: float) -> tuple[float, float]:
    start, end = max(0.0, start - _PADDING), min(1.0, end + _PADDING)
    missing = _LEAST_SHARE - (end - start)
    if missing > 0:
        start = max(0.0, min(start - missing / 2, 1.0 - _LEAST_SHARE))
        end = start + _LEAST_SHARE
    return start, end
