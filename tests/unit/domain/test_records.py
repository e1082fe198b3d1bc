"""Where a document lies decides who may see it and what is exchanged."""

from dataclasses import fields

import pytest

from hattingen_desk.domain.records import Document, bucket_of


def _document(**values: object) -> Document:
    """A document of which only the named values matter."""
    needed = {field.name: "" for field in fields(Document)}
    return Document(**needed | values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("document", "bucket"),
    [
        (_document(record_id="r1", compartment="urlaub", inbox="10"), "r1/urlaub"),
        (_document(record_id=None, compartment="akte", inbox="10"), "inbox/10"),
        (_document(record_id="", compartment="akte", inbox=""), "inbox/"),
    ],
    ids=["filed", "waiting", "waiting for nobody"],
)
def test_a_filed_document_lies_in_its_compartment_and_a_waiting_one_in_the_inbox(
    document: Document, bucket: str
) -> None:
    assert document.bucket == bucket


def test_each_compartment_of_each_record_is_a_bucket_of_its_own() -> None:
    assert len({bucket_of(record, part) for record in ("r1", "r2") for part in ("akte", "bem")}) == 4
