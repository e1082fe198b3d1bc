"""Widgets on a page that lives as long as its test, and an ear for what a screen reader is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

Shown = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    """Puts widgets below each other on an active page."""
    pages: list[QWidget] = []  # qtbot refers to its widgets only weakly

    def show(*widgets: QWidget) -> QWidget:
        page = QWidget()
        pages.append(page)
        layout = QVBoxLayout(page)
        for widget in widgets:
            layout.addWidget(widget)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    yield show
    pages.clear()


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader would be told beside the focus."""
    told: list[str] = []
    real = QAccessible.updateAccessibility

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message())
        real(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return told
