"""What lies in the repository: no place it was made at, data with its sources, terms explained."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# The customer fixed the top level: a newcomer finds six rooms. Other files begin with a dot or are named here.
FOLDERS = {"hattingen_desk", "ui", "resources", "installer", "tests"}
FILES = {"pyproject.toml", "requirements.lock", "Makefile", "README.md", "CHANGELOG.md", "LICENSE"}


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout, so nobody knows which files belong to it")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_the_top_level_is_as_agreed() -> None:
    top = {path.relative_to(ROOT).parts[0] for path in _tracked()}

    assert {name for name in top if not name.startswith(".")} - FOLDERS - FILES == set()


# --- no place -------------------------------------------------------------------------------------------------

# Folders of one particular computer. /etc, /usr and the like are the same everywhere.
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|tmp/\w+|Users/\w+)(?:/|\b)|\b[A-Z]:\\\\?Users\\\\?\w+")


def _machine_paths(text: str) -> list[str]:
    return [found.group() for found in MACHINE_PATH.finditer(text)]


def _texts() -> Iterator[tuple[Path, str]]:
    for path in _tracked():
        raw = path.read_bytes()
        if b"\0" not in raw[:8000] and path != Path(__file__):
            yield path, raw.decode("utf-8", errors="replace")


def test_no_file_names_the_computer_it_was_written_on() -> None:
    texts = list(_texts())

    assert len(texts) > 30
    found = {str(path.relative_to(ROOT)): _machine_paths(text) for path, text in texts}
    assert {path: places for path, places in found.items() if places} == {}


@pytest.mark.parametrize(
    "line", ["open('/work/shared/x')", "see /root/notes", "/home/anna/desk", "cp /tmp/brief .", r"C:\Users\anna\x"]
)
def test_planted_machine_paths_are_found(line: str) -> None:
    assert _machine_paths(line)


@pytest.mark.parametrize("line", ["/usr/bin/python3", "https://example.org/work/flow", "tests/work/x", "a/root/b"])
def test_ordinary_paths_pass(line: str) -> None:
    assert _machine_paths(line) == []


# --- data with sources ----------------------------------------------------------------------------------------

# A value under one of these keys is a rule of law or of the town: it needs a source and a first day.
RULE_KEYS = re.compile(
    r"(?:^|_)(?:years|months|weeks|days|period|periods|deadline|fee|fees|amount|threshold|limit)(?:_|$)"
)
DATA = [path for folder in ("rules", "filing_plans") for path in sorted((ROOT / "resources" / folder).rglob("*.json"))]


def _unsourced(value: object, around: tuple[dict[str, object], ...] = ()) -> Iterator[str]:
    """The rules in ``value`` for which neither they nor what encloses them says source and first day."""
    if isinstance(value, list):
        for inner in value:
            yield from _unsourced(inner, around)
    elif isinstance(value, dict):
        scope = (*around, value)
        if any(RULE_KEYS.search(key) and not isinstance(inner, list | dict) for key, inner in value.items()):
            name = str(value.get("id", value.get("number", "?")))
            if not any(str(level.get("citation", "")).strip() for level in scope):
                yield f"{name}: citation"
            if not any(_is_day(level.get("valid_from")) for level in scope):
                yield f"{name}: valid_from"
        for inner in value.values():
            yield from _unsourced(inner, scope)


def _is_day(value: object) -> bool:
    try:
        return bool(date.fromisoformat(str(value)))
    except ValueError:
        return False


def test_there_are_rules_and_a_filing_plan() -> None:
    assert {path.parent.name for path in DATA} == {"rules", "filing_plans"}


@pytest.mark.parametrize("path", DATA, ids=lambda path: str(path.relative_to(ROOT / "resources")))
def test_every_rule_says_its_source_and_its_first_day(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))

    assert _is_day(data.get("valid_from")), "the file as a whole has a first day, too"
    assert str(data.get("citation", data.get("source", ""))).strip(), "the file as a whole says where it is from"
    assert list(_unsourced(data)) == []


def test_a_planted_rule_without_source_is_found() -> None:
    bare = {"id": "x", "years": 10}
    sourced = bare | {"citation": "HGB § 257", "valid_from": "2026-01-01"}

    assert list(_unsourced({"rules": [bare]})) == ["x: citation", "x: valid_from"]
    assert list(_unsourced({"rules": [sourced]})) == []
    assert list(_unsourced({"citation": "HGB", "valid_from": "soon", "rules": [bare]})) == ["x: valid_from"]


# --- one word for one thing -----------------------------------------------------------------------------------

# Modules that are no terms of the field.
PLUMBING = {"__init__", "errors"}


def test_the_glossary_in_the_readme_explains_every_module_of_the_domain() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    glossary = readme.partition("## Glossary")[2].partition("\n## ")[0]
    explained = set(re.findall(r"`([a-z_]+)`", "".join(re.findall(r"^\| ([^|]*)\|", glossary, re.MULTILINE))))
    modules = {path.stem for path in (ROOT / "hattingen_desk" / "domain").rglob("*.py")} - PLUMBING

    missing = {name for name in modules if name not in explained and name.removesuffix("s") not in explained}

    assert len(explained) > 15
    assert missing == set()
