"""Garbage goes in the GUI thread."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hattingen_desk.bootstrap.collector import Collector


class Knot:
    """Refers to itself: only the collector frees it. ``freed_in`` gets the thread that did."""

    def __init__(self, freed_in: list[threading.Thread]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: freed_in.append(threading.current_thread()))


def test_what_a_worker_leaves_behind_is_freed_in_the_gui_thread(qtbot: QtBot) -> None:
    owner = QObject()
    collector = Collector(owner)
    try:
        freed_in: list[threading.Thread] = []

        def litter() -> None:
            for _ in range(5_000):
                Knot(freed_in)

        worker = threading.Thread(target=litter)
        worker.start()
        worker.join()
        assert freed_in == []
        qtbot.waitUntil(lambda: len(freed_in) == 5_000, timeout=10_000)
        assert {thread.name for thread in freed_in} == {threading.main_thread().name}
    finally:
        collector.stop()
    assert gc.isenabled()
