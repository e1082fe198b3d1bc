"""Verify: are the replica, the journal's chain, the index and every stored file sound?"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hattingen_desk.application.ports import BlobStore, Replica
from hattingen_desk.domain import journal
from hattingen_desk.domain.errors import DeskError


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was looked at and what is wrong (German sentences). ``orphans``: files no document refers to."""

    journal_entries: int
    files: int
    orphans: int
    faults: tuple[str, ...]


class Verifying:
    """Checks everything that is stored; changes nothing unless told to."""

    def __init__(self, replica: Replica, blobs: BlobStore) -> None:
        self._replica = replica
        self._blobs = blobs

    def verify(self, *, on_file: Callable[[int], None] = lambda _count: None) -> VerifyReport:
        """Check pages, references, index, journal chain, and decrypt every stored file to compare its hash."""
        faults = list(self._replica.faults())
        with self._replica.unit_of_work() as work:
            entries = list(work.journal.entries())
        faults.extend(journal.faults(entries))
        used: set[str] = set()
        for version in self._replica.versions():
            used.add(version.blob.id)
            on_file(len(used))
            try:
                if hashlib.sha256(self._blobs.get(version.blob)).hexdigest() != version.sha256:
                    faults.append(f"Die Datei „{version.file_name}“ ist nicht mehr dieselbe wie bei der Ablage.")
            except DeskError as error:
                faults.append(f"„{version.file_name}“: {error.message}")
        return VerifyReport(len(entries), len(used), len(set(self._orphans(used))), tuple(faults))

    def remove_orphans(self) -> int:
        """Delete stored files that no version refers to (left behind by an import that was cut off)."""
        used = {version.blob.id for version in self._replica.versions()}
        orphans = list(self._orphans(used))
        for blob_id in orphans:
            self._blobs.delete(blob_id)
        return len(orphans)

    def _orphans(self, used: set[str]) -> Iterator[str]:
        return (blob_id for blob_id in self._blobs.ids() if blob_id not in used)
