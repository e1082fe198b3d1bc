"""Writing records and cases."""

from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from hattingen_desk.adapters.store import rows, schema, writing
from hattingen_desk.adapters.store.search_writer import SearchWriter
from hattingen_desk.domain.errors import InvalidInputError
from hattingen_desk.domain.records import Case, Record
from hattingen_desk.domain.references import Reference

_record, _case = schema.record, schema.case
_earlier, _counter = schema.earlier_reference, schema.reference_counter
_RECORD_COLUMNS = [_record.c[name] for name in rows.RECORD_COLUMNS]
_CASE_COLUMNS = [_case.c[name] for name in rows.CASE_COLUMNS]
_GET = select(*_RECORD_COLUMNS).where(_record.c.id == bindparam("id"))
_EARLIER = select(_earlier.c.reference).where(_earlier.c.record_id == bindparam("id")).order_by(_earlier.c.position)


class SqlRecordRepository:
    """Implements the port RecordRepository."""

    def __init__(self, connection: Connection, search: SearchWriter) -> None:
        self._connection = connection
        self._search = search

    def get(self, record_id: str) -> Record:
        """Return a record, also a withdrawn one; raises NotFoundError."""
        row = self._connection.execute(_GET, {"id": record_id}).first()
        if row is None:
            raise writing.missing(writing.RECORD)
        return self._with_earlier(row)

    def find(self, ref: str) -> Record:
        """Return the record (not withdrawn) with this id, reference or earlier reference; raises NotFoundError."""
        wanted = ref.strip()
        by_earlier = select(_earlier.c.record_id).where(_earlier.c.reference == wanted)
        for which in (_record.c.id == wanted, _record.c.reference == wanted, _record.c.id.in_(by_earlier)):
            found = select(*_RECORD_COLUMNS).where(which, _record.c.withdrawn == 0)
            row = self._connection.execute(found.order_by(_record.c.seq.desc()).limit(1)).first()
            if row is not None:
                return self._with_earlier(row)
        raise writing.missing(f"Eine Akte „{wanted}“")

    def add(self, record: Record) -> None:
        """Add a record; raises InvalidInputError if its reference is taken."""
        seq = writing.next_seq(self._connection)
        try:
            self._connection.execute(_record.insert(), {"seq": seq, **rows.record_values(record)})
        except IntegrityError as error:
            raise _taken(record, error) from error
        self._write_earlier(record)
        self._note_number(record.reference)
        self._search.put_record(seq, record)

    def save(self, record: Record) -> None:
        """Save a record; raises StaleError, NotFoundError, InvalidInputError if its reference is taken."""
        try:
            seq = writing.save(self._connection, _record, rows.record_values(record), f"Die Akte „{record.title}“")
        except IntegrityError as error:
            raise _taken(record, error) from error
        self._connection.execute(_earlier.delete().where(_earlier.c.record_id == record.id))
        self._write_earlier(record)
        self._note_number(record.reference)
        self._search.put_record(seq, record)

    def next_number(self, plan: str, year: int) -> int:
        """Return the next number of a position and year; it is given away only if the unit commits."""
        first = insert(_counter).values(plan=plan, year=year, number=1)
        counted = first.on_conflict_do_update(
            index_elements=["plan", "year"], set_={"number": _counter.c.number + 1}
        ).returning(_counter.c.number)
        return int(self._connection.execute(counted).scalar_one())

    def _note_number(self, reference: str) -> None:
        """Let the counter know of a reference that came from elsewhere, so that it never gives it again."""
        try:
            counted = Reference.parse(reference)
        except InvalidInputError:
            return  # not a counted reference: personnel records are numbered by the person
        noted = insert(_counter).values(plan=counted.plan, year=counted.year, number=counted.number)
        self._connection.execute(
            noted.on_conflict_do_update(
                index_elements=["plan", "year"],
                set_={"number": func.max(_counter.c.number, noted.excluded.number)},
            )
        )

    def _write_earlier(self, record: Record) -> None:
        values = [
            {"record_id": record.id, "position": position, "reference": reference}
            for position, reference in enumerate(record.earlier_references)
        ]
        if values:
            self._connection.execute(_earlier.insert(), values)

    def _with_earlier(self, row: Any) -> Record:  # noqa: ANN401 - a row of RECORD_COLUMNS
        return rows.record_from(row, list(self._connection.execute(_EARLIER, {"id": row[0]}).scalars()))


def _taken(record: Record, error: IntegrityError) -> Exception:
    if "reference" not in str(error.orig):
        return error
    return InvalidInputError(
        f"Das Aktenzeichen {record.reference} ist schon vergeben. Nichts wurde geändert.", cause=str(error.orig)
    )


class SqlCaseRepository:
    """Implements the port CaseRepository."""

    def __init__(self, connection: Connection, search: SearchWriter) -> None:
        self._connection = connection
        self._search = search

    def get(self, case_id: str) -> Case:
        """Return a case, also a withdrawn one; raises NotFoundError."""
        row = self._connection.execute(select(*_CASE_COLUMNS).where(_case.c.id == case_id)).first()
        if row is None:
            raise writing.missing(writing.CASE)
        return rows.case_from(row)

    def add(self, case: Case) -> None:
        """Add a case."""
        seq = writing.next_seq(self._connection)
        self._connection.execute(_case.insert(), {"seq": seq, **rows.case_values(case)})
        self._search.put_case(seq, case)

    def save(self, case: Case) -> None:
        """Save a case; raises StaleError, NotFoundError."""
        seq = writing.save(self._connection, _case, rows.case_values(case), f"Der Vorgang „{case.title}“")
        self._search.put_case(seq, case)
