"""Follow-ups: set, change, tick off; and what *Mein Tag* shows."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hattingen_desk.application.changes import NO_CHANGES, Changes, Kind
from hattingen_desk.application.edits import checked_title
from hattingen_desk.application.ports import Actor, Clock, HolidayCalendar, Replica
from hattingen_desk.application.read_models import FollowUpRow
from hattingen_desk.domain.errors import InvalidInputError
from hattingen_desk.domain.follow_ups import FollowUp, Urgency, urgency, working_days
from hattingen_desk.domain.identifiers import new_id
from hattingen_desk.domain.journal import Action
from hattingen_desk.domain.records import CORE_COMPARTMENT

PLOTTED_DAYS = 10
"""Working days ahead that *Mein Tag* plots."""


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many follow-ups are due on one working day."""

    day: date
    follow_ups: int


@dataclass(frozen=True, slots=True)
class MyDay:
    """The start screen in one piece, so that sentence, badge and list cannot disagree.

    ``groups`` hold overdue, today and this week; ``next_due`` is the first day beyond if those are all empty.
    """

    today: date
    groups: dict[Urgency, tuple[FollowUpRow, ...]]
    ahead: tuple[DayCount, ...]
    next_due: date | None

    @property
    def waiting(self) -> int:
        """What waits today: overdue and due. The badge of *Mein Tag*."""
        return len(self.groups[Urgency.OVERDUE]) + len(self.groups[Urgency.TODAY])

    @property
    def open_count(self) -> int:
        """All that is listed."""
        return sum(len(rows) for rows in self.groups.values())


class FollowUps:
    """Writes and lists follow-ups of the acting person."""

    def __init__(self, replica: Replica, actor: Actor, clock: Clock, holidays: HolidayCalendar) -> None:
        self._replica = replica
        self._actor = actor
        self._clock = clock
        self._holidays = holidays

    def set(
        self,
        record_id: str,
        title: str,
        due_on: date,
        *,
        document_id: str | None = None,
        case_id: str | None = None,
        time_of_day: str = "",
        note: str = "",
    ) -> Changes:
        """Set a follow-up on a record, one of its cases or documents. Raises InvalidInputError for a past day."""
        if due_on < self._clock.today():
            raise InvalidInputError("Eine neue Wiedervorlage kann nicht in der Vergangenheit liegen.")
        return self._add(record_id, title, due_on, document_id, case_id, time_of_day, note)

    def take_over(
        self, record_id: str, title: str, due_on: date, *, document_id: str | None = None,
        case_id: str | None = None, time_of_day: str = "", note: str = "",
    ) -> Changes:  # fmt: skip
        """Take over a follow-up that was set elsewhere and may be overdue already (migration, sample data)."""
        return self._add(record_id, title, due_on, document_id, case_id, time_of_day, note)

    def change(self, follow_up_id: str, *, title: str | None = None, due_on: date | None = None) -> Changes:
        """Change words or day of a follow-up."""
        values: dict[str, object] = {}
        if title is not None:
            values["title"] = checked_title(title)
        if due_on is not None:
            values["due_on"] = due_on
        return self._change(follow_up_id, Action.EDITED, "geändert", values)

    def tick_off(self, follow_up_id: str) -> Changes:
        """Mark a follow-up as done."""
        return self._change(follow_up_id, Action.DONE, "erledigt", {"done_at": self._clock.now()})

    def my_day(self) -> MyDay:
        """Return everything the start screen shows."""
        today = self._clock.today()
        days = working_days(today, PLOTTED_DAYS, self._holidays.holidays(today, today + timedelta(days=40)))
        rows = self._replica.catalogue.open_follow_ups()
        groups: dict[Urgency, list[FollowUpRow]] = {level: [] for level in Urgency}
        for row in rows:
            groups[urgency(row.due_on, today)].append(row)
        later = groups.pop(Urgency.LATER)
        ahead = tuple(DayCount(day, sum(row.due_on == day for row in rows)) for day in days)
        next_due = later[0].due_on if later else None
        return MyDay(today, {level: tuple(found) for level, found in groups.items()}, ahead, next_due)

    def _add(
        self, record_id: str, title: str, due_on: date, document_id: str | None,
        case_id: str | None, time_of_day: str, note: str,
    ) -> Changes:  # fmt: skip
        now = self._clock.now()
        with self._replica.unit_of_work() as work:
            compartment = CORE_COMPARTMENT
            work.records.get(record_id)
            if document_id is not None:
                document = work.documents.get(document_id)
                compartment, case_id = document.compartment, document.case_id
                if document.record_id != record_id:
                    raise InvalidInputError("Das Dokument gehört nicht zu dieser Akte. Nichts wurde angelegt.")
            elif case_id is not None:
                compartment = work.cases.get(case_id).compartment
            follow_up = FollowUp(
                id=new_id(), record_id=record_id, compartment=compartment, title=checked_title(title), due_on=due_on,
                created_at=now, modified_at=now, created_by=self._actor.login, assigned_to=self._actor.login,
                case_id=case_id, document_id=document_id, time_of_day=time_of_day, note=note.strip(),
            )  # fmt: skip
            work.follow_ups.add(follow_up)
            work.journal.append(
                Action.CREATED, Kind.FOLLOW_UP, follow_up.id, f"{record_id}/{compartment}",
                {"title": follow_up.title, "due_on": due_on.isoformat(), "record_id": record_id},
            )  # fmt: skip
            work.commit()
        return Changes(
            kinds=frozenset({Kind.FOLLOW_UP}),
            ids=frozenset({each for each in (follow_up.id, record_id, document_id) if each}),
            sentence=f"Wiedervorlage „{follow_up.title}“ zum {due_on:%d.%m.%Y} gesetzt",
            undo=lambda: self._change(follow_up.id, Action.WITHDRAWN, "zurückgenommen", {"withdrawn": True}),
            created=follow_up.id,
        )

    def _change(self, follow_up_id: str, action: Action, words: str, values: dict[str, object]) -> Changes:
        with self._replica.unit_of_work() as work:
            before = work.follow_ups.get(follow_up_id)
            back = {name: getattr(before, name) for name in values}
            if back == values or (action is Action.DONE and before.done_at is not None):
                return NO_CHANGES
            after = replace(before, **values, version=before.version + 1, modified_at=self._clock.now())  # type: ignore[arg-type]
            work.follow_ups.save(after)
            work.journal.append(
                action, Kind.FOLLOW_UP, after.id, f"{after.record_id}/{after.compartment}",
                {"title": after.title, "due_on": after.due_on.isoformat(), "record_id": after.record_id},
            )  # fmt: skip
            work.commit()
        return Changes(
            kinds=frozenset({Kind.FOLLOW_UP}),
            ids=frozenset({each for each in (follow_up_id, before.record_id, before.document_id) if each}),
            sentence=f"Wiedervorlage „{before.title}“ {words}",
            undo=lambda: self._change(follow_up_id, Action.RESTORED, "zurückgesetzt", back),
        )
