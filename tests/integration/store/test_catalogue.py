"""Lists: German order, filters, groups, counts; each from an index."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hattingen_desk.adapters.store import (
    catalogue_documents,
    catalogue_follow_ups,
    catalogue_journal,
    catalogue_records,
)
from hattingen_desk.adapters.store.replica import SqlReplica
from hattingen_desk.application.ports import DocumentFilter, RecordFilter
from hattingen_desk.application.read_models import RegisterGroup
from hattingen_desk.domain.errors import NotFoundError
from hattingen_desk.domain.journal import Action
from hattingen_desk.domain.records import DocumentStatus, RecordStatus
from tests.integration.store.builders import START, add, case, changed, document, follow_up, record

DAY = START.date()


def _records(replica: SqlReplica, which: RecordFilter) -> list[str]:
    return [row.title for row in replica.catalogue.record_rows(replica.catalogue.record_keys(which))]


def _documents(replica: SqlReplica, which: DocumentFilter) -> list[str]:
    return [row.title for row in replica.catalogue.document_rows(replica.catalogue.document_keys(which)[0])]


def test_titles_are_in_german_order(replica: SqlReplica) -> None:
    names = ["Zebra", "Ärger", "Ofen", "arm", "Öl", "Straße", "Strasse", "Äpfel", "Oktober", "Arzt"]
    add(replica, *(record(name, number=number) for number, name in enumerate(names, 1)))

    in_order = ["Äpfel", "Ärger", "arm", "Arzt", "Ofen", "Oktober", "Öl", "Straße", "Strasse", "Zebra"]
    assert _records(replica, RecordFilter()) == in_order
    assert _records(replica, RecordFilter(descending=True)) == [
        "Zebra", "Straße", "Strasse", "Öl", "Oktober", "Ofen", "Arzt", "arm", "Ärger", "Äpfel",
    ]  # fmt: skip


def test_references_are_in_order_of_position_year_and_number(replica: SqlReplica) -> None:
    given = ["32.10.10-0002/2026", "32.10.10-10000/2025", "11.20-0001/2026", "32.10.10-0010/2025", "32.10.10-0001/2026"]
    add(replica, *(record(reference, reference=reference) for reference in given))

    assert _records(replica, RecordFilter(sort="reference")) == [
        "11.20-0001/2026", "32.10.10-0010/2025", "32.10.10-10000/2025", "32.10.10-0001/2026", "32.10.10-0002/2026",
    ]  # fmt: skip


def test_a_list_shows_a_position_and_everything_below(replica: SqlReplica) -> None:
    plans = ["32", "32.10", "32.10.10", "32.1", "32.100", "33"]
    add(replica, *(record(plan, plan=plan, reference=plan) for plan in plans))

    assert _records(replica, RecordFilter(plan="32.10")) == ["32.10", "32.10.10"]
    assert _records(replica, RecordFilter(plan="32")) == ["32", "32.1", "32.10", "32.10.10", "32.100"]
    assert replica.catalogue.record_counts() == dict.fromkeys(plans, 1)


def test_the_quick_filter_wants_every_word_in_title_or_reference(replica: SqlReplica) -> None:
    add(replica, record("Bäckerei Groß", number=3), record("Gaststätte Groß", number=14))

    assert _records(replica, RecordFilter(text="gross BÄCK")) == ["Bäckerei Groß"]
    assert _records(replica, RecordFilter(text="0014")) == ["Gaststätte Groß"]
    assert _records(replica, RecordFilter(text="groß 0003/2026")) == ["Bäckerei Groß"]
    assert _records(replica, RecordFilter(text="metzger")) == []


def test_closed_and_withdrawn_records(replica: SqlReplica) -> None:
    gone = record("Zurückgenommen", number=3)
    add(replica, record("Offen"), record("Zu", number=2, status=RecordStatus.CLOSED, closed_on=DAY), gone)
    with replica.unit_of_work() as work:
        work.records.save(changed(gone, withdrawn=True))
        work.commit()

    assert _records(replica, RecordFilter()) == ["Offen", "Zu"]
    assert _records(replica, RecordFilter(include_closed=False)) == ["Offen"]


def test_a_list_of_named_records(replica: SqlReplica) -> None:
    first, second, third = (record(name, number=number) for number, name in enumerate("CAB"))
    add(replica, first, second, third)

    assert _records(replica, RecordFilter(ids=(first.id, second.id, "nirgends"))) == ["A", "C"]
    assert _records(replica, RecordFilter(ids=())) == []


@pytest.mark.parametrize("sort", sorted(catalogue_records._SORTS))  # noqa: SLF001 - every sort there is
def test_every_sort_of_records_gives_all_of_them_both_ways(replica: SqlReplica, sort: str) -> None:
    its = record("B")
    add(replica, its, record("A", number=2), follow_up(its), document(its))

    for descending in (True, False):
        assert sorted(_records(replica, RecordFilter(sort=sort, descending=descending))) == ["A", "B"]


def test_records_by_due_day_have_those_without_one_last(replica: SqlReplica) -> None:
    early, late, none = (record(name, number=number) for number, name in enumerate(("Früh", "Spät", "Nie")))
    add(
        replica, early, late, none, follow_up(late, due_on=DAY + timedelta(9)), follow_up(early, due_on=DAY),
        follow_up(none, done_at=START),
    )  # fmt: skip

    assert _records(replica, RecordFilter(sort="due")) == ["Früh", "Spät", "Nie"]
    assert _records(replica, RecordFilter(sort="due", descending=True)) == ["Spät", "Früh", "Nie"]


def test_a_record_row_counts_documents_and_names_the_next_due_day(replica: SqlReplica) -> None:
    its = record()
    mail, of_mail = document(its, "Mail")
    gone = document(its, "Zurückgenommen", withdrawn=True)
    add(replica, its, (mail, of_mail), document(its, "Anlage", parent_id=mail.id), gone)
    add(replica, follow_up(its, due_on=DAY + timedelta(3)), follow_up(its, due_on=DAY + timedelta(1), done_at=START))

    (row,) = replica.catalogue.record_rows(replica.catalogue.record_keys(RecordFilter()))
    assert (row.document_count, row.due_on) == (1, DAY + timedelta(3))


def test_rows_come_in_the_order_of_their_keys_and_gone_ones_are_left_out(replica: SqlReplica) -> None:
    add(replica, record("A"), record("B", number=2))
    first, second = replica.catalogue.record_keys(RecordFilter())

    assert [row.title for row in replica.catalogue.record_rows([second, 99, first])] == ["B", "A"]
    assert replica.catalogue.record_rows([]) == []
    assert replica.catalogue.document_rows([]) == []


def test_documents_are_grouped_by_register_in_the_order_of_registers(replica: SqlReplica) -> None:
    its = record()
    add(replica, its)
    for register in ("R10", "", "R2", "R10", "R1"):
        add(replica, document(its, f"in {register or 'keinem'}", register=register))

    keys, groups = replica.catalogue.document_keys(DocumentFilter(its.id))

    assert groups == [RegisterGroup("R1", 1), RegisterGroup("R2", 1), RegisterGroup("R10", 2), RegisterGroup("", 1)]
    rows = replica.catalogue.document_rows(keys)
    assert [row.register for row in rows] == ["R1", "R2", "R10", "R10", ""]
    assert replica.catalogue.document_keys(DocumentFilter("nirgends")) == (
        replica.catalogue.record_keys(RecordFilter(ids=())),
        [],
    )


def test_documents_sort_inside_their_register(replica: SqlReplica) -> None:
    its = record()
    add(
        replica, its,
        document(its, "Öl", received_on=DAY, modified_at=START + timedelta(1), status=DocumentStatus.DRAFT),
        document(its, "Arm", received_on=DAY - timedelta(2), modified_at=START, status=DocumentStatus.FILED),
        document(its, "Zoo", received_on=DAY - timedelta(1), modified_at=START + timedelta(2)),
    )  # fmt: skip

    def order(sort: str, *, descending: bool = False) -> list[str]:
        return _documents(replica, DocumentFilter(its.id, sort=sort, descending=descending))

    assert _documents(replica, DocumentFilter(its.id)) == ["Zoo", "Öl", "Arm"]
    assert order("title") == ["Arm", "Öl", "Zoo"]
    assert order("received") == ["Arm", "Zoo", "Öl"]
    assert order("status") == ["Öl", "Zoo", "Arm"]
    assert order("status", descending=True) == ["Arm", "Zoo", "Öl"]
    assert sorted(order("due")) == ["Arm", "Zoo", "Öl"]


def test_documents_by_filter_case_and_day(replica: SqlReplica) -> None:
    its = record()
    its_case = case(its, "Widerruf")
    add(
        replica, its, its_case, document(its, "Größenangabe", file_name="Plan_7.PDF", case_id=its_case.id),
        document(its, "Bescheid", received_on=DAY - timedelta(5)),
    )  # fmt: skip

    assert _documents(replica, DocumentFilter(its.id, text="groessen")) == ["Größenangabe"]
    assert _documents(replica, DocumentFilter(its.id, text="plan_7")) == ["Größenangabe"]
    assert _documents(replica, DocumentFilter(its.id, case_id=its_case.id)) == ["Größenangabe"]
    assert _documents(replica, DocumentFilter(its.id, received_from=DAY - timedelta(1))) == ["Größenangabe"]
    (row,) = replica.catalogue.document_rows(replica.catalogue.document_keys(DocumentFilter(its.id, text="plan"))[0])
    assert (row.case_title, row.file_name) == ("Widerruf", "Plan_7.PDF")
    (case_row,) = replica.catalogue.cases(its.id)
    assert (case_row.title, case_row.document_count) == ("Widerruf", 1)


def test_attachments_lie_inside_their_mail_unless_searched_for_or_moved_away(replica: SqlReplica) -> None:
    its, other = record(), record(number=2)
    mail, of_mail = document(its, "Mail")
    attachment, of_attachment = document(its, "Rechnung", parent_id=mail.id)
    add(replica, its, other, (mail, of_mail), (attachment, of_attachment))

    assert _documents(replica, DocumentFilter(its.id)) == ["Mail"]
    assert _documents(replica, DocumentFilter(its.id, text="rechnung")) == ["Rechnung"]
    (row,) = replica.catalogue.document_rows(replica.catalogue.document_keys(DocumentFilter(its.id))[0])
    assert row.attachment_count == 1
    assert [each.is_attachment for each in replica.catalogue.attachments(mail.id)] == [True]

    with replica.unit_of_work() as work:
        work.documents.save(changed(attachment, record_id=other.id))
        work.commit()
    assert _documents(replica, DocumentFilter(other.id)) == ["Rechnung"]


def test_the_position_of_a_document_in_its_list(replica: SqlReplica) -> None:
    its = record()
    pairs = [document(its, name) for name in ("B", "C", "A")]
    add(replica, its, *pairs)
    by_title = DocumentFilter(its.id, sort="title", descending=False)

    assert [replica.catalogue.document_position(by_title, pair[0].id) for pair in pairs] == [1, 2, 0]
    assert replica.catalogue.document_position(DocumentFilter(its.id, text="B"), pairs[2][0].id) == -1
    assert replica.catalogue.document_position(by_title, "nirgends") == -1


def test_open_follow_ups_are_those_of_the_person_by_day_and_time(replica: SqlReplica) -> None:
    its = record("Akte Öz", reference="11.30.02-1", record_type="personnel")
    its_document, first = document(its, "Antrag")
    withdrawn_document = document(its, "Weg", withdrawn=True)
    add(replica, its, (its_document, first), withdrawn_document)
    add(
        replica,
        follow_up(its, "morgen", due_on=DAY + timedelta(1)),
        follow_up(its, "ganztags"),
        follow_up(its, "um neun", time_of_day="09:00", document_id=its_document.id, note="anrufen"),
        follow_up(its, "von Kim", assigned_to="kowalski"),
        follow_up(its, "erledigt", done_at=START),
        follow_up(its, "zurückgenommen", withdrawn=True),
        follow_up(its, "am zurückgenommenen Dokument", document_id=withdrawn_document[0].id),
    )

    rows = replica.catalogue.open_follow_ups()
    assert [row.title for row in rows] == ["um neun", "ganztags", "morgen"]
    assert [row.title for row in replica.catalogue.open_follow_ups(until=DAY)] == ["um neun", "ganztags"]
    assert (rows[0].record_title, rows[0].record_reference, rows[0].document_title, rows[0].note) == (
        "Akte Öz", "11.30.02-1", "Antrag", "anrufen",
    )  # fmt: skip
    assert [row.title for row in replica.catalogue.follow_ups_of(its.id, its_document.id)] == ["um neun"]
    assert [row.title for row in replica.catalogue.follow_ups_of(its.id)] == [
        "ganztags", "von Kim", "um neun", "morgen", "erledigt",
    ]  # fmt: skip


def test_the_inbox_holds_what_waits_and_what_is_to_be_cleared_oldest_first(replica: SqlReplica) -> None:
    its = record("Akte")
    mail, of_mail = document(None, "Mail", created_at=START + timedelta(hours=1))
    add(
        replica, its, (mail, of_mail), document(None, "Anlage", parent_id=mail.id),
        document(its, "Gesperrt", quarantined=True, status=DocumentStatus.TO_CHECK, remarks=("Kennwort",)),
        document(its, "Ungeöffnet abgelegt", quarantined=True, status=DocumentStatus.IN_PROGRESS),
        document(None, "Weg", withdrawn=True),
    )  # fmt: skip

    rows = replica.catalogue.inbox()
    assert [(row.title, row.record_title, row.remarks) for row in rows] == [
        ("Gesperrt", "Akte", ("Kennwort",)), ("Mail", "", ()),
    ]  # fmt: skip


def test_the_journal_of_a_thing_shows_changes_newest_first(replica: SqlReplica) -> None:
    with replica.unit_of_work() as work:
        for action in (Action.CREATED, Action.READ, Action.EDITED):
            work.journal.append(action, "record", "a", "a/core", {"title": action.value})
        work.journal.append(Action.CREATED, "record", "b", "b/core", {})
        work.commit()

    assert [entry.action for entry in replica.catalogue.journal_of(["a"])] == [Action.EDITED, Action.CREATED]
    assert len(replica.catalogue.journal_of(["a", "b"])) == 3
    assert replica.catalogue.journal_of([]) == []


def test_what_is_not_there_is_not_found(replica: SqlReplica) -> None:
    catalogue = replica.catalogue
    for read in (
        catalogue.record,
        catalogue.find_record,
        catalogue.document,
        catalogue.version,
        catalogue.current_version,
    ):
        with pytest.raises(NotFoundError):
            read("nirgends")
    assert catalogue.versions("nirgends") == []
    assert catalogue.text("nirgends") == ""
    assert catalogue.setting("nirgends") is None


_LISTS = {
    "records by title": catalogue_records.keys_statement(RecordFilter()),
    "records of a position": catalogue_records.keys_statement(RecordFilter(plan="32.10")),
    "records by quick filter": catalogue_records.keys_statement(RecordFilter(text="x")),
    "open records": catalogue_records.keys_statement(RecordFilter(include_closed=False)),
    "records by change": catalogue_records.keys_statement(RecordFilter(sort="modified", descending=True)),
    "records by reference": catalogue_records.keys_statement(RecordFilter(sort="reference")),
    "documents": catalogue_documents.keys_statement(DocumentFilter("r")),
    "documents by quick filter": catalogue_documents.keys_statement(DocumentFilter("r", text="x")),
    "documents of a case": catalogue_documents.keys_statement(DocumentFilter("r", case_id="c")),
    "record rows": catalogue_records.rows_statement(2),
    "document rows": catalogue_documents.rows_statement(2),
    "my follow-ups": (catalogue_follow_ups.OPEN, ["x", str(date.max)]),
    "follow-ups of a record": (catalogue_follow_ups.OF_RECORD, ["x"]),
    "follow-ups of a document": (catalogue_follow_ups.OF_DOCUMENT, ["x", "y"]),
    "inbox": (catalogue_documents.INBOX, []),
    "journal": (catalogue_journal.CHANGES, ["[]", "read"]),
}


@pytest.mark.parametrize("name", _LISTS)
def test_no_list_reads_a_whole_table(replica: SqlReplica, name: str) -> None:
    statement, parameters = _LISTS[name]
    with replica._readers.reading() as connection:  # noqa: SLF001 - the plan is not visible from outside
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)]

    scans = [step for step in plan if step.startswith("SCAN") and "USING" not in step and "json_each" not in step]
    assert scans == [], plan


@pytest.mark.parametrize("name", ["records by title", "records by change", "records by reference"])
def test_a_list_of_all_records_needs_no_sorting(replica: SqlReplica, name: str) -> None:
    statement, parameters = _LISTS[name]
    with replica._readers.reading() as connection:  # noqa: SLF001 - the plan is not visible from outside
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)]

    assert any("COVERING INDEX" in step for step in plan), plan
