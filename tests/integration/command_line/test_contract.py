"""The command line as scripts rely on it: one JSON document, exit codes, German sentences, nothing lost."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hattingen_desk.adapters.reports.letters import Letter, write_pdf_letter
from hattingen_desk.bootstrap import entry

Run = Callable[..., tuple[int, Any, str]]

LETTER = Letter(
    sender=("Lasse Tönnesmann",),
    recipient=("Stadt Hattingen",),
    place_and_date="Hattingen, 16.11.2026",
    subject="Gewerbeanmeldung Fahrradwerkstatt",
    paragraphs=("Guten Tag,", "anbei melde ich die Fahrradwerkstatt Ruhrbogen an.", "Lasse Tönnesmann"),
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on a profile of its own; give exit code, JSON document and what stood on stderr."""
    monkeypatch.setenv("HATTINGEN_DESK_SECRETS_FILE", str(tmp_path / "secrets.json"))

    def command(*arguments: str) -> tuple[int, Any, str]:
        capsys.readouterr()
        code = entry.run([*arguments, "--profile", str(tmp_path / "profile"), "--json"])
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else None, said.err

    assert command("profile", "create", "--user", "k04711", "--name", "Jana Overbeck")[0] == 0
    return command


def created(run: Run, plan: str = "32.10.10", title: str = "Fahrradwerkstatt Ruhrbogen", *more: str) -> dict[str, Any]:
    code, record, _ = run("records", "create", "--plan", plan, "--title", title, *more)
    assert code == 0
    assert isinstance(record, dict)
    return record


def test_a_record_is_created_shown_edited_and_listed(run: Run) -> None:
    record = created(run)
    assert set(record) >= {"id", "reference", "title", "plan", "status", "former_reference", "fields", "version"}
    assert record["former_reference"] == ""
    code, edited, _ = run("records", "edit", record["reference"], "title=Zweiradhaus", "former_reference=Gew 7/98")
    assert (code, edited["title"], edited["former_reference"]) == (0, "Zweiradhaus", "Gew 7/98")
    assert edited["version"] > record["version"]
    assert run("records", "show", record["id"])[1] == edited
    assert [each["id"] for each in run("records", "list")[1]["records"]] == [record["id"]]
    assert run("records", "list", "--plan", "11")[1] == {"records": [], "more": False}


def test_fields_of_the_type_are_edited_by_name(run: Run) -> None:
    record = created(run, "11.30.02", "Hollenbeck, Anneke", "--field", "personnel_number=104170")
    assert record["reference"] == "11.30.02-104170"
    code, edited, _ = run("records", "edit", record["reference"], "fields.unit=FB 32 Bürgerservice")
    assert (code, edited["fields"]["unit"]) == (0, "FB 32 Bürgerservice")


def test_import_tells_stored_duplicate_and_quarantined_apart(run: Run, tmp_path: Path) -> None:
    record = created(run)
    good, bad = tmp_path / "Antrag.pdf", tmp_path / "leer.pdf"
    good.write_bytes(write_pdf_letter(LETTER))
    bad.write_bytes(b"")
    code, found, _ = run("import", str(good), str(good), str(bad), "--into", record["reference"])
    assert code == 1
    assert [item["status"] for item in found["items"]] == ["stored", "duplicate", "quarantined"]
    assert found["items"][0]["id"] == found["items"][1]["id"]
    assert all(set(item) == {"file", "id", "sha256", "status", "remark"} for item in found["items"])
    assert good.exists()


def test_a_file_that_is_not_there_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    record = created(run)
    there = tmp_path / "a.txt"
    there.write_text("da")
    code, found, _ = run("import", str(tmp_path / "fehlt.txt"), str(there), "--into", record["id"])
    assert code == 1
    assert [item["status"] for item in found["items"]] == ["failed", "stored"]


def test_search_finds_documents_by_parts_and_only_in_the_record_asked_for(run: Run, tmp_path: Path) -> None:
    record, other = created(run), created(run, "32.10.10", "Kiosk")
    letter = tmp_path / "Antrag.pdf"
    letter.write_bytes(write_pdf_letter(LETTER))
    document = run("import", str(letter), "--into", record["id"])[1]["items"][0]["id"]
    code, found, _ = run("search", "radwerk toennesmann")
    assert (code, found["more"]) == (0, False)
    hit = next(hit for hit in found["hits"] if hit["id"] == document)
    assert set(hit) == {"id", "kind", "reference", "title", "snippet"}
    assert (hit["kind"], hit["reference"]) == ("document", record["reference"])
    assert run("search", "radwerk", "--in", other["reference"])[1]["hits"] == []


