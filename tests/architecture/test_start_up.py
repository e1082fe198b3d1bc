"""The program starts fast because the first window needs few libraries."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

# Each of them costs between a twentieth and a whole second.
LATE = (
    "pandas", "numpy", "docx", "openpyxl", "pikepdf", "pypdfium2", "PIL", "lxml", "fpdf", "olefile", "python_calamine",
    "alembic", "typer", "rich", "hypothesis", "pytest",
)  # fmt: skip

LISTER = """
import importlib, json, sys
for name in sys.argv[2:]:
    importlib.import_module(name)
late = json.loads(sys.argv[1])
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules} & set(late))))
"""


def _late_ones_loaded_by(*modules: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", LISTER, json.dumps(LATE), *modules], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    loaded: list[str] = json.loads(done.stdout)
    return loaded


def _modules_of(package: str) -> list[str]:
    root = importlib.import_module(package)
    return [package, *(found.name for found in pkgutil.walk_packages(root.__path__, f"{package}."))]


@pytest.mark.parametrize("package", ["domain", "application", "desktop"])
def test_what_every_window_needs_loads_no_heavy_library(package: str) -> None:
    modules = _modules_of(f"hattingen_desk.{package}")

    assert len(modules) > 5
    assert _late_ones_loaded_by(*modules) == []


@pytest.mark.parametrize("module", ["entry", "wiring", "window"])
def test_what_opens_the_window_loads_no_heavy_library(module: str) -> None:
    assert _late_ones_loaded_by(f"hattingen_desk.bootstrap.{module}") == []


SHOWER = """
import json, sys
from pathlib import Path
from hattingen_desk.bootstrap import window

opening = window.Opening(window.Start(Path(sys.argv[2])))
from hattingen_desk.bootstrap import qt_application

application = qt_application.create()
session = window.Session(application, opening.result())
session.window.show()
application.processEvents()
late = json.loads(sys.argv[1])
loaded = sorted({name.split(".")[0] for name in sys.modules} & set(late))
session.close()
print(json.dumps(loaded))
"""


def test_a_window_shown_on_a_profile_that_exists_has_loaded_no_heavy_library(tmp_path: Path) -> None:
    surroundings = os.environ | {"HATTINGEN_DESK_SECRETS_FILE": str(tmp_path / "secrets.json")}
    command = [sys.executable, "-c", SHOWER, json.dumps(LATE), str(tmp_path / "profile")]
    # the first time the profile is created, which may need more
    created = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert created.returncode == 0, created.stderr

    again = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)

    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout.splitlines()[-1]) == []


def test_a_heavy_library_would_be_noticed() -> None:
    assert _late_ones_loaded_by("openpyxl") != []
