"""German search: folding, compounds, stems, parts, references, phrases, scope, order."""

from __future__ import annotations

import pytest

from hattingen_desk.adapters.store.replica import SqlReplica
from hattingen_desk.adapters.store.vocabulary import MAX_EXPANSION
from hattingen_desk.domain.search import HitKind, parse_query, snippet
from tests.integration.store.builders import add, case, changed, document, record, titles, version


@pytest.fixture
def town(replica: SqlReplica) -> SqlReplica:
    """A replica with a few German texts."""
    its_record = record("Gaststätte Weißbach", fields={"trade": "Schankwirtschaft"}, number=147)
    other = record("Personalakte Öztürk", plan="11.30.02", reference="11.30.02-004711", record_type="personnel")
    texts = {
        "Kaufvertrag": "Der Grundstückskaufvertrag vom 3. Mai liegt bei.",
        "Verträge": "Alle Verträge wurden geprüft.",
        "Sperrmüll": "Abholung von Sperrmüll durch die Müllabfuhr",
        "Müller": "Herr Müller wohnt in der Straße am Büchsenschütz.",
        "Mueller": "Frau Mueller bittet um Rückruf.",
        "Neue Quelle": "Die neue Quelle für Bauer Quast.",
        "Urlaub": "Der Antrag auf Erholungsurlaub ist genehmigt. Az. 32.10.10-0147/2026",
        "Groß": "GROSSE FREIHEIT und große Straße",
    }
    add(replica, its_record, other, case(its_record, "Erlaubnis nach dem Gaststättengesetz"))
    add(replica, *(document(its_record, title, text) for title, text in texts.items()))
    add(replica, document(other, "Urlaubskarte", "Resturlaub 12 Tage"))
    return replica


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kaufvertrag", {"Kaufvertrag"}),
        ("KAUFVERTRAG", {"Kaufvertrag"}),
        ("grundstück", {"Kaufvertrag"}),
        ("grundstueck", {"Kaufvertrag"}),
        ("grundstuck", {"Kaufvertrag"}),
        ("stückskauf", {"Kaufvertrag"}),
        ("müller", {"Müller", "Mueller"}),
        ("mueller", {"Müller", "Mueller"}),
        ("straße", {"Müller", "Groß"}),
        ("strasse", {"Müller", "Groß"}),
        ("büchsenschuetz", {"Müller"}),
        ("verträge", {"Kaufvertrag", "Verträge"}),
        ("Verträgen", {"Kaufvertrag", "Verträge"}),
        ("neue", {"Neue Quelle"}),
        ("quelle", {"Neue Quelle"}),
        ("bauer", {"Neue Quelle"}),
        ("große", {"Groß"}),
        ("grosse", {"Groß"}),
        ("schankwirt", {"Gaststätte Weißbach"}),
        ("weissbach", {"Gaststätte Weißbach"}),
        ("öztürk", {"Personalakte Öztürk"}),
        ("gaststätten", {"Erlaubnis nach dem Gaststättengesetz", "Gaststätte Weißbach"}),
        ("urlaub", {"Urlaub", "Urlaubskarte"}),
        ("urlaub genehmigt", {"Urlaub"}),
        ("urlaub sperrmüll", set()),
        ("gibtesnicht", set()),
    ],
)
def test_a_query_finds(town: SqlReplica, query: str, expected: set[str]) -> None:
    assert set(titles(town, query)) == expected


def test_a_short_name_is_not_stemmed_into_other_words(town: SqlReplica) -> None:
    assert "Sperrmüll" not in titles(town, "Müller")


def test_short_parts_are_beginnings_of_words(town: SqlReplica) -> None:
    assert set(titles(town, "qu")) == {"Neue Quelle"}
    assert set(titles(town, "q")) == {"Neue Quelle"}
    assert "Kaufvertrag" not in titles(town, "au")


def test_parts_of_three_letters_are_found_inside_words(town: SqlReplica) -> None:
    assert set(titles(town, "aub")) == {"Urlaub", "Urlaubskarte", "Erlaubnis nach dem Gaststättengesetz"}


@pytest.mark.parametrize(
    "query", ["32.10.10-0147/2026", "32.10.10-0147", "0147/2026", "32.10.10-014", "10-0147/20", "0147"]
)
def test_a_reference_is_found_whole_and_in_parts(town: SqlReplica, query: str) -> None:
    assert set(titles(town, query)) == {"Gaststätte Weißbach", "Urlaub"}


def test_a_personnel_number_is_found_without_its_zeros(town: SqlReplica) -> None:
    assert titles(town, "4711") == ["Personalakte Öztürk"]


