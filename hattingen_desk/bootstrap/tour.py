"""The tour: the real windows on sample data, driven without a display; a picture of each view.

Each scale is a process of its own, because Qt fixes the scale when it starts.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hattingen_desk.bootstrap.creating import create_demo_profile
from hattingen_desk.domain.errors import UnavailableError

WIDTH, HEIGHT = 1280, 690
SCALES = (100, 150)

MOMENT = datetime.fromisoformat("2026-11-24T10:41:00+01:00")
"""The tour's day: pictures and sample data come out alike every time."""

_TIME_LIMIT = 300


@dataclass(frozen=True, slots=True)
class StepResult:
    """One step. ``longest_block``: the longest time in milliseconds the window did not answer in it."""

    name: str
    ok: bool
    detail: str = ""
    pictures: tuple[str, ...] = ()
    milliseconds: float = 0.0
    longest_block: float = 0.0


@dataclass(frozen=True)
class TourResult:
    """All steps of all passes."""

    folder: Path
    steps: tuple[StepResult, ...]

    @property
    def ok(self) -> bool:
        """Whether every step succeeded."""
        return all(step.ok for step in self.steps)

    def document(self) -> dict[str, object]:
        """Return what ``tour.json`` holds."""
        return {
            "ok": self.ok,
            "width": WIDTH,
            "height": HEIGHT,
            "pictures": sum(len(step.pictures) for step in self.steps),
            "steps": [
                {"name": step.name, "ok": step.ok, "detail": step.detail, "pictures": list(step.pictures),
                 "milliseconds": round(step.milliseconds, 1), "longest_block": round(step.longest_block, 1)}
                for step in self.steps
            ],
        }  # fmt: skip


def run_tour(folder: Path, *, say: Callable[[str], None], scales: Sequence[int] = SCALES) -> TourResult:
    """Drive the windows at every scale and write pictures and ``tour.json`` into ``folder``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnavailableError(f"Der Ordner „{folder}“ lässt sich nicht anlegen ({error.strerror}).") from error
    steps: list[StepResult] = []
    with tempfile.TemporaryDirectory(prefix="hattingen-desk-tour-") as name:
        say("Beispieldaten werden angelegt …")
        sample = Path(name) / "sample"
        create_demo_profile(sample, today=MOMENT.date())
        for scale in scales:
            say(f"Rundgang bei {scale} Prozent …")
            profile = Path(name) / f"profile-{scale}"
            shutil.copytree(sample, profile)
            steps.extend(_pass(folder, scale, profile))
    result = TourResult(folder, tuple(steps))
    text = json.dumps(result.document(), ensure_ascii=False, indent=2)
    (folder / "tour.json").write_text(text + "\n", encoding="utf-8")
    return result


def _pass(folder: Path, scale: int, profile: Path) -> list[StepResult]:
    """Run one pass in a child process on a profile of its own."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": str(scale / 100),
        "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough",
    }
    report = profile.with_suffix(".json")
    command = [*own_command(), "--tour-pass", str(folder), str(scale), str(profile), str(report)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            timeout=_TIME_LIMIT, check=False, text=True,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return [StepResult(f"Durchgang {scale} %", ok=False, detail=f"nach {_TIME_LIMIT} s abgebrochen")]
    steps = [StepResult(**step) for step in json.loads(report.read_text())] if report.exists() else []
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or [f"Rückgabewert {done.returncode}"]
        steps.append(StepResult(f"Durchgang {scale} %", ok=False, detail=last[0]))
    return steps


def own_command() -> list[str]:
    """Return how this program starts itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "hattingen_desk.bootstrap.entry"]
