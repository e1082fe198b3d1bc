"""Reading in a process apart: nothing a file does harms, stalls or loses another."""

import importlib
import json
import os
import pkgutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from hattingen_desk.adapters.documents import limits
from hattingen_desk.adapters.documents.protocol import Header
from hattingen_desk.adapters.documents.reader import ProcessContentReader
from hattingen_desk.adapters.documents.reading import read
from hattingen_desk.adapters.documents.worker_process import WorkerProcess
from hattingen_desk.domain.content import FileKind
from hattingen_desk.domain.errors import UnavailableError
from tests.integration.documents import hostile, samples

LONG = hostile.pdf_of_pages(50_000)


def wait_until_running(reader: ProcessContentReader) -> int:
    give_up_at = time.monotonic() + 20
    while time.monotonic() < give_up_at:
        if reader.process_ids:
            return reader.process_ids[0]
        threading.Event().wait(0.005)
    raise AssertionError("no child started")


def kill(process_id: int) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/PID", str(process_id)], check=True)
    else:
        os.kill(process_id, signal.SIGKILL)


def test_a_file_read_through_a_child_is_the_same_as_read_here() -> None:
    with ProcessContentReader(processes=1) as reader:
        for name, build in samples.SAMPLES.items():
            data = build()
            assert reader.read(data, name) == read(data, name)


def test_many_files_come_back_each_with_its_own_content() -> None:
    with ProcessContentReader(processes=2) as reader:
        jobs = [reader.submit(f"Datei Nummer {number}".encode(), f"{number}.txt") for number in range(200)]
        assert [job.result().text for job in jobs] == [f"Datei Nummer {number}" for number in range(200)]


def test_a_file_that_takes_too_long_is_quarantined_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hattingen_desk.adapters.documents.reader._SECONDS_PER_MIB", 0)
    with ProcessContentReader(processes=1, time_limit=0.2) as reader:
        reader.read(b"warm", "a.txt")
        content = reader.read(LONG, "lang.pdf")
        assert content.quarantined
        assert "zu lange" in content.remarks[0]
        assert reader.read(b"danach", "b.txt").text == "danach"


def test_a_child_killed_once_in_the_middle_costs_nothing() -> None:
    with ProcessContentReader(processes=1) as reader:
        reader.read(b"warm", "a.txt")
        job = reader.submit(LONG, "lang.pdf")
        kill(wait_until_running(reader))
        assert job.result(60).page_count == 50_000
        assert reader.read(b"danach", "b.txt").text == "danach"


def test_a_file_whose_reader_dies_twice_is_kept_with_a_reason_and_others_are_not_touched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    exchange = WorkerProcess._exchange  # noqa: SLF001 - the only place to kill a child between question and answer

    def dying(
        self: WorkerProcess, process: "subprocess.Popen[bytes]", header: Header, blobs: Sequence[bytes], seconds: float
    ) -> tuple[Header, list[bytes]]:
        if header.get("name") == "deadly.pdf":
            process.kill()
        return exchange(self, process, header, blobs, seconds)

    monkeypatch.setattr(WorkerProcess, "_exchange", dying)
    with ProcessContentReader(processes=2) as reader:
        jobs = [reader.submit(f"Text {number}".encode(), "a.txt") for number in range(20)]
        deadly = reader.submit(LONG, "deadly.pdf")
        jobs += [reader.submit(f"Text {number}".encode(), "a.txt") for number in range(20, 40)]
        content = deadly.result(60)
        assert content.quarantined
        assert "nicht lesen" in content.remarks[0]
        assert [job.result(60).text for job in jobs] == [f"Text {number}" for number in range(40)]


def test_a_huge_file_is_not_even_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILE", 1000)
    with ProcessContentReader() as reader:
        content = reader.read(bytes(1001), "a.bin")
        assert content.quarantined
        assert reader.process_ids == []


def test_no_child_runs_before_the_first_file_and_none_after_closing() -> None:
    reader = ProcessContentReader(processes=2)
    assert reader.process_ids == []
    reader.read(b"x", "a.txt")
    process_id = reader.process_ids[0]
    reader.close()
    assert reader.process_ids == []
    if sys.platform != "win32":
        with pytest.raises(ProcessLookupError):
            os.kill(process_id, 0)


