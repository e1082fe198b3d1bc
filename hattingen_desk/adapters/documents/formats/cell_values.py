"""Values of spreadsheet cells as a German Excel shows them (ISO/IEC 29500-1 § 18.8.30 for number formats)."""

import datetime as dt
import math
import re

_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd.mm.yyyy", 15: "d. mmm yy",
    16: "d. mmm", 17: "mmm yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "dd.mm.yyyy h:mm",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
}  # fmt: skip
_LITERALS = re.compile(r'"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|_.|\*.', re.IGNORECASE)
_DECIMALS = re.compile(r"[0#]\.(0+)")
_EPOCH_1900 = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets know no time zones
_EPOCH_1904 = dt.datetime(1904, 1, 1)  # noqa: DTZ001
_LAST_DAY = 2_958_465  # 31.12.9999


def format_code(number: int, own: dict[int, str]) -> str:
    """Return the code of a number format, empty for the general one."""
    return own.get(number) or _BUILT_IN.get(number, "")


def shown_number(raw: str, code: str, *, since_1904: bool = False) -> str:
    """Return the number ``raw`` (as stored) in its format; as it stands if it is no number.

    >>> shown_number("46082", "dd.mm.yyyy")
    '01.03.2026'
    >>> shown_number("1234.5", "#,##0.00")
    '1.234,50'
    """
    try:
        value = float(raw)
    except ValueError:
        return raw
    if not math.isfinite(value):
        return raw
    plain = _LITERALS.sub("", code.partition(";")[0]).lower()
    if any(letter in plain for letter in "dyhs") or "mm" in plain:
        return _moment(value, plain, _EPOCH_1904 if since_1904 else _EPOCH_1900)
    return _amount(value, plain, raw)


def _amount(value: float, plain: str, raw: str) -> str:
    percent = "%" in plain
    if percent:
        value *= 100
    match = _DECIMALS.search(plain)
    if match:
        shown = f"{value:,.{min(len(match.group(1)), 10)}f}"
    elif "0" in plain and "e" not in plain and "." not in plain:
        shown = f"{value:,.0f}"
    else:
        shown = f"{value:.15g}" if not raw.lstrip("-").isdigit() or percent else raw
    if "," not in plain:
        shown = shown.replace(",", "")
    shown = shown.translate(str.maketrans(",.", ".,"))
    return f"{shown}\u00a0%" if percent else shown


def _moment(value: float, plain: str, epoch: dt.datetime) -> str:
    if "[h" in plain or "[m" in plain or "[s" in plain:
        minutes = round(value * 24 * 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if not 0 <= value <= _LAST_DAY:
        return f"{value:.15g}".replace(".", ",")
    moment = epoch + dt.timedelta(seconds=round(value * 86400))
    has_day, has_time = any(letter in plain for letter in "dy"), "h" in plain
    if not has_day and (has_time or "s" in plain):
        return f"{moment:%H:%M}"
    return f"{moment:%d.%m.%Y %H:%M}" if has_time else f"{moment:%d.%m.%Y}"
