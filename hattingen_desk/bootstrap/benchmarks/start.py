"""How long until the window can be used, beside a bare PySide6 window; both as whole processes, in turns, warm."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from hattingen_desk.adapters.secrets.files import KeyFileSecrets
from hattingen_desk.bootstrap import profiles
from hattingen_desk.bootstrap.benchmarks.filled_replica import fill
from hattingen_desk.bootstrap.benchmarks.measurement import Measurement
from hattingen_desk.bootstrap.tour import own_command
from hattingen_desk.bootstrap.wiring import open_desk

DOCUMENTS = 100_000
RECORDS = 5_000
RUNS = 7
GOAL = 2.5

_BARE = """
import time
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Hattingen Desk"))
window.resize(1280, 690)
window.show()
application.processEvents()
print(time.monotonic_ns(), flush=True)
"""


def window_start(documents: int = DOCUMENTS, runs: int = RUNS) -> list[Measurement]:
    """Measure seconds from starting the process to a window that is painted, filled and answers."""
    with tempfile.TemporaryDirectory(prefix="hattingen-desk-bench-") as name:
        folder = Path(name) / "profile"
        make_profile(folder, documents)
        _seconds([*own_command(), "--start-probe", str(folder)])  # warm: files in memory, layout remembered
        bare, ours = [], []
        for _ in range(runs):
            bare.append(_seconds([sys.executable, "-c", _BARE]))
            ours.append(_seconds([*own_command(), "--start-probe", str(folder)]))
    floor, value = statistics.median(bare), statistics.median(ours)
    ratio = value / floor
    return [Measurement("window_start", value, "s", floor, ratio, f"ratio <= {GOAL}", ratio <= GOAL)]


def make_profile(folder: Path, documents: int) -> None:
    """Make a profile with invented records, documents and a dozen follow-ups around today."""
    folder.mkdir(parents=True)
    filled = fill(folder, records=max(1, documents * RECORDS // DOCUMENTS), documents=documents)
    profile = profiles.Profile(
        folder=folder, id="00000000-0000-7000-8000-000000000000", login="messung", name="Messung", unit="",
        device="messung", key_place=profiles.KeyPlace.DEMO_FILE, is_demo=True, created_at="2026-01-05T08:00:00+00:00",
    )  # fmt: skip
    KeyFileSecrets(profile.demo_key_path).write(profile.id, filled.key.hex())
    profiles.save(profile)
    desk = open_desk(folder)
    try:
        today = desk.clock.today()
        for number in range(12):
            record = desk.filing.create_record("32.10.10", f"Akte mit Wiedervorlage {number}").created
            desk.follow_ups.take_over(record, f"Frist {number} prüfen", today + timedelta(days=number // 2 - 1))
    finally:
        desk.close()


def _seconds(command: list[str]) -> float:
    """Start a process that prints its monotonic clock once its window is usable; return the seconds until then."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a warm start finds its modules compiled
    start = time.monotonic_ns()
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True)  # noqa: S603
    return (int(done.stdout.split()[-1]) - start) / 1e9