def test_closing_gives_up_what_is_being_read_and_refuses_more() -> None:
    reader = ProcessContentReader(processes=1)
    job = reader.submit(LONG, "lang.pdf")
    wait_until_running(reader)
    started = time.monotonic()
    reader.close()
    assert time.monotonic() - started < 10
    with pytest.raises(UnavailableError):
        job.result(5)
    with pytest.raises(UnavailableError):
        reader.submit(b"x", "a.txt")


def test_a_child_that_cannot_start_is_an_error_of_the_surroundings_not_of_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("hattingen_desk.adapters.documents.worker_process._MODULE", "hattingen_desk.gibt_es_nicht")
    with ProcessContentReader(processes=1) as reader, pytest.raises(UnavailableError) as error:
        reader.read(b"x", "a.txt")
    assert "nicht starten" in error.value.message


def test_a_child_stays_for_the_next_file_even_when_the_program_itself_is_large() -> None:
    ballast = bytearray(800 * 1024 * 1024)
    ballast[::4096] = b"x" * len(ballast[::4096])
    with ProcessContentReader(processes=1) as reader:
        reader.read(b"x", "a.txt")
        process_ids = reader.process_ids
        assert len(process_ids) == 1
        reader.read(b"x", "a.txt")
        assert reader.process_ids == process_ids
    assert ballast[0] == ord("x")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_the_child_gets_no_secrets_writes_no_files_and_dumps_no_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HATTINGEN_DESK_PASSWORD", "geheim")
    with ProcessContentReader(processes=1) as reader:
        reader.read(b"x", "a.txt")
        process = Path("/proc") / str(reader.process_ids[0])
        assert b"geheim" not in (process / "environ").read_bytes()
        assert b"HATTINGEN" not in (process / "cmdline").read_bytes()
        granted = {line[:26].strip(): line[26:].split() for line in (process / "limits").read_text().splitlines()}
        assert granted["Max file size"][0] == "0"
        assert granted["Max core file size"][0] == "0"
        assert granted["Max address space"][0] != "unlimited"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_the_child_ends_with_its_parent() -> None:
    script = (
        "import os; from hattingen_desk.adapters.documents.reader import ProcessContentReader\n"
        "reader = ProcessContentReader(processes=1); reader.read(b'x', 'a.txt')\n"
        "print(reader.process_ids[0], flush=True)\n"
        "os._exit(0)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    child = Path("/proc") / run.stdout.strip()
    give_up_at = time.monotonic() + 10
    while child.exists() and "\nState:\tZ" not in (child / "status").read_text():
        assert time.monotonic() < give_up_at, "the child outlives its parent"
        threading.Event().wait(0.01)


def test_the_parent_s_side_imports_nothing_heavy() -> None:
    script = (
        "import json, sys\n"
        "import hattingen_desk.adapters.documents.reader, hattingen_desk.adapters.documents.renderer\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(json.loads(run.stdout))
    assert not loaded & {
        "lxml",
        "PIL",
        "pypdfium2",
        "pikepdf",
        "openpyxl",
        "docx",
        "email",
        "olefile",
        "zipfile",
        "fpdf",
    }


def test_every_format_s_reader_can_be_loaded() -> None:
    """A missing library must not make every file of a format look damaged."""
    package = "hattingen_desk.adapters.documents.formats"
    for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
        importlib.import_module(f"{package}.{module.name}")


def test_a_thousand_small_pdfs_cost_little_more_than_reading_them_here() -> None:
    """Rounds in turn, each judged by itself: what else the machine does disturbs both halves of a round alike."""
    files = [hostile.pdf_of_pages(2, f"Bescheid Nummer {number}") for number in range(100)]
    here, apart = [], []
    read(files[0], "a.pdf")
    with ProcessContentReader() as reader:
        for job in [reader.submit(files[0], "a.pdf") for _ in range(8)]:
            job.result()
        for _ in range(4):
            started = time.perf_counter()
            assert all(read(files[number % 100], "a.pdf").kind is FileKind.PDF for number in range(1000))
            here.append(time.perf_counter() - started)
            started = time.perf_counter()
            jobs = [reader.submit(files[number % 100], "a.pdf") for number in range(1000)]
            assert all(job.result().kind is FileKind.PDF for job in jobs)
            apart.append(time.perf_counter() - started)
    ratios = [there / local for there, local in zip(apart, here, strict=True)]
    assert min(ratios) <= 1.3, f"apart / here in each round: {', '.join(f'{ratio:.2f}' for ratio in ratios)}"
