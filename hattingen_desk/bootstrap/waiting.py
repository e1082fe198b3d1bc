"""Before the window: a small sheet while sample data are made, and errors that keep the program from opening."""

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QLabel, QMessageBox, QProgressBar, QVBoxLayout, QWidget

from hattingen_desk.bootstrap.window import Opening
from hattingen_desk.domain.errors import DeskError

_DEMO_DOCUMENTS = 400
_LOOK_EVERY_MS = 60
_SHOW_AFTER_S = 0.3


def show_error(error: DeskError) -> None:
    """Say in a box why the program cannot open, and what to do."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Hattingen Desk", error.message)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.button(QMessageBox.StandardButton.Close).setText("Schließen")
    box.exec()


def show_sheet_until(opening: Opening) -> None:
    """Show how far the making of a profile is, until it is ready; nothing if that takes no time."""
    if opening.ready(timeout=_SHOW_AFTER_S):
        return
    sheet = QWidget()
    sheet.setWindowTitle("Hattingen Desk")
    words = QLabel("Die Beispieldaten werden angelegt. Das dauert einige Sekunden.")
    bar = QProgressBar()
    bar.setRange(0, _DEMO_DOCUMENTS)
    bar.setAccessibleName("Fortschritt")
    bar.setFormat("%v Dokumente")
    layout = QVBoxLayout(sheet)
    layout.setContentsMargins(24, 24, 24, 24)
    layout.setSpacing(12)
    layout.addWidget(words)
    layout.addWidget(bar)
    sheet.setFixedWidth(420)
    sheet.show()
    loop = QEventLoop()
    timer = QTimer(interval=_LOOK_EVERY_MS)

    def look() -> None:
        bar.setValue(min(opening.done, _DEMO_DOCUMENTS))
        if opening.ready(timeout=0):
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    sheet.close()
