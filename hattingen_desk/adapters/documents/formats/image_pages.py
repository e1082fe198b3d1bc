"""Pictures and multi-page TIFF scans as pages."""

import io
from collections.abc import Sequence

from PIL import Image, ImageFile, ImageOps

from hattingen_desk.adapters.documents import limits, remarks
from hattingen_desk.adapters.documents.draft import UnreadableError
from hattingen_desk.adapters.documents.formats.geometry import crop_to, picture_size
from hattingen_desk.domain.content import PagePicture

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF", "JPEG2000", "AVIF")
_PREVIEW_WIDTH = 240
_PAPER = 235  # darker than this is content; scanned paper is seldom white
_LARGEST_ENLARGEMENT = 4
_MOST_FRAMES = 10_000

Image.MAX_IMAGE_PIXELS = None  # bounded by the size in the head, before anything is decoded
ImageFile.LOAD_TRUNCATED_IMAGES = True  # show what is there of a broken transfer


def open_image(data: bytes) -> Image.Image:
    """Open a picture without decoding it. Raises UnreadableError when it is broken or too large to decode."""
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError) as error:
        raise UnreadableError(remarks.UNREADABLE_IMAGE) from error
    refuse_too_large(image)
    return image


def refuse_too_large(image: Image.Image) -> None:
    """Raise UnreadableError for a picture, or the current page of one, that is too large to decode."""
    pixels = image.width * image.height
    if pixels > limits.MAX_SOURCE_PIXELS:
        raise UnreadableError(remarks.huge_picture(round(pixels / 1_000_000)))


def count_pages(image: Image.Image) -> int:
    """Return the number of pages: only a TIFF has several; the frames of an animation are one picture."""
    if image.format != "TIFF":
        return 1
    count = 1
    while count < _MOST_FRAMES:
        try:
            image.seek(count)
        except (EOFError, OSError, ValueError, SyntaxError, KeyError, TypeError, IndexError):
            break
        count += 1
    image.seek(0)
    return count


class ImagePages:
    """An open picture."""

    def __init__(self, data: bytes) -> None:
        """Raises UnreadableError."""
        self._data = data
        self.count = count_pages(open_image(data))

    def picture(self, number: int, *, width: int, crop_margins: bool, highlight: Sequence[str]) -> PagePicture:  # noqa: ARG002
        """Return the page ``number`` (from 0); a picture has no words, so nothing is marked."""
        image = open_image(self._data)
        if number:
            image.seek(number)
            refuse_too_large(image)
        aspect = _pixel_aspect(image)
        if image.format == "JPEG" and not crop_margins:
            image.draft("RGB", (width, width))  # decodes at an eighth, a quarter or half the size
        image = on_white(ImageOps.exif_transpose(image))
        if crop_margins:
            image = _without_margins(image)
        wanted = min(width, image.width * _LARGEST_ENLARGEMENT)
        size = picture_size(wanted, image.width, image.height * aspect)
        image = image.resize(size, Image.Resampling.LANCZOS if size[0] < image.width else Image.Resampling.BICUBIC)
        return PagePicture(*size, image.convert("RGBA").tobytes("raw", "BGRA"), self.count)


def on_white(image: Image.Image) -> Image.Image:
    """Return ``image`` as RGB or grey, transparency on white, deep grey scales brought to eight bits."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda level: level / 256).convert("L")
    if image.mode in {"I", "F"}:
        return _stretched(image)
    if image.mode in {"LA", "PA", "La", "RGBA", "RGBa"} or "transparency" in image.info:
        see_through = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(paper, see_through).convert("RGB")
    return image.convert("L" if image.mode in {"1", "L"} else "RGB")


def _stretched(image: Image.Image) -> Image.Image:
    low, high = image.getextrema()
    if not isinstance(low, (int, float)) or not isinstance(high, (int, float)) or high <= low:
        return image.convert("L")
    return image.point(lambda level: (level - low) * (255 / (high - low))).convert("L")


def _pixel_aspect(image: Image.Image) -> float:
    """Return a pixel's height by its width: faxes have half the lines (204 x 98 dpi)."""
    try:
        across, down = (float(value) for value in image.info.get("dpi", (1, 1)))
    except (TypeError, ValueError, ZeroDivisionError):
        return 1.0
    if across <= 0 or down <= 0 or not 1 / 4 <= across / down <= 4:
        return 1.0
    return across / down


def _without_margins(image: Image.Image) -> Image.Image:
    small = image.convert("L").resize(picture_size(_PREVIEW_WIDTH, image.width, image.height), Image.Resampling.BOX)
    crop = crop_to(small.point(lambda level: 255 if level < _PAPER else 0).getbbox(), small.width, small.height)
    return image.crop(
        (
            int(crop.left * image.width),
            int(crop.top * image.height),
            max(1, round(crop.right * image.width)),
            max(1, round(crop.bottom * image.height)),
        )
    )
