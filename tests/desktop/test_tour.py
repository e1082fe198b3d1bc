"""The tour drives the real windows; the window keeps answering while it does."""

import json
from pathlib import Path

import pytest

from hattingen_desk.bootstrap.tour import run_tour

LONGEST_BLOCK_MS = 50
TRIES = 4


@pytest.mark.timeout(900)
def test_every_step_succeeds_and_no_step_blocks_the_window(tmp_path: Path) -> None:
    """Other processes on the machine only ever make a block longer: the shortest of some tries is the program's own."""
    shortest: dict[str, float] = {}
    for number in range(TRIES):
        folder = tmp_path / str(number)
        result = run_tour(folder, say=lambda _words: None, scales=[100])
        assert [(step.name, step.detail) for step in result.steps if not step.ok] == []
        for step in result.steps:
            shortest[step.name] = min(step.longest_block, shortest.get(step.name, step.longest_block))
            assert len(step.pictures) == 2
            assert all((folder / picture).stat().st_size > 5_000 for picture in step.pictures)
        assert json.loads((folder / "tour.json").read_text())["ok"] is True
        if max(shortest.values()) <= LONGEST_BLOCK_MS:
            break
    assert {name: block for name, block in shortest.items() if block > LONGEST_BLOCK_MS} == {}
