"""A table whose cursor goes where the program puts it, whatever keys are held down meanwhile.

Use: base of the tables of documents and of records.
"""

from PySide6.QtCore import QItemSelectionModel

from hattingen_desk.desktop.common.tables import TableView


class SteadyTable(TableView):
    """``selectRow`` of Qt looks at the keyboard: with Strg held, as after Strg+K, it would take the row out again."""

    def selectRow(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), flags.ClearAndSelect | flags.Rows)
