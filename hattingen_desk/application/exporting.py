"""Export: a whole record as one package, on the user's explicit wish."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO

from hattingen_desk.application.changes import Kind
from hattingen_desk.application.ports import BlobStore, DocumentFilter, Replica
from hattingen_desk.domain.file_names import safe_file_name
from hattingen_desk.domain.journal import Action


@dataclass(frozen=True, slots=True)
class Exported:
    """What a package holds: ``documents`` and all their versions as ``files``."""

    documents: int
    files: int


class Exporting:
    """Writes packages. They are plain files: protecting them is up to the person who asked."""

    def __init__(self, replica: Replica, blobs: BlobStore) -> None:
        self._replica = replica
        self._blobs = blobs

    def export_record(self, record_id: str, target: IO[bytes]) -> Exported:
        """Write a ZIP of every version of every document, unchanged, and ``akte.json`` with all metadata."""
        import zipfile

        catalogue = self._replica.catalogue
        record = catalogue.record(record_id)
        keys, _groups = catalogue.document_keys(DocumentFilter(record_id))
        rows = catalogue.document_rows(keys)
        for row in rows:  # grows while it is walked: what came with a mail, and with mails inside
            rows.extend(catalogue.attachments(row.id))
        described: list[dict[str, object]] = []
        files = 0
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            for place, row in enumerate(rows, start=1):
                versions = []
                for listed in catalogue.versions(row.id):
                    version = catalogue.version(listed.id)
                    name = f"{place:04d}/{version.number}-{safe_file_name(version.file_name)[0]}"
                    package.writestr(name, self._blobs.get(version.blob))
                    versions.append({"file": name, "number": version.number, "sha256": version.sha256})
                    files += 1
                described.append(
                    {"id": row.id, "title": row.title, "status": row.status, "register": row.register,
                     "received_on": row.received_on, "remarks": list(row.remarks), "versions": versions}
                )  # fmt: skip
            package.writestr(
                "akte.json",
                json.dumps(
                    {"id": record.id, "reference": record.reference, "title": record.title, "plan": record.plan,
                     "status": record.status, "former_reference": record.former_reference,
                     "fields": dict(record.fields), "opened_on": record.opened_on, "documents": described},
                    ensure_ascii=False, indent=2, default=_text,
                ),
            )  # fmt: skip
        with self._replica.unit_of_work() as work:
            payload = {"title": record.title, "detail": f"{files} Dateien"}
            work.journal.append(Action.EXPORTED, Kind.RECORD, record.id, record.bucket, payload)
            work.commit()
        return Exported(len(rows), files)


def _text(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
