"""What a screen reader knows of a program: its accessible tree, what has the focus, what it lets be said.

Use::

    reader = ScreenReader(bus_address, pid)
    field = reader.find("text", "Suchwort")
    reader.text(field), reader.focused(), reader.said
    reader.row(reader.find("table", "Dokumente"), 0)        # the names of its cells

Spoken with the AT-SPI interfaces themselves: each answer is the program's present one, where the common client
library would keep a copy of the tree of its own. The children of tables, lists and trees are never asked for (there
may be millions); their cells are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from jeepney import HeaderFields, MatchRule, Message, message_bus

from tests.e2e.bus import Answer, Bus, question

_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_ACCESSIBLE: Final = "org.a11y.atspi.Accessible"
_TABLE: Final = "org.a11y.atspi.Table"
_TEXT: Final = "org.a11y.atspi.Text"
_REGISTRY: Final = "org.a11y.atspi.Registry"
_ROOT: Final = "/org/a11y/atspi/accessible/root"
_DEEPEST: Final = 60

# atspi-constants.h, AtspiStateType: the number of a state is its bit.
STATES: Final = {
    1: "active", 4: "checked", 7: "editable", 8: "enabled", 9: "expandable", 10: "expanded", 11: "focusable",
    12: "focused", 16: "modal", 17: "multi_line", 20: "pressed", 23: "selected", 24: "sensitive", 25: "showing",
    30: "visible", 36: "invalid", 43: "read_only",
}  # fmt: skip

# atspi-constants.h, AtspiRole.
ROLES: Final = {
    7: "check box", 8: "check menu item", 11: "combo box", 16: "dialog", 20: "filler", 23: "frame", 27: "image",
    29: "label", 30: "layered pane", 31: "list", 32: "list item", 33: "menu", 34: "menu bar", 35: "menu item",
    37: "page tab", 38: "page tab list", 39: "panel", 41: "popup menu", 42: "progress bar", 43: "button",
    44: "radio button", 48: "scroll bar", 49: "scroll pane", 52: "spin button", 53: "splitter", 54: "status bar",
    55: "table", 56: "cell", 57: "column header", 58: "row header", 61: "text", 62: "toggle button", 63: "tool bar",
    65: "tree", 66: "tree table", 69: "window", 75: "application", 79: "text", 88: "link", 91: "tree item",
    129: "menu button",
}  # fmt: skip

# Containers whose children are data.
DATA: Final = frozenset({"table", "tree", "tree table", "list"})
CELLS: Final = frozenset({"cell", "list item", "tree item"})

Reference = tuple[str, str]
"""Name of the program on the bus, path of the object."""

Name = str | re.Pattern[str]
"""A whole accessible name, or a pattern that must be found in it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One object as it was when it was looked at. ``depth``: how far below the program itself."""

    reference: Reference
    role: str
    name: str
    states: frozenset[str]
    depth: int = 0

    def __str__(self) -> str:
        telling = {"checked", "expanded", "focusable", "focused", "modal", "pressed", "read_only", "selected"}
        return " ".join([f"{self.role} „{self.name}“", *sorted(self.states & telling)])

    def is_a(self, role: str, name: Name) -> bool:
        """Whether it has this role and name; an empty role means any."""
        fits = self.name == name if isinstance(name, str) else name.search(self.name) is not None
        return fits and role in {"", self.role}


class ScreenReader:
    """Watches the program with number ``pid``."""

    def __init__(self, address: str, pid: int) -> None:
        self._said: list[str] = []
        self._focus: Reference | None = None
        self._pid = pid
        self._program: Reference | None = None
        self._bus = Bus(address, self._hear)
        for event in ("object:announcement", "object:state-changed:focused"):
            self._bus.ask_one(question(_REGISTRY, "/org/a11y/atspi/registry", _REGISTRY, "RegisterEvent", "s", event))
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object")
        self._bus.ask_one(message_bus.AddMatch(rule))

    def close(self) -> None:
        """Stop watching."""
        self._bus.close()

    @property
    def said(self) -> list[str]:
        """All sentences the program let be said, oldest first."""
        self._bus.listen()
        return self._said

    def is_there(self) -> bool:
        """Whether the program has come up."""
        if self._program is None:
            for program in self._children([(_REGISTRY, _ROOT)])[0]:
                if self._bus.ask_one(message_bus.GetConnectionUnixProcessID(program[0])) == (self._pid,):
                    self._program = program
        return self._program is not None

    # --- the tree ---

    def tree(self) -> list[Seen]:
        """Everything on show, parents before children, data left out. Empty until the program has come up."""
        if not self.is_there() or self._program is None:
            return []
        children: dict[Reference, list[Reference]] = {}
        seen: dict[Reference, Seen] = {}
        level, depth = [self._program], 0
        while level and depth < _DEEPEST:
            described = self._describe(level, depth)
            seen |= {one.reference: one for one in described}
            parents = [one.reference for one in described if _has_parts(one)]
            children |= dict(zip(parents, self._children(parents), strict=True))
            level = [child for parent in parents for child in children[parent] if child not in seen]
            depth += 1
        return [one for one in _in_order(self._program, children, seen) if "visible" in one.states]

    def find(self, role: str, name: Name) -> Seen | None:
        """The first object on show with this role and name."""
        return next((one for one in self.tree() if one.is_a(role, name)), None)

    def focused(self) -> Seen | None:
        """What has the keyboard: of a table, the cell under the cursor."""
        self._bus.listen()
        described = self._describe([self._focus]) if self._focus else []
        if described and "focused" in described[0].states:
            return described[0]
        return next((one for one in self.tree() if "focused" in one.states and one.role != "application"), None)

    # --- one object ---

    def now(self, seen: Seen) -> Seen:
        """The same object as it is now; as it was, without any state, when it is gone."""
        described = self._describe([seen.reference], seen.depth)
        return described[0] if described else replace(seen, states=frozenset())

    def text(self, seen: Seen) -> str:
        """What stands in a field."""
        answer = self._bus.ask_one(question(*seen.reference, _TEXT, "GetText", "ii", 0, -1))
        return str(answer[0]) if answer else ""

    def description(self, seen: Seen) -> str:
        """What is said after the name."""
        return str(_value(self._bus.ask_one(_property(seen.reference, _ACCESSIBLE, "Description")), ""))

    def labels(self, seen: Seen) -> list[str]:
        """The captions an object is labelled by."""
        answer = self._bus.ask_one(question(*seen.reference, _ACCESSIBLE, "GetRelationSet"))
        captions = [_reference(one) for kind, ones in (answer[0] if answer else ()) if kind == 2 for one in ones]
        return [caption.name for caption in self._describe(captions)]

    # --- tables, lists and trees ---

    def row_count(self, seen: Seen) -> int:
        """How many rows a table, list or tree has."""
        return int(_value(self._bus.ask_one(_property(seen.reference, _TABLE, "NRows")), 0))

    def row(self, seen: Seen, number: int) -> list[str]:
        """The names of the cells of a row, counted from 0; empty where there is no such row."""
        columns = int(_value(self._bus.ask_one(_property(seen.reference, _TABLE, "NColumns")), 0))
        asked = [
            question(*seen.reference, _TABLE, "GetAccessibleAt", "ii", number, column) for column in range(columns)
        ]
        cells = [_reference(answer[0]) for answer in self._bus.ask(asked) if answer]
        return [cell.name for cell in self._describe(cells)]

    def rows(self, seen: Seen, at_most: int = 60) -> list[list[str]]:
        """The first rows."""
        return [self.row(seen, number) for number in range(min(at_most, self.row_count(seen)))]

    def selected_rows(self, seen: Seen) -> list[int]:
        """The numbers of the selected rows."""
        answer = self._bus.ask_one(question(*seen.reference, _TABLE, "GetSelectedRows"))
        return [int(number) for number in answer[0]] if answer else []

    # --- questions and signals ---

    def _describe(self, references: Sequence[Reference], depth: int = 0) -> list[Seen]:
        asked = [
            each
            for reference in references
            for each in (
                question(*reference, _ACCESSIBLE, "GetRole"),
                _property(reference, _ACCESSIBLE, "Name"),
                question(*reference, _ACCESSIBLE, "GetState"),
            )
        ]
        answers = self._bus.ask(asked)
        described = []
        for number, reference in enumerate(references):
            role, name, states = answers[3 * number : 3 * number + 3]
            if role and states:
                words = ROLES.get(role[0], f"role {role[0]}")
                described.append(Seen(reference, words, str(_value(name, "")), _states(states[0]), depth))
        return described

    def _children(self, parents: Sequence[Reference]) -> list[list[Reference]]:
        answers = self._bus.ask([question(*parent, _ACCESSIBLE, "GetChildren") for parent in parents])
        return [[_reference(child) for child in answer[0]] if answer else [] for answer in answers]

    def _hear(self, signal: Message) -> None:
        fields = signal.header.fields
        sender = fields[HeaderFields.sender]
        if self._program is not None and sender != self._program[0]:
            return
        if fields[HeaderFields.member] == "Announcement":
            self._said.append(str(signal.body[3][1]))
        elif fields[HeaderFields.member] == "StateChanged" and signal.body[:2] == ("focused", 1):
            self._focus = (sender, fields[HeaderFields.path])


def _has_parts(one: Seen) -> bool:
    return one.role == "application" or ("visible" in one.states and one.role not in DATA)


def _in_order(
    root: Reference, children: Mapping[Reference, Sequence[Reference]], seen: Mapping[Reference, Seen]
) -> Iterator[Seen]:
    if root in seen:
        yield seen[root]
        for child in children.get(root, ()):
            yield from _in_order(child, children, seen)


def _property(reference: Reference, interface: str, name: str) -> Message:
    return question(*reference, _PROPERTIES, "Get", "ss", interface, name)


def _value(answer: Answer, default: Any) -> Any:  # noqa: ANN401 - properties are of any type
    """The value in the answer to a question for a property."""
    return answer[0][1] if answer else default


def _reference(value: Sequence[str]) -> Reference:
    return value[0], value[1]


def _states(words: Iterable[int]) -> frozenset[str]:
    low, high = [*words, 0, 0][:2]
    bits = low | high << 32
    return frozenset(name for number, name in STATES.items() if bits >> number & 1)
