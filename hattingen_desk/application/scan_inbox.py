"""The watched folder (Scan-Eingang): scanned files go into the inbox; the source leaves only after proof.

A source is removed only after its document is committed and its stored bytes, read back and decrypted, have the hash
of the source, read again. A crash between commit and removal is noticed next time: ``collected_files`` knows the file.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hattingen_desk.application.changes import NO_CHANGES, Changes
from hattingen_desk.application.importing import Importing, ItemResult, Outcome, Source, Target, stored_bytes_match
from hattingen_desk.application.ports import BlobStore, Replica
from hattingen_desk.domain.errors import DeskError, UnavailableError

_UNFINISHED = (".part", ".tmp", ".crdownload", ".partial", ".filepart")


@dataclass(frozen=True, slots=True)
class Collected:
    """What one look into the folder brought. ``kept``: German sentences on files that stayed in the folder."""

    items: tuple[ItemResult, ...] = ()
    kept: tuple[str, ...] = ()
    changes: Changes = NO_CHANGES


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path
    size: int
    modified_ns: int


class ScanInbox:
    """Looks into the watched folder. One instance per folder: it remembers what was still growing last time."""

    def __init__(self, folder: Path, importing: Importing, replica: Replica, blobs: BlobStore, *, unit: str) -> None:
        self._folder = folder
        self._importing = importing
        self._replica = replica
        self._blobs = blobs
        self._unit = unit
        self._seen: dict[Path, tuple[int, int]] = {}

    def collect(
        self,
        *,
        settled_only: bool = True,
        on_item: Callable[[ItemResult], None] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Collected:
        """Take in what lies in the folder. With ``settled_only`` a file waits until a second look finds it unchanged.

        Raises UnavailableError if the folder cannot be read.
        """
        found = self._settled() if settled_only else list(self._files())
        fresh, kept = [], []
        for each in found:
            with self._replica.unit_of_work() as work:
                known = work.collected_files.find(str(each.path), each.size, each.modified_ns)
            if known is None:
                fresh.append(each)
            else:
                kept.extend(self._remove(each, *known))
        by_label = {str(each.path): each for each in fresh}
        target = Target(inbox=self._unit)
        report = self._importing.import_files(map(_source, fresh), target, on_item=on_item, cancelled=cancelled)
        for item in report.items:
            if item.outcome is Outcome.FAILED:
                kept.append(item.remark)
            else:
                kept.extend(self._remove(by_label[item.label], item.sha256, item.id))
        return Collected(report.items, tuple(kept), report.changes)

    def _files(self) -> Iterator[_Found]:
        try:
            entries = sorted(os.scandir(self._folder), key=lambda entry: entry.name)
        except OSError as error:
            message = f"Der Ordner „{self._folder}“ ist nicht erreichbar. Dort liegende Scans bleiben unverändert."
            raise UnavailableError(message, cause=repr(error)) from error
        for entry in entries:
            name = entry.name.lower()
            if name.startswith((".", "~$")) or name.endswith(_UNFINISHED):
                continue
            try:
                if entry.is_file(follow_symlinks=False):
                    # On Windows a directory entry's size may be stale; ask the file itself.
                    status = Path(entry.path).lstat()
                    yield _Found(Path(entry.path), status.st_size, status.st_mtime_ns)
            except FileNotFoundError:
                continue  # taken away since the listing: nothing to collect

    def _settled(self) -> list[_Found]:
        now = {each.path: each for each in self._files()}
        settled = [each for each in now.values() if self._seen.get(each.path) == (each.size, each.modified_ns)]
        self._seen = {each.path: (each.size, each.modified_ns) for each in now.values()}
        return settled

    def _remove(self, found: _Found, sha256: str, document_id: str) -> list[str]:
        """Remove a source that is safely stored; return a sentence if it must stay."""
        name = found.path.name
        try:
            catalogue = self._replica.catalogue
            stored = [catalogue.version(row.id) for row in catalogue.versions(document_id) if row.sha256 == sha256]
            source_hash = hashlib.sha256(found.path.read_bytes()).hexdigest()
            if source_hash != sha256:
                return [f"„{name}“ hat sich nach dem Einlesen geändert und bleibt im Ordner, bis sie zur Ruhe kommt."]
            if not any(stored_bytes_match(self._blobs, version) for version in stored):
                return [f"„{name}“ bleibt im Ordner: Die gespeicherte Fassung stimmt nicht mit der Datei überein."]
            found.path.unlink()
        except DeskError as error:
            return [f"„{name}“ bleibt im Ordner: {error.message}"]
        except OSError as error:
            return [f"„{name}“ ist abgelegt, ließ sich aber nicht aus dem Ordner entfernen ({error.strerror})."]
        with self._replica.unit_of_work() as work:
            work.collected_files.remove(str(found.path))
            work.commit()
        return []


def _source(found: _Found) -> Source:
    return Source(
        label=str(found.path),
        file_name=found.path.name,
        read=found.path.read_bytes,
        origin="Scan-Eingang",
        collected=(str(found.path), found.size, found.modified_ns),
    )
