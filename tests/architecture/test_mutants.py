"""The unit tests notice faults planted into the rules of the domain."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.architecture.mutation import Mutant, mutants

ROOT = Path(__file__).resolve().parents[2]
DOMAIN = ROOT / "hattingen_desk" / "domain"

# Some faults change nothing anybody could see (a larger cache, a short cut not taken): these may stay unnoticed,
# one in a module and one more in ten.
SHARE_UNNOTICED = 0.10

# Of a long module every second or third fault is tried, always the same ones.
AT_MOST = 40


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ("def f(a, b):\n    return a < b", {"Lt -> LtE"}),
        (
            "def f(a):\n    if not a:\n        return 1\n    return 0",
            {"1 changed", "0 changed", "condition always holds"},
        ),
        ("def f(a, b):\n    return a and b + 2", {"and <-> or", "Add -> Sub", "2 changed"}),
        ("def f(a):\n    return 'Akte ' + a", set()),
    ],
)
def test_faults_are_planted_one_at_a_time(source: str, faults: set[str]) -> None:
    planted = list(mutants(source))

    assert faults <= {mutant.fault for mutant in planted}
    assert all(mutant.source != source for mutant in planted)
    assert len({mutant.source for mutant in planted}) == len(planted)


# The unit tests need neither Qt nor the other helpers; without them a run starts in half the time.
CONFIGURATION = """
[pytest]
pythonpath = .
addopts = --import-mode=importlib -x -q -p no:cacheprovider -p no:pytest-qt -p no:xdist -p no:timeout
markers = long: not here
filterwarnings = error
"""

WHERE_RULES_ARE_TESTED = ("tests/unit/domain", "tests/unit/documents")

# a fault can make a loop without end: the kernel ends it after so many seconds of work, whatever becomes of us
FINITE = ("/bin/sh", "-c", 'ulimit -t 30 && exec "$0" "$@"')


def _unit_tests_pass_with(module: Path, source: str, workshop: Path) -> bool:
    """Run the unit tests against a copy of the package in which one module has another text."""
    workshop.mkdir()
    for folder in ("tests", "resources", "installer"):
        (workshop / folder).symlink_to(ROOT / folder, target_is_directory=True)
    shutil.copytree(ROOT / "hattingen_desk", workshop / "hattingen_desk")
    (workshop / module.relative_to(ROOT)).write_text(source, encoding="utf-8")
    (workshop / "pytest.ini").write_text(CONFIGURATION, encoding="utf-8")
    try:
        done = subprocess.run(
            [*FINITE, sys.executable, "-m", "pytest", *WHERE_RULES_ARE_TESTED],
            cwd=workshop,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            check=False,
            timeout=300,
        )
    except subprocess.TimeoutExpired:
        return False  # waiting without end is noticed, too
    finally:
        shutil.rmtree(workshop)
    ended_by_a_signal = done.returncode < 0
    assert ended_by_a_signal or done.returncode in {0, 1, 2}, (done.stdout + done.stderr).decode()
    return done.returncode == 0


def _modules() -> list[Path]:
    return [path for path in sorted(DOMAIN.rglob("*.py")) if next(mutants(path.read_text(encoding="utf-8")), None)]


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("module", _modules(), ids=lambda path: str(path.stem))
def test_planted_faults_are_noticed(module: Path, tmp_path: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert _unit_tests_pass_with(module, text, tmp_path / "unharmed"), "without any fault the tests must pass"

    def survives(numbered: tuple[int, Mutant]) -> bool:
        number, mutant = numbered
        return _unit_tests_pass_with(module, mutant.source, tmp_path / str(number))

    every = list(mutants(text))
    planted = every[:: -(-len(every) // AT_MOST)]
    with ThreadPoolExecutor(max_workers=2) as both_cores:
        unnoticed = [
            mutant
            for mutant, survived in zip(planted, both_cores.map(survives, enumerate(planted)), strict=True)
            if survived
        ]

    listed = "\n".join(f"{module.name}:{mutant.line}: {mutant.fault}" for mutant in unnoticed)
    assert len(unnoticed) <= 1 + SHARE_UNNOTICED * len(planted), f"{len(planted)} planted, unnoticed:\n{listed}"
