"""Previews: the pages of a document as pictures, and its text."""

from collections.abc import Sequence
from dataclasses import dataclass

from hattingen_desk.application.changes import Kind
from hattingen_desk.application.ports import BlobStore, PageRenderer, Replica
from hattingen_desk.domain.content import PagePicture
from hattingen_desk.domain.journal import Action
from hattingen_desk.domain.records import DocumentVersion


@dataclass(frozen=True, slots=True)
class Original:
    """The unchanged bytes of a version, for export."""

    file_name: str
    data: bytes


class Previewing:
    """Shows documents. Decrypted bytes stay in memory."""

    def __init__(self, replica: Replica, blobs: BlobStore, renderer: PageRenderer) -> None:
        self._replica = replica
        self._blobs = blobs
        self._renderer = renderer

    def page(
        self,
        document_id: str,
        *,
        page: int,
        width: int,
        version_id: str = "",
        crop_margins: bool = False,
        highlight: Sequence[str] = (),
    ) -> PagePicture | None:
        """Return a page as a picture ``width`` pixels wide (page 0 is the first); None if the file has no pages."""
        document = self._replica.catalogue.document(document_id)
        if document.quarantined:
            return None
        version = self._version(document_id, version_id)
        return self._renderer.render(
            lambda: self._blobs.get(version.blob),
            version.media_type,
            page=page,
            width=width,
            crop_margins=crop_margins,
            highlight=highlight,
            key=version.id,
        )

    def text(self, document_id: str) -> str:
        """Return the text of a document's current version."""
        return self._replica.catalogue.text(document_id)

    def original(self, document_id: str, version_id: str = "") -> Original:
        """Return the original file for an export the user asked for; the journal keeps that it left."""
        version = self._version(document_id, version_id)
        data = self._blobs.get(version.blob)
        with self._replica.unit_of_work() as work:
            document = work.documents.get(document_id)
            payload = {"title": document.title, "detail": version.file_name}
            work.journal.append(Action.EXPORTED, Kind.DOCUMENT, document_id, document.bucket, payload)
            work.commit()
        return Original(version.file_name, data)

    def _version(self, document_id: str, version_id: str) -> DocumentVersion:
        catalogue = self._replica.catalogue
        return catalogue.version(version_id) if version_id else catalogue.current_version(document_id)
