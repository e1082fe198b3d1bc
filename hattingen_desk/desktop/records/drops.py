"""Files dragged in from outside: which paths they are, folders opened up.

Use::

    paths = dropped_files(event.mimeData())        # at once, nothing is read
    sources(paths)                                  # runs in a worker: walks folders, reads when asked
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from hattingen_desk.application.importing import Source


def dropped_files(data: QMimeData) -> list[Path]:
    """The local files and folders of a drag; empty when it brings none."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def files_below(paths: Sequence[Path]) -> list[Path]:
    """All files among ``paths`` and in the folders among them, in order. Hidden files of the system are left out."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(each for each in sorted(path.rglob("*")) if each.is_file() and not each.name.startswith("."))
        else:
            found.append(path)
    return found


def sources(paths: Sequence[Path]) -> Iterator[Source]:
    """The files as sources; each is read only when its turn comes."""
    for path in paths:
        yield Source(path.name, path.name, path.read_bytes)
