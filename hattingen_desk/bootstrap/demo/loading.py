"""Files the invented town hall into an empty profile, through the same use cases a clerk uses.

The story is told in order: the clock goes from day to day, and on each day records are opened, papers come in and
cases are closed. So dates, reference numbers and the journal look as they would after years of work.
"""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum
from functools import partial

from hattingen_desk.application.desk import Desk
from hattingen_desk.application.importing import ItemResult, Outcome, Source, Target
from hattingen_desk.bootstrap.demo.model import Bytes, DemoDocument, DemoFile, DemoRecord, DemoTown
from hattingen_desk.bootstrap.demo.town import demo_town
from hattingen_desk.domain.errors import DeskError
from hattingen_desk.domain.records import DocumentStatus

_MORNING = time(7, 40)
_BETWEEN_ACTS = timedelta(seconds=37)


class StoryClock:
    """A clock that is told which day it is. Each look at it is a little later, on the real day never too late."""

    def __init__(self, today: date) -> None:
        self.go_to(today)

    def go_to(self, day: date) -> None:
        """Begin a day."""
        self._day = day
        self._moment = datetime.combine(day, _MORNING).astimezone()

    def now(self) -> datetime:
        """Return the time in UTC."""
        self._moment += _BETWEEN_ACTS
        real = datetime.now(UTC)
        late = self._day == real.astimezone().date() and self._moment > real
        return real if late else self._moment.astimezone(UTC)

    def today(self) -> date:
        """Return the day of the story."""
        return self._day


class _Rank(IntEnum):
    """The order of what happens on one day."""

    OPEN, OPEN_CASE, TAKE_IN, FOLLOW_UP, CLOSE_CASE, CLOSE, MARK = range(7)


@dataclass(frozen=True, slots=True)
class _Step:
    """Something that happens on a day."""

    day: date
    rank: _Rank
    act: Callable[[], object]
    document: DemoDocument | None = None


@dataclass
class _Filed:
    """Ids of what was filed of one record so far, by index in the sample."""

    record: str = ""
    cases: dict[int, str] = field(default_factory=dict)
    documents: dict[int, str] = field(default_factory=dict)


def load_demo_town(desk: Desk, clock: StoryClock, progress: Callable[[int], None]) -> None:
    """File the town as it stands on the clock's day; ``progress`` hears the number of files taken in so far.

    Raises DeskError when a file was not stored; the profile is then not to be used.
    """
    today = clock.today()
    _read_definitions(desk)
    town = demo_town(today)
    writer = ThreadPoolExecutor(1, thread_name_prefix="demo")  # papers are written while earlier ones are filed
    try:
        _tell(_Teller(desk, progress), clock, town, writer)
    finally:
        writer.shutdown(cancel_futures=True)


def _tell(teller: "_Teller", clock: StoryClock, town: DemoTown, writer: ThreadPoolExecutor) -> None:
    steps = [step for record in town.records for step in teller.steps(record)]
    steps.sort(key=lambda step: (step.day, step.rank))
    teller.written = {step.document: writer.submit(step.document.data) for step in steps if step.document}
    for (day, rank), acts in itertools.groupby(steps, key=lambda step: (step.day, step.rank)):
        if clock.today() != day:
            clock.go_to(day)
        for step in acts:
            step.act()
        if rank is _Rank.TAKE_IN:
            teller.take_in()
    clock.go_to(town.today)
    teller.put_in_inbox((*town.inbox, town.quarantine))


def _read_definitions(desk: Desk) -> None:
    """Have plan and registers read now: what is in force today holds for the whole story, also for its early years."""
    if not desk.browsing.positions() or not desk.browsing.registers:
        raise DeskError("Aktenplan oder Register fehlen; die Beispieldaten ließen sich nicht anlegen.")


