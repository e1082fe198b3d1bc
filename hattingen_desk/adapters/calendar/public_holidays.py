"""Public holidays of North Rhine-Westphalia."""

import functools
from datetime import date


class PublicHolidays:
    """Holidays by the Feiertagsgesetz NW, from the library ``holidays``; years are computed once, when first asked."""

    def holidays(self, first: date, last: date) -> frozenset[date]:
        """Return the holidays between two days, both included."""
        years = range(first.year, last.year + 1)
        return frozenset(day for year in years for day in _of_year(year) if first <= day <= last)


@functools.cache
def _of_year(year: int) -> frozenset[date]:
    from holidays.countries.germany import Germany

    return frozenset(Germany(subdiv="NW", years=year))
