"""Starts the window exactly as a person does, says when it can be used, and ends. For the benchmark of the start."""

import sys
import time
from pathlib import Path

from hattingen_desk.bootstrap.window import Start, open_session


def run_probe(folder: str) -> int:
    """Print the monotonic clock in nanoseconds once the window is painted, filled and idle."""
    session = open_session(Start(Path(folder)))
    session.show()
    session.application.processEvents()

    from hattingen_desk.desktop.common import tasks

    tasks.wait_until_idle()
    session.application.processEvents()
    sys.stdout.write(f"{time.monotonic_ns()}\n")
    session.close()
    return 0
