"""A table as Excel file, byte for byte repeatable."""

import datetime as dt
import decimal
import io
from collections.abc import Iterable, Sequence
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | decimal.Decimal | dt.date | None


def write_spreadsheet(rows: Iterable[Sequence[Cell]], *, sheet: str = "Tabelle 1") -> bytes:
    """Return ``rows`` as one sheet of an .xlsx file; the first row is the heading.

    A text that begins like a formula stays text: nothing in the file is ever calculated.
    """
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    from hattingen_desk.adapters.reports.packages import repeatable_package

    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet(sheet)
    page.freeze_panes = "A2"
    for number, row in enumerate(rows):
        cells = []
        for value in row:
            cell = WriteOnlyCell(page, value=value)  # type: ignore[arg-type]  # the stubs forget Decimal and date
            if isinstance(value, str):
                cell.data_type = "s"
            elif isinstance(value, dt.date):
                cell.number_format = "DD.MM.YYYY"
            elif isinstance(value, decimal.Decimal):
                cell.number_format = "#,##0.00"
            if number == 0:
                cell.font = Font(bold=True)
            cells.append(cell)
        page.append(cells)
    stream = io.BytesIO()
    book.save(stream)
    return repeatable_package(stream.getvalue())
