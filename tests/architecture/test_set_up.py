"""Set-up says what is missing in words, and does nothing twice."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from installer import set_up

ROOT = Path(__file__).resolve().parents[2]

# as it was before any test got a home of its own: pip's settings and cache are the machine's
SURROUNDINGS = {name: value for name, value in os.environ.items() if name not in {"VIRTUAL_ENV", "MAKEFLAGS"}}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="make, sh and apt are Linux matters")


def _find_python(path: Path | str, python: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", ROOT / "installer" / "find_python.sh"],
        env={"PATH": str(path), "PYTHON": python},
        capture_output=True,
        text=True,
        check=False,
    )


def _stand_in(folder: Path, name: str, script: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_python_named_by_the_caller_is_taken(tmp_path: Path) -> None:
    found = _find_python(tmp_path, python=sys.executable)

    assert (found.returncode, found.stdout.strip()) == (0, sys.executable)


def test_a_python_that_does_not_run_is_passed_over(tmp_path: Path) -> None:
    _stand_in(tmp_path, "python3", "echo 'version not installed' >&2; exit 127")
    _stand_in(tmp_path, "python3.12", f'exec {sys.executable} "$@"')

    assert _find_python(tmp_path).stdout.strip() == sys.executable


@pytest.mark.parametrize("version", ["(3, 10)", "(3, 15)", "(2, 7)"])
def test_a_python_too_old_or_too_new_is_not_taken(tmp_path: Path, version: str) -> None:
    pretend = f'{sys.executable} -c "import sys; sys.version_info = {version}; exec(sys.argv[1])" "$2"'
    stranger = _stand_in(tmp_path, "strange-python", pretend)

    assert str(stranger) not in _find_python(tmp_path, python=str(stranger)).stdout
    said = subprocess.run([stranger, "-c", "print(sys.version_info)"], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == version


def test_without_any_python_the_line_to_run_is_named(tmp_path: Path) -> None:
    found = _find_python(tmp_path)

    assert found.returncode == 3
    assert "apt-get install python3 python3-venv" in found.stderr


def test_who_may_not_install_gets_the_one_line_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _stand_in(tmp_path, "apt-get", "exit 99")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(set_up, "LIBRARIES", {"libnowhere.so.9": "libnowhere9", "libc.so.6": "libc6"})

    with pytest.raises(SystemExit) as stopped:
        set_up.install_system_packages(for_tests=False)

    said = capsys.readouterr().err
    assert stopped.value.code == 3
    assert "this system lacks: libnowhere.so.9." in said
    assert "sudo apt-get install -y --no-install-recommends libnowhere9\n" in said


def test_where_there_is_no_apt_the_missing_libraries_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(set_up, "LIBRARIES", {"libnowhere.so.9": "libnowhere9"})

    with pytest.raises(SystemExit):
        set_up.install_system_packages(for_tests=False)

    assert "libnowhere.so.9" in capsys.readouterr().err


def test_apt_that_brings_nothing_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _stand_in(tmp_path, "apt-get", "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(set_up, "LIBRARIES", {"libnowhere.so.9": "libnowhere9"})

    with pytest.raises(SystemExit) as stopped:
        set_up.install_system_packages(for_tests=False)

    assert stopped.value.code == 3
    assert "apt did not bring everything (libnowhere.so.9)" in capsys.readouterr().err


def test_a_second_call_does_nothing_and_is_quick() -> None:
    if not set_up.STAMP.exists():
        pytest.skip("this environment was not made by set-up")
    stamp = json.loads(set_up.STAMP.read_text(encoding="utf-8"))
    if stamp.get("system-run") is None or any(stamp[key] != set_up.wanted()[key] for key in ("packages", "program")):
        pytest.skip("pyproject.toml or the lock changed since the last set-up")

    began = time.monotonic()
    again = subprocess.run(
        [sys.executable, set_up.__file__, "run"], capture_output=True, text=True, check=True, timeout=60
    )

    assert (again.stdout, again.stderr) == ("", "")
    assert time.monotonic() - began < 1.0


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_fresh_clone_sets_itself_up_and_the_program_answers(tmp_path: Path) -> None:
    """The real thing, from the package index: needs the network that `make run` needs."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", ROOT, clone], check=True)

    subprocess.run(["make", "set-up"], cwd=clone, env=SURROUNDINGS, check=True)

    program = clone / ".venv" / "bin" / "hattingen-desk"
    answer = subprocess.run([program, "--help"], env=SURROUNDINGS, capture_output=True, text=True, check=True)
    assert "demo" in answer.stdout
    shutil.rmtree(clone / ".venv")