def test_the_watched_folder_is_collected_and_emptied(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "scans"
    folder.mkdir()
    (folder / "Scan_0412.txt").write_text("Handwerkskarte")
    code, found, _ = run("import", str(folder), "--collect")
    assert (code, [item["status"] for item in found["items"]]) == (0, ["stored"])
    assert list(folder.iterdir()) == []


def test_verify_is_content_with_what_was_written(run: Run, tmp_path: Path) -> None:
    record = created(run)
    (tmp_path / "a.txt").write_text("Inhalt")
    run("import", str(tmp_path / "a.txt"), "--into", record["id"])
    code, found, _ = run("verify")
    assert code == 0
    assert found == {"ok": True, "journal_entries": 2, "files": 1, "orphans": 0, "faults": []}


def test_verify_notices_a_damaged_file(run: Run, tmp_path: Path) -> None:
    record = created(run)
    (tmp_path / "a.txt").write_text("Inhalt")
    run("import", str(tmp_path / "a.txt"), "--into", record["id"])
    blob = next(path for path in (tmp_path / "profile" / "blobs").rglob("*") if path.is_file())
    blob.chmod(0o600)
    blob.write_bytes(blob.read_bytes()[:-1] + b"\x00")
    code, found, _ = run("verify")
    assert (code, found["ok"]) == (1, False)
    assert "a.txt" in found["faults"][0]


def test_a_record_is_exported_whole_and_nothing_is_overwritten(run: Run, tmp_path: Path) -> None:
    record = created(run)
    (tmp_path / "a.txt").write_text("Inhalt")
    run("import", str(tmp_path / "a.txt"), "--into", record["id"])
    target = tmp_path / "akte.zip"
    assert run("records", "export", record["reference"], "--out", str(target))[0] == 0
    with zipfile.ZipFile(target) as package:
        described = json.loads(package.read("akte.json"))
        assert described["reference"] == record["reference"]
        assert package.read(described["documents"][0]["versions"][0]["file"]) == b"Inhalt"
    before = target.read_bytes()
    assert run("records", "export", record["reference"], "--out", str(target))[0] == 2
    assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("records", "show", "32.10.10-9999/2026"), 2, "32.10.10-9999/2026"),
        (("records", "create", "--plan", "99", "--title", "x"), 2, "99"),
        (("records", "create", "--plan", "32.10.10", "--title", " "), 2, "Titel"),
        (("records", "edit", "0", "title"), 2, ""),
        (("import", "a.txt"), 2, "--into"),
        (("records", "unbekannt"), 2, ""),
        (("bench", "unbekannt"), 2, ""),
        (("profile", "create", "--user", "x"), 2, "liegt schon ein Profil"),
        (("profile", "create", "--user", "x", "--server", "postgresql://h"), 2, "eigenständige"),
    ],
)
def test_wrong_usage_says_so_in_german_and_ends_with_2(
    run: Run, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    ended, document, said = run(*arguments)
    assert (ended, document) == (code, None)
    assert sentence in said
    assert "Traceback" not in said


def test_a_missing_profile_is_named_and_ends_with_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HATTINGEN_DESK_SECRETS_FILE", str(tmp_path / "secrets.json"))
    assert entry.run(["records", "list", "--profile", str(tmp_path / "fehlt")]) == 3
    assert "liegt kein Profil" in capsys.readouterr().err


def test_without_a_keyring_nothing_is_created(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "profile"
    assert entry.run(["profile", "create", "--user", "x", "--profile", str(folder)]) == 3
    assert "Schlüsselbund" in capsys.readouterr().err
    assert not folder.exists()
    assert list(tmp_path.iterdir()) == []


def test_somebody_else_acts_only_in_sample_data(run: Run) -> None:
    code, _, said = run("records", "create", "--plan", "10.20", "--title", "x", "--user", "anders")
    assert code == 2
    assert "Beispielprofilen" in said


def test_help_teaches_in_german(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ([], ["records"], ["import"], ["search"], ["verify"], ["tour"], ["bench"], ["profile", "create"]):
        assert entry.run([*command, "--help"]) == 0
        said = capsys.readouterr().out
        assert "hattingen-desk" in said
        assert not any(word in said for word in ("Show this message", "Usage:", "Options", "Commands"))
