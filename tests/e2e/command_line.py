"""The program's commands, as IT runs them: what the window did must be there for them, too."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

PROGRAM: Final = Path(sys.executable).parent / "hattingen-desk"


def window(profile: Path) -> list[str | Path]:
    """The command that opens the window on a sample profile."""
    return [PROGRAM, "demo", "--profile", profile]


class CommandLine:
    """Runs commands on one profile."""

    def __init__(self, environment: Mapping[str, str], profile: Path) -> None:
        self._environment = environment
        self.profile = profile

    def answer(self, *arguments: str | Path, exit_code: int = 0) -> Any:  # noqa: ANN401 - whatever JSON holds
        """The JSON document a command answers with; it must end with ``exit_code``."""
        done = self._run(*arguments)
        assert done.returncode == exit_code, f"{arguments}\n{done.stdout}\n{done.stderr}"
        return json.loads(done.stdout)

    def record(self, reference: str) -> dict[str, Any]:
        """``records show``."""
        found: dict[str, Any] = self.answer("records", "show", reference)
        return found

    def record_named(self, title: str) -> dict[str, Any]:
        """The one record with this title, as ``records list`` has it."""
        found: list[dict[str, Any]] = self.answer("records", "list", "--filter", title)["records"]
        assert [record["title"] for record in found] == [title]
        return found[0]

    def titles_found(self, query: str, *, within: str = "") -> list[str]:
        """The titles ``search`` finds."""
        scope = ["--in", within] if within else []
        return [hit["title"] for hit in self.answer("search", query, *scope)["hits"]]

    def is_sound(self) -> bool:
        """What ``verify`` says of everything stored."""
        return bool(self.answer("verify")["ok"])

    def refusal(self, *arguments: str | Path) -> str:
        """What a command says that cannot reach or open something."""
        done = self._run(*arguments)
        assert (done.returncode, done.stdout) == (3, ""), done.stdout + done.stderr
        return done.stderr.strip()

    def _run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [PROGRAM, *arguments, "--profile", self.profile, "--json"]
        return subprocess.run(
            command, env={**self._environment}, capture_output=True, text=True, check=False, timeout=120
        )
