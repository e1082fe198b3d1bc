"""Measures how long the window did not answer: the gap between two beats of a timer in the GUI thread."""

import time

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5


class Watchdog(QObject):
    """Beats while it lives. ``longest`` is the longest gap in milliseconds, less the beat itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def take(self) -> float:
        """Return the longest gap since the last call and begin anew."""
        self._beat()
        longest, self.longest = self.longest, 0.0
        return longest

    def forgive(self) -> None:
        """Begin anew without counting the time since the last beat (a picture was taken)."""
        self._last = time.perf_counter()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000 - BEAT_MS)
        self._last = now
