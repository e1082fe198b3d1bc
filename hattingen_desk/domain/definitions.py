"""Definitions the departments maintain as data: record types, registers, retention rules."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hattingen_desk.domain.errors import InvalidInputError
from hattingen_desk.domain.records import GENERAL_COMPARTMENT


@dataclass(frozen=True, slots=True)
class Register:
    """A register of a personnel record (list of the filing rules), e.g. ``R6 Urlaub``."""

    number: str
    title: str
    compartment: str
    restricted: bool = False

    @property
    def order(self) -> int:
        """Position among the registers: R2 before R10."""
        return int(self.number.lstrip("R") or 0)


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How long something is kept. ``years`` is None for permanent or not yet decided; ``start`` says from when."""

    id: str
    title: str
    start: str
    years: int | None
    citation: str
    valid_from: str


@dataclass(frozen=True, slots=True)
class RecordType:
    """A kind of record. ``schema`` is a JSON Schema (2020-12) object whose properties are the type's own fields."""

    id: str
    title: str
    icon: str
    has_registers: bool
    schema: Mapping[str, Any]
    order: tuple[str, ...]

    def field_title(self, name: str) -> str:
        """Return the German label of a field."""
        return str(self._property(name).get("title", name))

    def checked(self, name: str, value: str) -> object:
        """Return ``value`` as the field keeps it; raises InvalidInputError if the schema refuses it."""
        rule, text = self._property(name), value.strip()
        if not text:
            return ""
        choices = rule.get("enum")
        if choices and text not in choices:
            raise self._refused(name, f"kennt nur: {', '.join(map(str, choices))}")
        if rule.get("type") == "integer":
            return self._whole_number(name, text)
        if rule.get("format") == "date":
            return self._date(name, text)
        if len(text) > rule.get("maxLength", len(text)):
            raise self._refused(name, f"fasst {rule['maxLength']} Zeichen, das sind {len(text)}")
        if "pattern" in rule and re.search(rule["pattern"], text) is None:
            raise self._refused(name, f"kann nicht „{text}“ lauten")
        return text

    def _whole_number(self, name: str, text: str) -> int:
        try:
            number = int(text)
        except ValueError as error:
            raise self._refused(name, "erwartet eine ganze Zahl") from error
        if number < self._property(name).get("minimum", number):
            raise self._refused(name, f"ist mindestens {self._property(name)['minimum']}")
        return number

    def _date(self, name: str, text: str) -> str:
        """Return a date as it is stored, ISO 8601. Relative words make no sense for a fact."""
        match = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
        try:
            if match is not None:
                return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
            return date.fromisoformat(text).isoformat()
        except ValueError as error:
            raise self._refused(name, "erwartet ein Datum wie 31.12.2026") from error

    def _refused(self, name: str, why: str) -> InvalidInputError:
        return InvalidInputError(f"„{self.field_title(name)}“ {why}. Nichts wurde geändert.")

    def _property(self, name: str) -> Mapping[str, Any]:
        properties: Mapping[str, Mapping[str, Any]] = self.schema.get("properties", {})
        if name not in properties:
            known = ", ".join(properties) or "keine"
            raise InvalidInputError(f"Akten der Art „{self.title}“ haben kein Feld „{name}“. Vorhanden: {known}.")
        return properties[name]


@dataclass(frozen=True)
class Definitions:
    """All definitions in force."""

    record_types: Mapping[str, RecordType]
    registers: Mapping[str, Register]
    retention: Mapping[str, RetentionRule]

    def record_type(self, type_id: str) -> RecordType:
        """Return a record type; raises InvalidInputError."""
        if type_id not in self.record_types:
            raise InvalidInputError(f"Die Aktenart „{type_id}“ ist nicht bekannt.")
        return self.record_types[type_id]

    def compartment(self, register: str) -> str:
        """Return the compartment kind in which a register lies; everything without register lies in one."""
        if not register:
            return GENERAL_COMPARTMENT
        if register not in self.registers:
            raise InvalidInputError(f"Das Register „{register}“ ist nicht bekannt.")
        return self.registers[register].compartment
