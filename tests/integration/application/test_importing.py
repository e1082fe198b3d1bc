"""Files come in unchanged, encrypted, searchable; whatever they are, none is lost."""

import hashlib
from email.message import EmailMessage
from pathlib import Path

import pytest

from hattingen_desk.adapters.reports.letters import Letter, write_docx_letter, write_pdf_letter
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.importing import Outcome, Source, Target
from hattingen_desk.application.ports import DocumentFilter
from hattingen_desk.application.read_models import DocumentRow
from hattingen_desk.domain.records import DocumentStatus

LETTER = Letter(
    sender=("Stadt Hattingen", "Fachbereich Personal"),
    recipient=("Frau Anneke Hollenbeck", "Am Büchsenschütz 199", "45527 Hattingen"),
    place_and_date="Hattingen, 16.11.2026",
    subject="Bestätigung Ihrer Elternzeit",
    paragraphs=("Sehr geehrte Frau Hollenbeck,", "wir bestätigen die Grundstücksübertragung nicht.", "Gruß"),
)


def source(name: str, data: bytes) -> Source:
    return Source(label=name, file_name=name, read=lambda: data)


def rows(desk: Desk, record_id: str) -> list[DocumentRow]:
    keys, _ = desk.browsing.catalogue.document_keys(DocumentFilter(record_id))
    return desk.browsing.catalogue.document_rows(keys)


def test_original_bytes_come_back_unchanged(desk: Desk, record_id: str) -> None:
    data = write_pdf_letter(LETTER)
    item = desk.importing.import_files([source("Bestätigung.pdf", data)], Target(record_id)).items[0]
    assert (item.outcome, item.sha256) == (Outcome.STORED, hashlib.sha256(data).hexdigest())
    assert desk.previewing.original(item.id).data == data


def test_nothing_of_a_file_lies_readable_on_disk(desk: Desk, record_id: str, profile_folder: Path) -> None:
    canary = "Zwergpinguin-Kanarienwort"
    desk.importing.import_files([source(f"{canary}.txt", canary.encode())], Target(record_id))
    files = [path for path in profile_folder.rglob("*") if path.is_file()]
    assert any(path.parent.parent.name == "blobs" for path in files)
    needles = [canary.encode(), canary.lower().encode(), b"zwergpinguin", canary.encode("utf-16-le")]
    leaks = [path for path in files if any(needle in path.read_bytes() for needle in needles)]
    assert leaks == []


def test_text_of_pdf_and_word_is_found_by_parts_of_compounds(desk: Desk, record_id: str) -> None:
    files = [source("a.pdf", write_pdf_letter(LETTER)), source("b.docx", write_docx_letter(LETTER))]
    report = desk.importing.import_files(files, Target(record_id))
    found = {hit.id for hit in desk.search.find("stücksübertrag").hits}
    assert found == {item.id for item in report.items}


def test_the_same_bytes_are_pointed_out_and_not_stored_twice(desk: Desk, record_id: str) -> None:
    first = desk.importing.import_files([source("a.txt", b"Antrag")], Target(record_id)).items[0]
    again = desk.importing.import_files(
        [source("b.txt", b"Antrag"), source("c.txt", b"Antrag")], Target(record_id)
    ).items
    assert [(item.outcome, item.id) for item in again] == [(Outcome.DUPLICATE, first.id)] * 2
    assert "„a“" in again[0].remark
    found = desk.verifying.verify()
    assert (found.files, found.orphans, found.faults) == (1, 0, ())


def test_duplicates_are_looked_for_within_one_compartment_only(desk: Desk, personnel_id: str) -> None:
    for register in ("R6", "R7"):
        item = desk.importing.import_files([source("a.txt", b"x y z")], Target(personnel_id, register=register)).items[
            0
        ]
        assert item.outcome is Outcome.STORED


