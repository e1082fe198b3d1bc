"""Excel's binary formats (.xls, .xlsb), through calamine: stored values only, no formula is ever calculated."""

import datetime as dt
import io
from typing import Any

import python_calamine

from hattingen_desk.adapters.documents import remarks
from hattingen_desk.adapters.documents.draft import Draft, UnreadableError
from hattingen_desk.adapters.documents.formats.cell_values import shown_number

_VISIBLE = python_calamine.SheetVisibleEnum.Visible


def add_binary_excel(data: bytes, draft: Draft) -> None:
    """Add the sheets' values. Raises UnreadableError for files with a password."""
    book = _opened(data)
    if book is None:
        draft.remark(remarks.OLD_OFFICE_NO_TEXT)
        return
    if any(sheet.typ == python_calamine.SheetTypeEnum.MacroSheet for sheet in book.sheets_metadata):
        draft.remark(remarks.MACROS)
    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet]
    if any(sheet.visible != _VISIBLE for sheet in sheets):
        draft.remark(remarks.HIDDEN_SHEETS)
    for sheet in sheets:
        if draft.full:
            return
        if len(sheets) > 1:
            draft.line(f"Tabellenblatt {sheet.name}")
        _add_sheet(book, sheet.name, draft)
        draft.line("")


def _opened(data: bytes) -> python_calamine.CalamineWorkbook | None:
    try:
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except python_calamine.PasswordError as error:
        raise UnreadableError(remarks.ENCRYPTED_OFFICE) from error
    except python_calamine.CalamineError:
        return None


def _add_sheet(book: python_calamine.CalamineWorkbook, name: str, draft: Draft) -> None:
    try:
        rows = book.get_sheet_by_name(name).iter_rows()
    except python_calamine.CalamineError:
        draft.remark(remarks.PARTLY_READ)
        return
    for row in rows:
        values = [text for value in row if (text := _shown(value))]
        if values:
            draft.line("\t".join(values))
        if draft.full:
            return


def _shown(value: Any) -> str:  # noqa: ANN401 - calamine yields what the cell holds
    if isinstance(value, bool):
        return "WAHR" if value else "FALSCH"
    if isinstance(value, dt.datetime):
        return f"{value:%d.%m.%Y %H:%M}" if (value.hour, value.minute) != (0, 0) else f"{value:%d.%m.%Y}"
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, (int, float)):
        return shown_number(repr(value), "")
    return str(value).replace("\n", " ").strip()
