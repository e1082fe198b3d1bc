"""The program's commands, as IT runs them: what the window did must be there for them, too."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

PROGRAM: Final = Path(sys.executable).parent / "hattingen-desk"


class CommandLine:
    """Runs commands on one profile."""

    def __init__(self, environment: Mapping[str, str], profile: Path) -> None:
        self._environment = environment
        self.profile = profile

    def answer(self, *arguments: str | Path, exit_code: int = 0) -> Any:  # noqa: ANN401 - whatever JSON holds
        """The JSON document a command answers with; it must end with ``exit_code``."""
        command = [PROGRAM, *arguments, "--profile", self.profile, "--json"]
        done = subprocess.run(
            command, env={**self._environment}, capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == exit_code, f"{' '.join(map(str, command))}\n{done.stdout}\n{done.stderr}"
        return json.loads(done.stdout)

    def record(self, reference: str) -> dict[str, Any]:
        """``records show``."""
        found: dict[str, Any] = self.answer("records", "show", reference)
        return found

    def titles_found(self, query: str, *, within: str = "") -> list[str]:
        """The titles ``search`` finds."""
        scope = ["--in", within] if within else []
        return [hit["title"] for hit in self.answer("search", query, *scope)["hits"]]

    def is_sound(self) -> bool:
        """What ``verify`` says of everything stored."""
        return bool(self.answer("verify")["ok"])
