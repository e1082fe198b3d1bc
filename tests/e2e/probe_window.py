"""A small window with planted faults; the tests of the end-to-end tools start it instead of the program."""

from __future__ import annotations

import sys

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QTableView, QVBoxLayout, QWidget

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class MillionRows(QAbstractTableModel):
    """Must never be walked through."""

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1_000_000

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return f"Zelle {index.row()},{index.column()}" if role == Qt.ItemDataRole.DisplayRole else None


class Trap(QLineEdit):
    """Keeps the focus whatever is pressed."""

    def focusNextPrevChild(self, _forward: bool) -> bool:
        return True


def main() -> int:
    """Show the window; ``trap`` as argument adds the field nobody gets out of."""
    application = QApplication(sys.argv)
    application.setApplicationName("probe")
    window = QMainWindow()
    window.setWindowTitle("Probe")
    inside = QWidget()
    column = QVBoxLayout(inside)
    window.setCentralWidget(inside)
    field = QLineEdit()
    field.setAccessibleName("Suchwort")
    nameless = QLineEdit()
    table = QTableView()
    table.setAccessibleName("Dokumente")
    table.setModel(MillionRows())
    table.setTabKeyNavigation(False)
    trap = Trap()
    trap.setAccessibleName("Falle")
    for part in (
        field,
        QPushButton("Öffnen"),
        QPushButton("Close window"),
        nameless,
        table,
        *([trap] if "trap" in sys.argv else []),
    ):
        column.addWidget(part)

    def speak() -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(field, f"{len(field.text())} Zeichen"))

    QShortcut(QKeySequence("F6"), window, speak)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
