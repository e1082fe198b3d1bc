"""What nobody expected: the clerk reads a sentence and works on, the log gets the place in the code and nothing else.

An exception's own words may hold content of a record, so they are not logged.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from hattingen_desk.domain.errors import DeskError

log = logging.getLogger(__name__)

_SENTENCE = (
    "Das hat nicht geklappt; was gespeichert war, ist unverändert. "
    "Versuchen Sie es noch einmal; bleibt es dabei, hilft der IT-Service mit dem Protokoll weiter."
)


def install(show: Callable[[DeskError], None]) -> None:
    """Take over exceptions that no code handles, in slots and in threads. ``show`` is called in the GUI thread only."""

    def unhandled(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _write_down(kind, trace)
        if threading.current_thread() is threading.main_thread():
            show(error if isinstance(error, DeskError) else DeskError(_SENTENCE, cause=kind.__name__))

    def in_thread(arguments: threading.ExceptHookArgs) -> None:
        _write_down(arguments.exc_type, arguments.exc_traceback)

    sys.excepthook = unhandled
    threading.excepthook = in_thread


def uninstall() -> None:
    """Give exceptions back to Python."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__


def _write_down(kind: type[BaseException], trace: TracebackType | None) -> None:
    places = "; ".join(f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in traceback.extract_tb(trace))
    log.error("unexpected %s in %s", kind.__name__, places)
