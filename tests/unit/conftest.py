"""Unit tests know no Qt, no database and no network."""

from __future__ import annotations

import socket
from typing import NoReturn

import pytest


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a unit test that opens a connection."""

    def refuse(*arguments: object) -> NoReturn:
        pytest.fail(f"a unit test must not use the network: {arguments[1:]}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
