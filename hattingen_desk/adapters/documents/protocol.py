"""What parent and child say to each other: a length, a JSON header, then raw bytes whose sizes the header lists.

Never pickle: the child parses what strangers sent, so the parent trusts nothing it answers.
"""

import json
import struct
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, BinaryIO, TypeAlias

from hattingen_desk.domain.content import Attachment, Content, FileKind, Mark, PagePicture

Header: TypeAlias = dict[str, Any]

MAX_HEADER = 64 * 1024 * 1024
MAX_BLOBS = 2 * 1024 * 1024 * 1024
MAX_BLOB_COUNT = 10_000

_LENGTH = struct.Struct(">I")


class ProtocolError(Exception):
    """The other side ended in the middle of a frame or sent something else than a frame."""


def write_frame(stream: BinaryIO, header: Header, blobs: Sequence[bytes] = ()) -> None:
    """Write one frame and flush it."""
    encoded = json.dumps({**header, "blobs": [len(blob) for blob in blobs]}).encode()
    stream.write(_LENGTH.pack(len(encoded)))
    stream.write(encoded)
    stream.writelines(blobs)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[Header, list[bytes]] | None:
    """Return the next frame, None when the other side has closed. Raises ProtocolError."""
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    (length,) = _LENGTH.unpack(_whole(head, _LENGTH.size))
    if length > MAX_HEADER:
        raise ProtocolError("header too long")
    try:
        header = json.loads(_whole(stream.read(length), length))
        sizes = [int(size) for size in header.pop("blobs")]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ProtocolError("no frame") from error
    if len(sizes) > MAX_BLOB_COUNT or min(sizes, default=0) < 0 or sum(sizes) > MAX_BLOBS:
        raise ProtocolError("blobs too large")
    return header, [_whole(stream.read(size), size) for size in sizes]


def _whole(data: bytes, size: int) -> bytes:
    if len(data) != size:
        raise ProtocolError("ended in the middle")
    return data


def frame_of_content(content: Content) -> tuple[Header, list[bytes]]:
    """Return ``content`` as a frame: the text is the first blob, the attachments follow."""
    header = {
        "kind": content.kind.value,
        "media_type": content.media_type,
        "title": content.title,
        "page_count": content.page_count,
        "sender": content.sender,
        "sent_at": content.sent_at,
        "names": [attachment.file_name for attachment in content.attachments],
        "remarks": list(content.remarks),
        "quarantined": content.quarantined,
    }
    return {"content": header}, [content.text.encode(), *(attachment.data for attachment in content.attachments)]


def content_of_frame(header: Header, blobs: Sequence[bytes]) -> Content:
    """Return the content a frame holds. Raises ProtocolError if it holds none."""
    try:
        part = header["content"]
        names = [str(name) for name in part["names"]]
        return Content(
            kind=FileKind(part["kind"]),
            media_type=str(part["media_type"]),
            text=blobs[0].decode(),
            title=str(part["title"]),
            page_count=int(part["page_count"]),
            sender=str(part["sender"]),
            sent_at=str(part["sent_at"]),
            attachments=tuple(Attachment(name, data) for name, data in zip(names, blobs[1:], strict=True)),
            remarks=tuple(str(remark) for remark in part["remarks"]),
            quarantined=bool(part["quarantined"]),
        )
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise ProtocolError("no content") from error


def frame_of_picture(picture: PagePicture) -> tuple[Header, list[bytes]]:
    """Return ``picture`` as a frame: the pixels are the only blob."""
    header = {
        "width": picture.width,
        "height": picture.height,
        "page_count": picture.page_count,
        "marks": [asdict(mark) for mark in picture.marks],
    }
    return {"picture": header}, [picture.pixels]


def picture_of_frame(header: Header, blobs: Sequence[bytes]) -> PagePicture:
    """Return the picture a frame holds. Raises ProtocolError if it holds none or its size is wrong."""
    try:
        part = header["picture"]
        width, height, pixels = int(part["width"]), int(part["height"]), blobs[0]
        if width < 1 or height < 1 or len(pixels) != 4 * width * height:
            raise ProtocolError("wrong size of picture")
        marks = tuple(
            Mark(int(mark["x"]), int(mark["y"]), int(mark["width"]), int(mark["height"])) for mark in part["marks"]
        )
        return PagePicture(width, height, pixels, int(part["page_count"]), marks)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise ProtocolError("no picture") from error