def test_earlier_and_former_references_are_found(replica: SqlReplica) -> None:
    add(replica, record("Umgezogen", earlier_references=("10.20-0003/2021",), former_reference="Amt 10 / Bü 7"))

    assert titles(replica, "10.20-0003/2021") == ["Umgezogen"]
    assert titles(replica, "amt bü") == ["Umgezogen"]


def test_a_phrase_wants_its_words_side_by_side(town: SqlReplica) -> None:
    assert titles(town, '"antrag auf erholungsurlaub"') == ["Urlaub"]
    assert titles(town, '"antrag auf erholungs"') == ["Urlaub"]
    assert titles(town, '"auf antrag"') == []
    assert titles(town, '"von sp"') == ["Sperrmüll"]


def test_whole_words_and_beginnings_come_before_parts_then_the_newest(replica: SqlReplica) -> None:
    its_record = record("Akte")
    names = ("Vertrag", "Mietvertrag", "Vertragsentwurf", "Werkvertrag")
    add(replica, its_record, *(document(its_record, name) for name in names))

    assert titles(replica, "vertrag") == ["Vertragsentwurf", "Vertrag", "Werkvertrag", "Mietvertrag"]


def test_more_than_asked_for_is_said(replica: SqlReplica) -> None:
    its_record = record("Akte")
    add(replica, its_record, *(document(its_record, f"Antrag {number}") for number in range(7)))

    found = replica.search.find(parse_query("antrag"), limit=5)
    assert [hit.title for hit in found.hits] == [f"Antrag {number}" for number in (6, 5, 4, 3, 2)]
    assert found.more
    assert not replica.search.find(parse_query("antrag"), limit=7).more


def test_hits_of_whole_words_are_filled_up_with_parts_without_repeating(replica: SqlReplica) -> None:
    its_record = record("Akte")
    add(replica, its_record, document(its_record, "Bauantrag"), document(its_record, "Antrag"))
    add(replica, document(its_record, "Urlaubsantrag"))

    assert titles(replica, "antrag", limit=2) == ["Antrag", "Urlaubsantrag"]
    assert titles(replica, "antrag") == ["Antrag", "Urlaubsantrag", "Bauantrag"]


def test_a_part_of_too_many_words_says_so_and_takes_the_shortest(replica: SqlReplica) -> None:
    its_record = record("Akte")
    long_ones = [document(its_record, f"x{'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}zungxx") for n in range(100)]
    add(replica, its_record, *long_ones, document(its_record, "dung"), document(its_record, "ung"))

    found = replica.search.find(parse_query("ung"), limit=200)
    assert found.capped
    assert len(found.hits) == MAX_EXPANSION
    assert {"dung", "ung"} <= {hit.title for hit in found.hits}
    assert not replica.search.find(parse_query("dung")).capped


def test_a_search_in_one_record_finds_only_what_lies_there(town: SqlReplica) -> None:
    personnel = town.catalogue.find_record("11.30.02-004711")

    assert titles(town, "urlaub", record_id=personnel.id) == ["Urlaubskarte"]
    assert titles(town, "öztürk", record_id=personnel.id) == ["Personalakte Öztürk"]
    assert titles(town, "vertrag", record_id=personnel.id) == []
    assert titles(town, "urlaub", record_id="nirgends") == []


def test_a_moved_document_is_found_where_it_lies_now(town: SqlReplica) -> None:
    personnel, trade = (town.catalogue.find_record(ref) for ref in ("11.30.02-004711", "32.10.10-0147/2026"))
    (hit,) = town.search.find(parse_query("Urlaubskarte")).hits
    moved = changed(town.catalogue.document(hit.id), record_id=trade.id)
    with town.unit_of_work() as work:
        work.documents.save(moved)
        work.commit()

    assert titles(town, "urlaubskarte", record_id=personnel.id) == []
    assert titles(town, "urlaubskarte", record_id=trade.id) == ["Urlaubskarte"]
    assert list(town.faults()) == []


def test_a_withdrawn_document_is_not_found_until_it_is_restored(town: SqlReplica) -> None:
    (hit,) = town.search.find(parse_query("Urlaubskarte")).hits
    gone = changed(town.catalogue.document(hit.id), withdrawn=True)
    with town.unit_of_work() as work:
        work.documents.save(gone)
        work.commit()
    assert titles(town, "resturlaub") == []
    assert list(town.faults()) == []

    with town.unit_of_work() as work:
        work.documents.save(changed(gone, withdrawn=False))
        work.commit()
    assert titles(town, "resturlaub") == ["Urlaubskarte"]
    assert list(town.faults()) == []


