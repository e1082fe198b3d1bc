"""One pass of the tour: every view once, in one scale, light and dark."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler

from hattingen_desk.adapters.calendar.clock import FixedClock
from hattingen_desk.application.changes import Changes
from hattingen_desk.application.ports import RecordFilter
from hattingen_desk.bootstrap import last_resort, qt_application
from hattingen_desk.bootstrap.tour import HEIGHT, MOMENT, WIDTH, StepResult
from hattingen_desk.bootstrap.watchdog import Watchdog
from hattingen_desk.bootstrap.window import Opening, Session, Start
from hattingen_desk.desktop.common import tasks, theme
from hattingen_desk.desktop.inbox.view import InboxView
from hattingen_desk.desktop.records.view import RecordsView
from hattingen_desk.desktop.search.view import SearchView
from hattingen_desk.domain.errors import DeskError

_QUIET_MS = 200
"""Nothing has happened for this long: debounced work has begun and ended."""

_WAIT_LIMIT_S = 20


def run_pass(arguments: Sequence[str]) -> int:
    """Run a pass: folder for pictures, scale in percent, folder for the profile, file for the steps."""
    folder, scale, profile, report = Path(arguments[0]), int(arguments[1]), Path(arguments[2]), Path(arguments[3])
    application = qt_application.create()
    opening = Opening(Start(profile, demo=True), FixedClock(MOMENT))
    session = Session(application, opening.result())
    last_resort.uninstall()
    tour = TourPass(session, folder, scale)
    sys.excepthook = tour.hear_of_error
    qInstallMessageHandler(tour.hear_of_warning)
    try:
        tour.run()
    finally:
        report.write_text(json.dumps([asdict(step) for step in tour.steps]), encoding="utf-8")
        session.close()
    return 0


class TourPass:
    """Drives one window. Each step is a sentence of what a clerk does; pictures are taken when all is quiet."""

    def __init__(self, session: Session, folder: Path, scale: int) -> None:
        self.steps: list[StepResult] = []
        self._session = session
        self._window = session.window
        self._folder = folder
        self._scale = scale
        self._watchdog = Watchdog(session.window)
        self._faults: list[str] = []

    def hear_of_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Note an exception from a slot: the step in which it happened has failed."""
        self._faults.append(f"{kind.__name__}: {error}")
        sys.__excepthook__(kind, error, trace)

    def hear_of_warning(self, kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        """Note a warning of Qt, which is a fault of ours; what the display-less platform cannot do is none."""
        if kind is not QtMsgType.QtDebugMsg and not words.endswith("propagateSizeHints()"):
            self._faults.append(words)

    def run(self) -> None:
        """Take all steps; a failed one is noted and the next one taken.

        Everything is shown a first time for its pictures and a second time to see whether the window keeps
        answering: building a screen may take longer than coming back to it.
        """
        theme.apply(theme.Choice.LIGHT)
        self._window.resize(WIDTH, HEIGHT)
        self._session.show()
        self._settle()
        self._window.activateWindow()
        self._settle()
        for name, act in self._plan():
            self._step(name, act)
        for place, (_name, act) in enumerate(self._plan()):
            if self.steps[place].ok:
                self.steps[place] = replace(self.steps[place], longest_block=self._longest_block(act))

    def _plan(self) -> list[tuple[str, Callable[[], object]]]:
        go = self._window.go_to
        return [
            ("mein-tag", lambda: go("my_day")),
            ("akten-aktenplan", lambda: go("records")),
            ("akten-personalakte", self._open_personnel_record),
            ("akten-dokument", self._open_document),
            ("akten-wiedervorlage", lambda: self._act("records.follow_up")),
            ("akten-rueckgaengig", self._rename_document),
            ("befehle", self._open_palette),
            ("suche", self._search),
            ("eingang", lambda: go("inbox")),
            ("eingang-zu-klaeren", self._show_quarantine),
            ("formulare", lambda: go("forms")),
            ("finanzen", lambda: go("finance")),
            ("konflikte", lambda: go("conflicts")),
            ("hilfe", lambda: go("help")),
            ("einstellungen", lambda: go("preferences")),
        ]

    # --- what a clerk does ------------------------------------------------------------------------------------

    def _open_personnel_record(self) -> None:
        self._session.screens.open_thing(self._record("Hollenbeck, Anneke"))

    def _open_document(self) -> None:
        record_id = self._record("Hollenbeck, Anneke")
        hits = self._session.desk.search.find("Antrag auf Elternzeit", record_id=record_id).hits
        document = next(hit for hit in hits if hit.kind == "document" and hit.title.startswith("Antrag auf Elternzeit"))
        self._session.screens.open_thing(record_id, document.id)

    def _rename_document(self) -> None:
        view = self._records()
        view.middle.close_panels()
        record_id = self._record("Hollenbeck, Anneke")
        hit = next(each for each in self._session.desk.search.find("zwischenzeugnis", record_id=record_id).hits)
        filing = self._session.desk.filing

        def rename() -> Changes:
            return filing.edit_document(hit.id, title="Zwischenzeugnis (Abschrift)")

        tasks.run(rename, parent=self._window, on_success=view.publish)

    def _open_palette(self) -> None:
        self._act("shell.undo")
        self._settle()
        self._window.open_palette("eltern")

    def _search(self) -> None:
        self._window.palette_.close_palette()
        view = self._window.go_to("search")
        if isinstance(view, SearchView):
            view.start("elternzeit")

    def _records(self) -> RecordsView:
        view = self._window.go_to("records")
        if not isinstance(view, RecordsView):
            raise TypeError(type(view))
        return view

    def _show_quarantine(self) -> None:
        view = self._window.go_to("inbox")
        unclear = next(row for row in self._session.desk.browsing.catalogue.inbox() if row.quarantined)
        if isinstance(view, InboxView):
            view.show_document(unclear.id)

    def _act(self, action_id: str) -> None:
        if not self._window.registry.run(action_id):
            raise DeskError(f"Der Befehl {action_id} war nicht möglich.")

    def _record(self, title: str) -> str:
        catalogue = self._session.desk.browsing.catalogue
        keys = catalogue.record_keys(RecordFilter(text=title))
        return catalogue.record_rows(keys[:1])[0].id

    # --- how it is watched ------------------------------------------------------------------------------------

    def _step(self, name: str, act: Callable[[], object]) -> None:
        start = time.perf_counter()
        try:
            self._faults.clear()
            act()
            self._settle()
            self._refuse_faults()
        except (DeskError, LookupError, StopIteration, AttributeError, TimeoutError) as error:
            self.steps.append(
                StepResult(f"{name} {self._scale} %", ok=False, detail=f"{type(error).__name__}: {error}")
            )
            return
        milliseconds = (time.perf_counter() - start) * 1000

        pictures = [self._picture(name, words) for words in ("hell", "dunkel")]
        step = f"{name} {self._scale} %"
        self.steps.append(StepResult(step, ok=True, pictures=tuple(pictures), milliseconds=milliseconds))

    def _refuse_faults(self) -> None:
        if self._faults:
            raise DeskError("; ".join(self._faults))

    def _longest_block(self, act: Callable[[], object]) -> float:
        """Take a step again and return how long the window did not answer in it, at most, in milliseconds."""
        self._watchdog.forgive()
        self._watchdog.take()
        act()
        self._settle()
        return self._watchdog.take()

    def _picture(self, name: str, words: str) -> str:
        dark = words == "dunkel"
        if dark:
            theme.apply(theme.Choice.DARK)
            self._settle()
        file_name = f"{name}-{words}-{self._scale}.png"
        if not self._window.grab().save(str(self._folder / file_name)):
            raise DeskError(f"Das Bild {file_name} ließ sich nicht schreiben.")
        if dark:
            theme.apply(theme.Choice.LIGHT)
            self._settle()
        return file_name

    def _settle(self) -> None:
        """Handle events until nothing has been under way for a while."""
        loop = QEventLoop()
        quiet = QTimer(singleShot=True, interval=_QUIET_MS)
        quiet.timeout.connect(loop.quit)
        until = time.monotonic() + _WAIT_LIMIT_S
        while True:
            tasks.wait_until_idle()
            quiet.start()
            loop.exec()
            if not tasks.pending():
                return
            if time.monotonic() > until:
                raise TimeoutError("the window did not come to rest")
