"""What *Eingang* says of waiting files, and what it proposes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from hattingen_desk.application.changes import NO_CHANGES
from hattingen_desk.application.importing import ImportReport, ItemResult, Outcome
from hattingen_desk.application.read_models import InboxRow
from hattingen_desk.desktop.inbox import presenter
from hattingen_desk.desktop.inbox.presenter import QueueView
from hattingen_desk.domain.content import FileKind

NOW = datetime(2026, 11, 24, 9, 12).astimezone()
TODAY = NOW.date()
ROW = InboxRow("1", "Antrag", "antrag.pdf", FileKind.PDF, 84_000, 2, NOW, False, (), "Scan-Eingang")


def _rows() -> list[InboxRow]:
    return [
        replace(ROW, id="old", created_at=NOW - timedelta(days=400)),
        ROW,
        replace(ROW, id="yesterday", title="Müller, Rechnung", created_at=NOW - timedelta(days=1)),
        replace(ROW, id="unclear", quarantined=True, remarks=("Kennwort",)),
    ]


def test_each_view_shows_its_own_files_newest_first() -> None:
    rows = _rows()

    assert [row.id for row in presenter.rows_of(QueueView.SCANS, rows)] == ["1", "yesterday", "old"]
    assert [row.id for row in presenter.rows_of(QueueView.UNCLEAR, rows)] == ["unclear"]
    assert presenter.rows_of(QueueView.APPLICATIONS, rows) == []
    assert presenter.counts(rows) == {QueueView.SCANS: 3, QueueView.UNCLEAR: 1, QueueView.APPLICATIONS: 0}


@pytest.mark.parametrize(("text", "found"), [("mueller", 1), ("rech müll", 1), ("antrag.pdf", 3), ("x", 0), ("", 3)])
def test_the_quick_filter_folds_like_the_search(text: str, found: int) -> None:
    assert len(presenter.rows_of(QueueView.SCANS, _rows(), text)) == found


def test_days_are_named_as_one_speaks_of_them() -> None:
    rows = presenter.rows_of(QueueView.SCANS, _rows())

    assert [words for words, _rows_ in presenter.grouped(rows, TODAY)] == ["Heute", "Gestern", "20.10.2025"]
    assert presenter.day_in_words(TODAY - timedelta(days=6), TODAY) == "Mi 18.11."
    assert presenter.arrived(ROW, TODAY) == "Scan-Eingang, heute um 09:12"
    assert presenter.arrived(replace(ROW, origin=""), TODAY).startswith("Von Hand abgelegt, heute")


def test_facts_leave_out_what_a_file_does_not_have() -> None:
    assert presenter.facts(ROW).split(" · ")[:2] == ["PDF-Dokument", "2 Seiten"]
    assert "Seite" not in presenter.facts(replace(ROW, kind=FileKind.MAIL, page_count=0))


@pytest.mark.parametrize(
    ("filed", "following"), [("a", "b"), ("b", "c"), ("c", "b"), ("unknown", "a")]
)  # fmt: skip
def test_after_filing_the_next_file_comes_and_after_the_last_the_one_before(filed: str, following: str) -> None:
    assert presenter.after(["a", "b", "c"], filed) == following


def test_after_the_only_file_nothing_comes() -> None:
    assert presenter.after(["a"], "a") == ""


def test_the_status_counts_in_good_german() -> None:
    def words(scans: int, unclear: int) -> str:
        return presenter.waiting_in_words({QueueView.SCANS: scans, QueueView.UNCLEAR: unclear})

    assert words(1, 0) == "1 Scan wartet"
    assert words(6, 2) == "6 Scans warten, 2 Dateien zu klären"
    assert words(0, 1) == "1 Datei zu klären"
    assert words(0, 0) == "Nichts abzulegen"


def _report(*outcomes: Outcome) -> ImportReport:
    items = [
        ItemResult(f"datei{number}.pdf", outcome, str(number), "", f"Grund {number}.")
        for number, outcome in enumerate(outcomes)
    ]
    return ImportReport(tuple(items), NO_CHANGES)


def test_an_import_without_trouble_needs_no_note() -> None:
    assert presenter.report_in_words(_report(Outcome.STORED, Outcome.STORED)) == ("", "")


def test_every_file_that_was_not_simply_stored_is_accounted_for() -> None:
    head, text = presenter.report_in_words(
        _report(Outcome.STORED, Outcome.QUARANTINED, Outcome.DUPLICATE, Outcome.FAILED, Outcome.DUPLICATE)
    )

    assert head == (
        "„datei3.pdf“ wurde nicht abgelegt, „datei1.pdf“ liegt unter „Zu klären“, 2 Dateien lagen schon hier"
    )
    assert text == "Grund 3. Grund 1. Grund 2. Dazu 1 weiterer Hinweis dieser Art."
