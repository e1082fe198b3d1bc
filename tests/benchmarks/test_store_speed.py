"""The benchmarks of search and tables run; whether they reach their goal is asked in full size, on the long run."""

from __future__ import annotations

from pathlib import Path

import pytest

from hattingen_desk.bootstrap.benchmarks.filled_replica import fill
from hattingen_desk.bootstrap.benchmarks.invented_texts import InventedTexts
from hattingen_desk.bootstrap.benchmarks.measurement import p95
from hattingen_desk.bootstrap.benchmarks.search import search_speed
from hattingen_desk.bootstrap.benchmarks.table import table_speed
from hattingen_desk.domain.search import parse_query


def test_a_filled_replica_is_one_the_program_itself_could_have_written(tmp_path: Path) -> None:
    filled = fill(tmp_path, records=5, documents=200, texts=InventedTexts.with_seed(1, sentences=500))
    replica = filled.open()
    try:
        assert list(replica.faults()) == []
        assert len(replica.search.find(parse_query("der")).hits) == 50
        with filled.bare() as connection:
            lengths = [row[0] for row in connection.execute("SELECT length(text) FROM document_text")]
        assert len(lengths) == 200
        assert 1400 <= sum(lengths) / len(lengths) < 1600
    finally:
        replica.close()


def test_search_in_small_measures_both_beside_their_floor() -> None:
    found = search_speed(documents=1000)

    assert [each.name for each in found] == ["search_words", "search_parts"]
    assert all(each.value > 0 and each.floor > 0 and each.unit == "ms" for each in found), found


def test_tables_in_small_measure_both_beside_their_floor() -> None:
    found = table_speed(rows=1000)

    assert [each.name for each in found] == ["table_page_records", "table_page_documents"]
    assert all(each.value > 0 and each.floor > 0 and each.unit == "ms" for each in found), found


@pytest.mark.long
@pytest.mark.timeout(600)
def test_search_over_100_000_documents_reaches_its_goal() -> None:
    found = search_speed()
    assert all(each.ok for each in found), found


@pytest.mark.long
@pytest.mark.timeout(600)
def test_tables_of_100_000_rows_reach_their_goal() -> None:
    found = table_speed()
    assert all(each.ok for each in found), found


def test_the_95th_percentile_is_the_nearest_rank() -> None:
    assert p95(range(1, 101)) == 95
    assert p95([7.0]) == 7.0
    assert p95([1.0] * 18 + [9.0, 10.0]) == 9.0
