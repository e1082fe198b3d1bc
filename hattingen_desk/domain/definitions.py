"""Definitions the departments maintain as data: record types, registers, retention rules."""

from collections.abc import Mapping
from dataclasses import dataclass
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
        """Return ``value`` as the field's type; raises InvalidInputError."""
        kind = self._property(name).get("type", "string")
        choices = self._property(name).get("enum")
        if choices and value and value not in choices:
            raise InvalidInputError(f"„{self.field_title(name)}“ kennt nur: {', '.join(map(str, choices))}.")
        if kind == "integer":
            try:
                return int(value)
            except ValueError as error:
                message = f"„{self.field_title(name)}“ erwartet eine ganze Zahl. Nichts wurde geändert."
                raise InvalidInputError(message) from error
        return value

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
