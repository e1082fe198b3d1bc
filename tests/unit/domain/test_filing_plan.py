"""The filing plan, references and the types of record."""

from itertools import pairwise

import pytest

from hattingen_desk.domain.definitions import Definitions, RecordType, Register
from hattingen_desk.domain.errors import InvalidInputError, NotFoundError
from hattingen_desk.domain.filing_plan import FilingPlan, PlanPosition
from hattingen_desk.domain.identifiers import new_id
from hattingen_desk.domain.references import Reference, personnel_reference

PLAN = FilingPlan(
    "Beispiel",
    {
        each.number: each
        for each in (
            PlanPosition("32", "Ordnung"),
            PlanPosition("32.30", "Verkehr"),
            PlanPosition("32.10", "Gewerbe"),
            PlanPosition("32.10.10", "Anmeldungen"),
            PlanPosition("11", "Personal"),
        )
    },
)


def test_the_tree_follows_from_the_numbers() -> None:
    assert [each.number for each in PLAN.children()] == ["11", "32"]
    assert [each.number for each in PLAN.children("32")] == ["32.10", "32.30"]
    assert [each.title for each in PLAN.path("32.10.10")] == ["Ordnung", "Gewerbe", "Anmeldungen"]


def test_an_unknown_position_is_named() -> None:
    with pytest.raises(NotFoundError, match=r"99\.1"):
        PLAN.position("99.1")


def test_references_read_back_what_they_print() -> None:
    assert str(Reference("32.10.10", 2026, 147)) == "32.10.10-0147/2026"
    assert Reference.parse(" 32.10.10-0147/2026 ") == Reference("32.10.10", 2026, 147)
    assert personnel_reference("11.30.02", "100417") == "11.30.02-100417"
    with pytest.raises(InvalidInputError):
        Reference.parse("Müller")


def test_registers_lie_in_their_compartment() -> None:
    definitions = Definitions({}, {"R6": Register("R6", "Urlaub", "urlaub")}, {})
    assert definitions.compartment("R6") == "urlaub"
    assert definitions.compartment("") == "akte"
    with pytest.raises(InvalidInputError, match="R99"):
        definitions.compartment("R99")


def test_a_type_checks_its_own_fields() -> None:
    schema = {"properties": {"status": {"title": "Status", "enum": ["Beamte", "TVöD"]}, "cents": {"type": "integer"}}}
    record_type = RecordType("personnel", "Personalakte", "circle-user", True, schema, ())
    assert record_type.checked("status", "TVöD") == "TVöD"
    assert record_type.checked("cents", "1200") == 1200
    with pytest.raises(InvalidInputError, match="Beamte, TVöD"):
        record_type.checked("status", "Azubi?")
    with pytest.raises(InvalidInputError, match="ganze Zahl"):
        record_type.checked("cents", "zwölf")
    with pytest.raises(InvalidInputError, match="kein Feld „höhe“"):
        record_type.checked("höhe", "1")


def test_identifiers_sort_by_birth() -> None:
    ids = [new_id() for _ in range(2000)]
    assert all(one < other for one, other in pairwise(ids))
    assert {each[14] for each in ids} == {"7"}


FIELDS = {
    "born": {"title": "Geburtsdatum", "format": "date"},
    "year": {"title": "Jahr", "pattern": "^[0-9]{4}$"},
    "short": {"title": "Kurz", "maxLength": 5},
    "cents": {"title": "Betrag", "type": "integer", "minimum": 0},
}


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("born", "3.7.1991", "1991-07-03"),
        ("born", "1991-07-03", "1991-07-03"),
        ("born", "  ", ""),
        ("year", " 2026 ", "2026"),
        ("cents", "0", 0),
    ],
)
def test_a_field_keeps_what_its_schema_allows(name: str, typed: str, kept: object) -> None:
    assert RecordType("x", "X", "", False, {"properties": FIELDS}, ()).checked(name, typed) == kept


@pytest.mark.parametrize(
    ("name", "typed", "why"),
    [
        ("born", "31.2.1991", "Datum wie 31.12.2026"),
        ("born", "gestern", "Datum wie 31.12.2026"),
        ("year", "26", "kann nicht „26“ lauten"),
        ("short", "zu lang", "fasst 5 Zeichen"),
        ("cents", "-1", "mindestens 0"),
    ],
)
def test_a_field_refuses_the_rest_and_says_why(name: str, typed: str, why: str) -> None:
    with pytest.raises(InvalidInputError, match=why):
        RecordType("x", "X", "", False, {"properties": FIELDS}, ()).checked(name, typed)
