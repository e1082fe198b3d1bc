"""Zip packages from strangers (Office, OpenDocument): bounded in members, size and ratio; never written to disk."""

import io
import struct
import zipfile
import zlib
from types import TracebackType
from typing import IO, Self

from hattingen_desk.adapters.documents import limits, remarks
from hattingen_desk.adapters.documents.draft import UnreadableError
from hattingen_desk.adapters.documents.safe_xml import refuse_own_definitions

# what zipfile raises on broken archives, beyond BadZipFile
BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, RuntimeError, ValueError, OSError,
)  # fmt: skip


class Package:
    """A zip archive in memory, opened for reading within bounds."""

    def __init__(self, data: bytes) -> None:
        """Raises UnreadableError for bombs, and what BROKEN_ZIP lists."""
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._left = limits.MAX_UNPACKED
        members = self._zip.infolist()
        if len(members) > limits.MAX_MEMBERS:
            raise UnreadableError(remarks.TOO_MANY_MEMBERS)
        unpacked = sum(member.file_size for member in members)
        if unpacked > limits.BOMB_FLOOR and unpacked > limits.MAX_RATIO * max(len(data), 1):
            raise UnreadableError(remarks.ZIP_BOMB)
        # some writers use Windows' separator or lead with a slash
        self._by_name = {member.filename.replace("\\", "/").lstrip("/"): member for member in members}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> list[str]:
        """The members' names in their order, without a leading slash."""
        return list(self._by_name)

    @property
    def encrypted(self) -> bool:
        """True when some member needs a password."""
        return any(member.flag_bits & 1 for member in self._by_name.values())

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def read(self, name: str, limit: int = limits.MAX_PART) -> bytes:
        """Return a member's bytes. Raises UnreadableError when they are more than ``limit``, KeyError if missing.

        What the directory says of the size is not believed: the unpacked bytes are counted.
        """
        with self._zip.open(self._by_name[name]) as member:
            data = member.read(limit + 1)
        self._left -= len(data)
        if len(data) > limit or self._left < 0:
            raise UnreadableError(remarks.ZIP_BOMB)
        return data

    def xml(self, name: str) -> bytes:
        """Return a member that is XML, refused if it brings definitions of its own."""
        data = self.read(name)
        refuse_own_definitions(data)
        return data

    def stream(self, name: str) -> IO[bytes]:
        """Return a member as a stream; the reader bounds what it takes."""
        return self._zip.open(self._by_name[name])
