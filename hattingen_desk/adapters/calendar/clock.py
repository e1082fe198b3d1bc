"""The clock of this machine, and one that stands still."""

from datetime import UTC, date, datetime


class SystemClock:
    """The machine's time; its zone says which day it is."""

    def now(self) -> datetime:
        """Return the time in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the date where the machine stands."""
        return datetime.now().astimezone().date()


class FixedClock:
    """A clock that shows one moment, for sample data and pictures that must come out alike."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """Return the moment in UTC."""
        return self._moment.astimezone(UTC)

    def today(self) -> date:
        """Return the moment's own date."""
        return self._moment.date()
