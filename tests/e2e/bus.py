"""Questions over D-Bus, many at once, answered in one go; signals that come in between are handed on."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from jeepney import DBusAddress, HeaderFields, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

Answer = tuple[Any, ...] | None
"""The body of an answer; None when the object asked does not exist (any more) or cannot do that."""

_AT_ONCE: Final = 100


class Bus:
    """A connection to one bus."""

    def __init__(self, address: str, hear: Callable[[Message], None] = lambda _signal: None) -> None:
        self._connection: DBusConnection = open_dbus_connection(address)
        self._hear = hear

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def ask(self, questions: Sequence[Message], *, seconds: float = 20.0) -> list[Answer]:
        """The answers, in the order of the questions. Raises TimeoutError when somebody does not answer."""
        answers: list[Answer] = []
        for start in range(0, len(questions), _AT_ONCE):
            answers += self._ask(questions[start : start + _AT_ONCE], time.monotonic() + seconds)
        return answers

    def ask_one(self, question: Message) -> Answer:
        """The answer to one question."""
        return self.ask([question])[0]

    def listen(self) -> None:
        """Hand on the signals that have arrived."""
        while True:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            if message.header.message_type == MessageType.signal:
                self._hear(message)

    def _ask(self, questions: Sequence[Message], until: float) -> list[Answer]:
        serials = []
        for question in questions:
            serials.append(next(self._connection.outgoing_serial))
            self._connection.send(question, serial=serials[-1])
        answers: dict[int, Answer] = {}
        while len(answers) < len(serials):
            message = self._connection.receive(timeout=max(0.0, until - time.monotonic()))
            header = message.header
            if header.message_type == MessageType.signal:
                self._hear(message)
            elif header.message_type in {MessageType.method_return, MessageType.error}:
                failed = header.message_type == MessageType.error
                answers[header.fields[HeaderFields.reply_serial]] = None if failed else message.body
        return [answers[serial] for serial in serials]


def question(program: str, path: str, interface: str, method: str, signature: str = "", *values: object) -> Message:
    """A call of ``method``; ``signature`` names the types of ``values``."""
    return new_method_call(DBusAddress(path, program, interface), method, signature or None, values)


def has_owner(address: str, name: str) -> bool:
    """Whether somebody answers to ``name`` on a bus."""
    bus = Bus(address)
    try:
        return bus.ask_one(message_bus.NameHasOwner(name)) == (True,)
    finally:
        bus.close()


def accessibility_bus(environment: Mapping[str, str]) -> str:
    """The address of the bus of screen readers; empty until it is there."""
    session, name = environment["DBUS_SESSION_BUS_ADDRESS"], "org.a11y.Bus"
    if not has_owner(session, name):
        return ""
    bus = Bus(session)
    try:
        answer = bus.ask_one(question(name, "/org/a11y/bus", name, "GetAddress"))
    finally:
        bus.close()
    return str(answer[0]) if answer else ""
