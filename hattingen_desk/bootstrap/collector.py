"""Garbage is collected in the GUI thread only: a worker that collected a Qt object would end the program."""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 1_000


class Collector(QObject):
    """Takes over from Python's own collector while it lives.

    What the start has made stays for good and is not looked through again, so that a round stays short.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the youngest generation that has grown over its threshold, then the next ones if theirs is due."""
        for generation in range(3):
            if gc.get_count()[generation] <= self._thresholds[generation]:
                return
            gc.collect(generation)

    def stop(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
