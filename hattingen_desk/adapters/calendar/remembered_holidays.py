"""Public holidays kept with the replica: the library that computes them takes longer to load than the window."""

import json
from datetime import date

from hattingen_desk.application.ports import HolidayCalendar, Replica

_LOOK_AHEAD_YEARS = 1


class RememberedHolidays:
    """Implements the port HolidayCalendar. Years are computed by ``source`` once and kept as a setting.

    ``edition`` is the version of the program, and so of the source and its state of the law: another one computes anew.
    """

    def __init__(self, source: HolidayCalendar, replica: Replica, edition: str) -> None:
        self._source = source
        self._replica = replica
        self._key = f"holidays.{edition}"

    def holidays(self, first: date, last: date) -> frozenset[date]:
        """Return the holidays between two days, both included."""
        text = self._replica.catalogue.setting(self._key)
        known: dict[str, list[str]] = json.loads(text) if text else {}
        years = range(first.year, last.year + 1)
        if any(str(year) not in known for year in years):
            known = self._computed(known, range(first.year, last.year + 1 + _LOOK_AHEAD_YEARS))
        days = (date.fromisoformat(day) for year in years for day in known[str(year)])
        return frozenset(day for day in days if first <= day <= last)

    def _computed(self, known: dict[str, list[str]], years: range) -> dict[str, list[str]]:
        found = known | {
            str(year): sorted(day.isoformat() for day in self._source.holidays(date(year, 1, 1), date(year, 12, 31)))
            for year in years
        }
        with self._replica.unit_of_work() as work:
            work.settings.put(self._key, json.dumps(found))
            work.commit()
        return found
