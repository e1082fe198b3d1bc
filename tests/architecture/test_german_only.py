"""A clerk sees German and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from hattingen_desk.domain import errors
from tests.architecture import visible_texts
from tests.architecture.visible_texts import Finding

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "hattingen_desk"
ERROR_NAMES = frozenset(name for name in vars(errors) if name.endswith("Error"))


def _listed(findings: Iterable[Finding]) -> list[str]:
    return [str(finding) for finding in findings]


# Sample data and benchmarks of the composition root talk XML and SQL, adapters do as well; of these only the errors.
@pytest.mark.parametrize("layer", ["desktop", "application", "domain", "bootstrap"])
def test_no_english_in_texts_of(layer: str) -> None:
    modules = [
        path
        for path in sorted((PACKAGE / layer).rglob("*.py"))
        if not {"benchmarks", "demo", "generated"} & set(path.relative_to(PACKAGE / layer).parts)
    ]

    assert len(modules) > 3
    assert _listed(
        finding
        for path in modules
        for finding in visible_texts.in_code(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))
    ) == []  # fmt: skip


def test_no_english_in_errors_a_clerk_reads() -> None:
    assert "DeskError" in ERROR_NAMES
    assert _listed(
        finding
        for path in sorted(PACKAGE.rglob("*.py"))
        for finding in visible_texts.in_clerks_errors(
            path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)), ERROR_NAMES
        )
    ) == []  # fmt: skip


def test_no_english_in_designer_files() -> None:
    sources = sorted((ROOT / "ui").rglob("*.ui"))

    assert _listed(finding for path in sources for finding in visible_texts.in_designer_file(path)) == []


def test_no_english_in_the_data_a_clerk_sees() -> None:
    data = [
        path
        for folder in ("rules", "filing_plans", "form_definitions")
        for path in sorted((ROOT / "resources" / folder).rglob("*.json"))
    ]

    assert data
    assert _listed(finding for path in data for finding in visible_texts.in_data(path)) == []


def test_no_english_in_the_handbook() -> None:
    pages = [path for path in sorted((ROOT / "resources" / "help").rglob("*")) if path.suffix in {".md", ".html"}]

    assert _listed(finding for path in pages for finding in visible_texts.in_help_page(path)) == []


# --- the searcher itself finds what is planted, and only that -------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        'button.setText(self.tr("Save"))',
        'button.setText("loading")',
        'field.setPlaceholderText("Search records")',
        'view.setAccessibleName("Filing plan and favourites")',
        'window.setWindowTitle(f"{title} – Settings")',
        'note = Note("bad", "File not found", "The original was kept.")',
        'Action("records.new", "New record", create)',
        'STATES = {"overdue": Status("Overdue", "triangle-alert")}',
        'label.setText("%d documents" % count)',
        'table.setHorizontalHeaderLabels(["Aktenzeichen", "Title"])',
        'return "Datei" if ok else "Unknown error"',
        'button.setText("&Open …")',
        'raise StaleError("Somebody changed the record.")',
    ],
)
def test_planted_english_is_found(line: str) -> None:
    assert list(visible_texts.in_code(line, "planted.py"))


@pytest.mark.parametrize(
    "line",
    [
        'button.setText(self.tr("Öffnen"))',
        'button.setObjectName("open_button")',
        '_log.info("record %s not found", key)',
        'raise ValueError("a theme needs an application")',
        '"""The state of the record, and when it was opened."""',
        'Action("records.new", "Neue Akte", create, icon="folder-plus")',
        'chip = StatusChip("overdue")',
        'say("Geben Sie --open an: hattingen-desk search NAME, oder DESK_HELP_FILE")',
        'label.setText("Die Version war so gut wie fertig, will also Filter, Name und Register")',
        'kind: Literal["New", "Open"] = "new"',
        'note = Note("warn", "Scan wird mit Open Source gelesen")',
    ],
)
def test_german_names_and_log_lines_pass(line: str) -> None:
    assert _listed(visible_texts.in_code(line, "planted.py")) == []


def test_planted_english_is_found_in_an_error_of_another_layer_but_not_in_its_cause() -> None:
    english = 'raise NotFoundError("The record does not exist.")'
    german = 'raise NotFoundError("Diese Akte gibt es nicht.", cause="record not found")'

    assert list(visible_texts.in_clerks_errors(english, "planted.py", ERROR_NAMES))
    assert _listed(visible_texts.in_clerks_errors(german, "planted.py", ERROR_NAMES)) == []


def test_planted_english_is_found_in_a_designer_file(tmp_path: Path) -> None:
    path = tmp_path / "planted.ui"
    path.write_text(
        '<ui version="4.0"><widget class="QLabel" name="L"><property name="text"><string>Open file</string></property>'
        '<property name="objectName"><string notr="true">open file</string></property></widget></ui>',
        encoding="utf-8",
    )

    assert [finding.text for finding in visible_texts.in_designer_file(path)] == ["Open file"]


def test_planted_english_is_found_in_data_and_in_the_handbook(tmp_path: Path) -> None:
    data = tmp_path / "planted.json"
    data.write_text(json.dumps({"rules": [{"id": "open", "title": "Case file"}]}), encoding="utf-8")
    page = tmp_path / "planted.md"
    page.write_text("# Akten\n\nPress Enter to open the record.\nMit `make test` prüfen.\n", encoding="utf-8")

    assert [finding.text for finding in visible_texts.in_data(data)] == ["Case file"]
    assert [finding.line for finding in visible_texts.in_help_page(page)] == [3]
