"""Writes requirements.lock: every package with its hashes, one file for Linux and Windows.

``python installer/lock.py`` keeps the versions of the present lock where it can, ``--upgrade`` takes the
newest. The first line of the lock records what pyproject.toml asked for, so that a test sees, without a
network, when the two have drifted apart.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
LOCK: Final = ROOT / "requirements.lock"
HEADER: Final = "# asked for by pyproject.toml: sha256 "


def fingerprint(pyproject: Path = ROOT / "pyproject.toml") -> str:
    """The hash of everything in pyproject.toml that decides which packages are locked."""
    data = tomllib.loads(pyproject.read_text(encoding="utf-8"))
    asked = {
        "python": data["project"]["requires-python"],
        "program": sorted(data["project"]["dependencies"]),
        "groups": {name: sorted(group) for name, group in sorted(data["dependency-groups"].items())},
        "build": sorted(data["build-system"]["requires"]),
    }
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def recorded(lock: Path = LOCK) -> str:
    """The fingerprint the lock was made for; empty if it carries none."""
    found = re.match(re.escape(HEADER) + r"([0-9a-f]{64})\n", lock.read_text(encoding="utf-8"))
    return found.group(1) if found else ""


def main() -> None:
    """Resolve and write."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--group", "dev"]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:"]
    command += ["--no-header", "--quiet", "--output-file", str(LOCK), *sys.argv[1:]]
    subprocess.run(command, check=True, cwd=ROOT)
    about = (
        f"{HEADER}{fingerprint()}\n"
        "# made by `make lock`, installed with --require-hashes --only-binary=:all: on Linux and Windows alike\n"
    )
    lines = LOCK.read_text(encoding="utf-8").splitlines(keepends=True)
    pins = [line for line in lines if not line.startswith("# ")]
    LOCK.write_text(about + "".join(pins), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
