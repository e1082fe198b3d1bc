"""Amounts in integer cents."""

from decimal import ROUND_HALF_UP, Decimal


class Cents(int):
    """An amount in cents that formats as ``1.284,01 €``; with ``bare`` as ``1.284,01``, with ``point`` as 1284.01."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        euros, cents = divmod(abs(self), 100)
        sign = "-" if self < 0 else ""
        if spec == "point":
            return f"{sign}{euros}.{cents:02d}"
        grouped = f"{euros:,}".replace(",", ".")
        bare = f"{sign}{grouped},{cents:02d}"
        return bare if spec == "bare" else f"{bare}\u00a0€"


def share(amount: int, percent: Decimal) -> int:
    """Return ``percent`` of an amount in cents, half a cent rounded up (the merchant's way)."""
    return int((Decimal(amount) * percent / 100).quantize(Decimal(1), ROUND_HALF_UP))