class _Teller:
    def __init__(self, desk: Desk, progress: Callable[[int], None]) -> None:
        self.written: Mapping[DemoDocument, Future[bytes]] = {}
        self._desk = desk
        self._progress = progress
        self._count = 0
        self._brought: list[tuple[Source, DemoDocument, Callable[[str], None]]] = []

    def steps(self, record: DemoRecord) -> Iterable[_Step]:
        """Return what happens to a record. Papers older than the record come in on the day it is opened."""
        filed = _Filed()
        start = record.opened_on
        yield _Step(start, _Rank.OPEN, partial(self._open, record, filed))
        for number, case in enumerate(record.cases):
            yield _Step(max(case.opened_on, start), _Rank.OPEN_CASE, partial(self._open_case, record, number, filed))
            if case.closed_on:
                yield _Step(max(case.closed_on, start), _Rank.CLOSE_CASE, partial(self._close_case, number, filed))
        for number, document in enumerate(record.documents):
            bring = partial(self._bring, record, number, filed)
            yield _Step(max(document.received_on, start), _Rank.TAKE_IN, bring, document)
        for number, follow_up in enumerate(record.follow_ups):
            on = start if follow_up.document is None else record.documents[follow_up.document].received_on
            yield _Step(max(on, start), _Rank.FOLLOW_UP, partial(self._follow_up, record, number, filed))
        if record.closed_on:
            yield _Step(record.closed_on, _Rank.CLOSE, partial(self._close, filed))
        if record.favourite:
            yield _Step(start, _Rank.MARK, partial(self._mark, filed))

    def put_in_inbox(self, files: Sequence[DemoFile]) -> None:
        """Leave files in the Scan-Eingang of the acting person's unit, none of them filed."""
        sources = [Source(file.file_name, file.file_name, file.data, origin=file.origin) for file in files]
        self._import(sources, Target(inbox=self._desk.actor.unit or "allgemein"))

    def _open(self, record: DemoRecord, filed: _Filed) -> None:
        filing = self._desk.filing
        filed.record = filing.create_record(
            record.plan,
            record.title,
            fields={name: value for name, value in record.fields.items() if value},
            former_reference=record.former_reference,
            unit=record.unit,
            opened_on=record.opened_on,
        ).created
        if record.responsible != self._desk.actor.name:
            filing.edit_record(filed.record, {"responsible": record.responsible})

    def _open_case(self, record: DemoRecord, number: int, filed: _Filed) -> None:
        case = record.cases[number]
        opened = self._desk.filing.open_case(filed.record, case.title, register=case.register, opened_on=case.opened_on)
        filed.cases[number] = opened.created

    def _bring(self, record: DemoRecord, number: int, filed: _Filed) -> None:
        document = record.documents[number]
        case = None if document.case is None else filed.cases[document.case]
        source = _source(document, self.written[document].result, Target(filed.record, document.register, case))
        self._brought.append((source, document, partial(filed.documents.__setitem__, number)))

    def take_in(self) -> None:
        """Import the day's papers in one go."""
        brought, self._brought = self._brought, []
        items = self._import([source for source, _, _ in brought], Target())
        for item, (_, document, note_id) in zip(items, brought, strict=True):
            note_id(item.id)
            for later in document.later_versions:
                self._desk.importing.add_version(item.id, _source(document, later))

    def _follow_up(self, record: DemoRecord, number: int, filed: _Filed) -> None:
        follow_up = record.follow_ups[number]
        self._desk.follow_ups.take_over(
            filed.record,
            follow_up.title,
            follow_up.due_on,
            document_id=None if follow_up.document is None else filed.documents[follow_up.document],
            case_id=None if follow_up.case is None else filed.cases[follow_up.case],
            time_of_day=follow_up.time_of_day or "",
            note=follow_up.note,
        )

    def _close_case(self, number: int, filed: _Filed) -> None:
        self._desk.filing.close_case(filed.cases[number])

    def _close(self, filed: _Filed) -> None:
        self._desk.filing.close_record(filed.record)

    def _mark(self, filed: _Filed) -> None:
        self._desk.browsing.set_favourite(filed.record, favourite=True)

    def _import(self, sources: Sequence[Source], place: Target) -> Sequence[ItemResult]:
        report = self._desk.importing.import_files(sources, place)
        for item in report.items:
            if item.outcome not in {Outcome.STORED, Outcome.QUARANTINED}:
                raise DeskError("Die Beispieldaten ließen sich nicht vollständig anlegen.", cause=repr(item))
            self._count += 1
            self._progress(self._count)
        return report.items


def _source(document: DemoDocument, data: Bytes, place: Target | None = None) -> Source:
    return Source(
        label=document.file_name,
        file_name=document.file_name,
        read=data,
        title=document.title,
        origin=document.origin,
        received_on=document.received_on,
        status=DocumentStatus(document.status),
        place=place,
    )
