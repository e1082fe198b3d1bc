"""One desk for all end-to-end tests: display, buses, and the program on invented sample data."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.e2e.clerk import Clerk
from tests.e2e.command_line import PROGRAM, CommandLine, window
from tests.e2e.desk import Desk
from tests.e2e.program import WINDOW
from tests.e2e.session import DeskSession, missing

FOLDER: Final = Path(__file__).parent


_DESK: Final = pytest.StashKey[Desk]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the tests of this folder time on a slow, busy machine."""
    for item in items:
        if item.path.parent == FOLDER:
            item.add_marker(pytest.mark.timeout(300))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep evidence of a failure before the next test changes what is on the screen."""
    report = yield
    desk = item.config.stash.get(_DESK, None)
    if report.failed and desk is not None:
        folder = desk.session.logs / f"failed {call.when} {item.name}".replace("/", "_")
        folder.mkdir(exist_ok=True)
        desk.keep_evidence(folder)
        report.sections.append(("evidence", f"screen and accessible tree: {folder}"))
    return report


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[Desk]:
    """A desk with a display of its own; skipped where this machine cannot have one."""
    lacking = missing()
    if lacking:
        pytest.skip(lacking)
    with DeskSession(tmp_path_factory.mktemp("desk")) as session:
        pytestconfig.stash[_DESK] = Desk(session)
        yield pytestconfig.stash[_DESK]
        del pytestconfig.stash[_DESK]


@pytest.fixture(scope="session")
def sample_town(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with the invented town hall, to be copied, not to be opened."""
    folder = tmp_path_factory.mktemp("town") / "profile"
    command: list[str | Path] = [PROGRAM, "profile", "create", "--demo", "--profile", folder]
    subprocess.run(command, env=desk.session.environment, check=True, timeout=120, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def commands(desk: Desk, sample_town: Path, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """The command line on a sample profile of this file's own."""
    folder = tmp_path_factory.mktemp("own") / "profile"
    shutil.copytree(sample_town, folder)
    return CommandLine(desk.session.environment, folder)


@pytest.fixture(scope="module")
def clerk(desk: Desk, commands: CommandLine) -> Iterator[Clerk]:
    """Somebody at the program on that profile."""
    with desk.clerk(window(commands.profile), name="program") as clerk:
        clerk.finds("frame", WINDOW)
        yield clerk
