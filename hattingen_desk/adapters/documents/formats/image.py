"""Pictures: what their head tells, and whether they are whole. They have no text."""

from PIL import Image, ImageFile

from hattingen_desk.adapters.documents import remarks
from hattingen_desk.adapters.documents.draft import Draft
from hattingen_desk.adapters.documents.formats.image_pages import count_pages, open_image

_DECODE_UP_TO = 30_000_000
_TRIAL_SIZE = (256, 256)
_MEDIA_TYPES = {"MPO": "image/jpeg", "JPEG2000": "image/jp2"}


def read_image(data: bytes, draft: Draft) -> None:
    """Fill ``draft``. Raises UnreadableError for broken and for huge pictures."""
    image = open_image(data)
    draft.media_type = _MEDIA_TYPES.get(image.format or "", Image.MIME.get(image.format or "", draft.media_type))
    draft.page_count = count_pages(image)
    if image.width * image.height <= _DECODE_UP_TO and not _whole(image):
        draft.remark(remarks.INCOMPLETE_IMAGE)


def _whole(image: Image.Image) -> bool:
    """Decode the first page (a JPEG at an eighth of its size), strictly."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        if image.format == "JPEG":
            image.draft("L", _TRIAL_SIZE)
        image.load()
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError):
        return False
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = True
    return True