def test_a_mail_brings_its_attachments_as_children(desk: Desk, record_id: str) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Unterlagen zur Gewerbeanmeldung"
    mail["From"] = "lasse.toennesmann@example.org"
    mail["To"] = "gewerbe@example.org"
    mail.set_content("Anbei die Handwerkskarte.")
    mail.add_attachment(write_pdf_letter(LETTER), maintype="application", subtype="pdf", filename="Handwerkskarte.pdf")
    item = desk.importing.import_files([source("mail.eml", bytes(mail))], Target(record_id)).items[0]
    parent = desk.browsing.catalogue.document(item.id)
    assert parent.title == "Unterlagen zur Gewerbeanmeldung"
    children = desk.browsing.catalogue.attachments(item.id)
    assert [child.file_name for child in children] == ["Handwerkskarte.pdf"]
    changes = desk.filing.withdraw_documents((item.id,))
    assert rows(desk, record_id) == []
    assert changes.undo is not None
    changes.undo()
    assert len(rows(desk, record_id)) == 1
    assert len(desk.browsing.catalogue.attachments(item.id)) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("leer.pdf", b""),
        ("kaputt.pdf", b"%PDF-1.7 und dann nichts"),
        ("programm.pdf", b"MZ" + bytes(range(256)) * 8),
        ("bombe.docx", b"PK\x03\x04" + b"\x00" * 30),
        (
            "xxe.xml",
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Invoice>&x;</Invoice>',
        ),
    ],
)
def test_what_nobody_can_read_is_kept_for_clarification(desk: Desk, record_id: str, name: str, data: bytes) -> None:
    item = desk.importing.import_files([source(name, data)], Target(record_id)).items[0]
    assert item.outcome is Outcome.QUARANTINED
    assert item.remark.endswith(".")
    assert desk.previewing.original(item.id).data == data
    assert [row.id for row in desk.browsing.catalogue.inbox()] == [item.id]
    changes = desk.filing.file_unopened(item.id)
    assert desk.browsing.catalogue.inbox() == []
    assert changes.undo is not None
    changes.undo()
    assert [row.id for row in desk.browsing.catalogue.inbox()] == [item.id]


def test_a_name_of_300_characters_is_shortened_for_the_file_only(desk: Desk, record_id: str) -> None:
    name = "Ä" * 296 + ".txt"
    item = desk.importing.import_files([source(name, b"Inhalt")], Target(record_id)).items[0]
    assert item.outcome is Outcome.STORED
    row = rows(desk, record_id)[0]
    assert row.file_name.endswith(".txt")
    assert len(row.file_name.encode()) < 255
    assert item.remark


def test_a_file_that_cannot_be_read_stays_and_the_others_go_in(desk: Desk, record_id: str) -> None:
    def gone() -> bytes:
        raise FileNotFoundError(2, "Datei nicht gefunden")

    report = desk.importing.import_files(
        [source("a.txt", b"eins"), Source("b.txt", "b.txt", gone), source("c.txt", b"drei")], Target(record_id)
    )
    assert [item.outcome for item in report.items] == [Outcome.STORED, Outcome.FAILED, Outcome.STORED]
    assert "b.txt" in report.items[1].remark


def test_cancelling_keeps_what_is_done(desk: Desk, record_id: str) -> None:
    files = [source(f"{number}.txt", f"Nummer {number}".encode()) for number in range(60)]
    seen: list[str] = []
    report = desk.importing.import_files(
        files, Target(record_id), on_item=lambda item: seen.append(item.id), cancelled=lambda: len(seen) >= 20
    )
    assert 20 <= len(report.items) < 60
    assert len(rows(desk, record_id)) == len(report.items)
    assert desk.verifying.verify().orphans == 0


def test_an_import_is_taken_back_as_a_whole(desk: Desk, record_id: str) -> None:
    report = desk.importing.import_files([source("a.txt", b"1"), source("b.txt", b"2")], Target(record_id))
    assert report.changes.sentence == "2 Dokumente abgelegt"
    assert report.changes.undo is not None
    report.changes.undo()
    assert rows(desk, record_id) == []


def test_a_new_version_is_shown_and_found_and_the_old_one_stays(desk: Desk, record_id: str) -> None:
    item = desk.importing.import_files([source("Vermerk.txt", b"erste Fassung Apfelbaum")], Target(record_id)).items[0]
    changes = desk.importing.add_version(item.id, source("Vermerk.txt", b"zweite Fassung Birnbaum"))
    assert desk.previewing.text(item.id) == "zweite Fassung Birnbaum"
    assert desk.search.find("apfel").hits == ()
    assert desk.search.find("birn").hits[0].id == item.id
    assert [row.number for row in desk.browsing.catalogue.versions(item.id)] == [2, 1]
    assert changes.undo is not None
    changes.undo()
    assert desk.previewing.text(item.id) == "erste Fassung Apfelbaum"
    assert desk.search.find("apfel").hits[0].id == item.id


def test_what_comes_into_the_inbox_waits_to_be_checked_and_is_filed(desk: Desk, record_id: str) -> None:
    item = desk.importing.import_files([source("Scan_0412.txt", b"Handwerkskarte")], Target()).items[0]
    waiting = desk.browsing.catalogue.inbox()
    assert [(row.id, row.quarantined) for row in waiting] == [(item.id, False)]
    assert desk.browsing.catalogue.document(item.id).status is DocumentStatus.TO_CHECK
    changes = desk.filing.move_document(item.id, record_id)
    assert desk.browsing.catalogue.inbox() == []
    assert changes.undo is not None
    changes.undo()
    assert len(desk.browsing.catalogue.inbox()) == 1