def test_words_of_an_earlier_version_are_no_longer_found(replica: SqlReplica) -> None:
    its_record = record("Akte")
    its_document, first = document(its_record, "Schreiben", "Altwort")
    add(replica, its_record, (its_document, first))
    with replica.unit_of_work() as work:
        second = version(its_document.id, 2, text="Neuwort")
        work.documents.add_version(changed(its_document, current_version_id=second.id), second)
        work.commit()

    assert titles(replica, "altwort") == []
    assert titles(replica, "neuwort") == ["Schreiben"]


def test_a_purge_takes_unused_words_out_of_the_vocabulary(town: SqlReplica) -> None:
    (hit,) = town.search.find(parse_query("Urlaubskarte")).hits
    with town.unit_of_work() as work:
        work.documents.save(changed(town.catalogue.document(hit.id), withdrawn=True))
        work.commit()

    assert town.purge() >= 2
    assert town.purge() == 0
    assert list(town.faults()) == []
    assert titles(town, "urlaub") == ["Urlaub"]


def test_nothing_rolled_back_stays_in_the_index(replica: SqlReplica) -> None:
    with replica.unit_of_work() as work:
        work.records.add(record("Verworfenes Zauberwort"))

    assert titles(replica, "zauberwort") == []
    assert list(replica.faults()) == []


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "()",
        "AND",
        "a* OR",
        'x"y',
        "NEAR(a b)",
        "head:x",
        "-",
        "%_",
        "\ue000" + "8",
        "'; DROP TABLE record",
        "\x00",
    ],
)
def test_no_query_is_an_error_or_a_command(town: SqlReplica, query: str) -> None:
    assert set(titles(town, query)) <= {"Gaststätte Weißbach", "Urlaub", "Urlaubskarte"}
    assert list(town.faults()) == []


def test_long_and_machine_made_words_are_found_by_their_beginning_and_do_not_fill_the_vocabulary(
    replica: SqlReplica,
) -> None:
    its_record = record("Akte")
    serial = "WBA3A5C58CF256551"
    endless = "a" * 5000
    add(replica, its_record, document(its_record, "Fahrzeug", f"FIN {serial} {endless} DE89370400440532013000"))

    assert titles(replica, serial) == ["Fahrzeug"]
    assert titles(replica, "WBA3A5") == ["Fahrzeug"]
    assert titles(replica, endless) == ["Fahrzeug"]
    assert titles(replica, "0044053201") == ["Fahrzeug"]
    assert list(replica.faults()) == []
    with replica._readers.reading() as connection:  # noqa: SLF001 - what is kept is not visible from outside
        kept = [row[0] for row in connection.execute("SELECT word FROM search_word")]
    assert serial.lower() not in kept
    assert max(map(len, kept)) == 64


def test_a_hit_says_what_it_is_and_where_it_lies(town: SqlReplica) -> None:
    hits = {hit.title: hit for hit in town.search.find(parse_query("gaststätte")).hits}
    its_case, its_record = hits["Erlaubnis nach dem Gaststättengesetz"], hits["Gaststätte Weißbach"]
    (its_document,) = town.search.find(parse_query("kaufvertrag")).hits

    assert (its_record.kind, its_record.reference) == (HitKind.RECORD, "32.10.10-0147/2026")
    assert (its_case.kind, its_case.record_id) == (HitKind.CASE, its_record.id)
    assert (its_document.kind, its_document.context) == (HitKind.DOCUMENT, "Gaststätte Weißbach")


def test_what_waits_in_the_inbox_is_found_too(replica: SqlReplica) -> None:
    add(replica, document(None, "Scan 1", "Mahnung"), document(None, "Scan 2", "Mahnung", quarantined=True))

    found = replica.search.find(parse_query("mahnung")).hits
    assert [(hit.record_id, hit.context) for hit in found] == [("", "Zu klären"), ("", "Scan-Eingang")]


def test_the_text_behind_a_hit_makes_a_snippet(town: SqlReplica) -> None:
    found = town.search.find(parse_query("verträge"))
    texts = dict(zip([hit.title for hit in found.hits], town.search.texts(found.hits), strict=True))

    assert texts["Kaufvertrag"].startswith("Der Grundstückskaufvertrag")
    shown = snippet(texts["Kaufvertrag"], found.parts)
    assert [shown.text[start:end] for start, end in shown.marks] == ["Grundstückskaufvertrag"]
    (of_record,) = town.search.find(parse_query("Weißbach")).hits
    assert town.search.texts([of_record]) == ["Schankwirtschaft"]
