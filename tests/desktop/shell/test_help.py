"""The handbook: every chapter can be read, found and reached; the shortcut page is written by the registry."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextBlock
from pytestqt.qtbot import QtBot

from hattingen_desk.desktop.common import tasks
from hattingen_desk.desktop.common.actions import Action, ActionRegistry
from hattingen_desk.desktop.shell import handbook
from hattingen_desk.desktop.shell.handbook import SHORTCUTS, HandbookProvider
from hattingen_desk.desktop.shell.help_page import HelpPage
from hattingen_desk.desktop.shell.shortcut_page import shortcut_page
from hattingen_desk.domain.errors import UnavailableError


@pytest.fixture
def registry() -> ActionRegistry:
    registry = ActionRegistry()
    registry.add(
        Action("a", "Neue Wiedervorlage", lambda: None, shortcut="F8", group="Wiedervorlagen"),
        Action("b", "Ohne Kürzel", lambda: None, group="Wiedervorlagen"),
    )
    return registry


@pytest.fixture
def page(qtbot: QtBot, registry: ActionRegistry) -> HelpPage:
    page = HelpPage(registry)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    tasks.wait_until_idle()
    return page


def _headings(page: HelpPage) -> list[str]:
    found, block = [], page.form.page.document().begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            found.append(block.text())
        block = block.next()
    return found


def test_the_first_chapter_is_open(page: HelpPage) -> None:
    assert page.chapter_on_page == handbook.chapters()[0].id
    assert _headings(page)[0] == handbook.chapters()[0].title


def test_every_chapter_can_be_shown_with_all_its_headings(page: HelpPage) -> None:
    for chapter in handbook.chapters():
        page.show_chapter(chapter.id)
        assert _headings(page) == [section.heading for section in chapter.sections]


def test_a_section_is_brought_to_the_top(page: HelpPage) -> None:
    page.resize(700, 200)
    chapter = handbook.chapters()[0]
    page.show_chapter(chapter.id, chapter.sections[-1].heading)

    assert page.form.page.verticalScrollBar().value() > 0


def test_headings_are_larger_than_the_text(page: HelpPage) -> None:
    block: QTextBlock = page.form.page.document().begin()

    assert block.begin().fragment().charFormat().font().pixelSize() == 20


def test_the_filter_searches_the_whole_text(page: HelpPage) -> None:
    page.form.filter.edit.setText("vorleseprogramm")
    assert page.chapter_on_page == "tastatur-und-vorlesen"

    page.form.filter.edit.setText("gibtesnicht")
    assert "Kein Kapitel enthält „gibtesnicht“." in page.form.page.toPlainText()
    page.form.filter.clear()
    assert page.chapter_on_page


def test_the_shortcut_page_holds_what_the_registry_holds(page: HelpPage, registry: ActionRegistry) -> None:
    page.show_chapter(SHORTCUTS)
    assert "F8" in page.form.page.toPlainText()

    registry.add(Action("late", "Akte anlegen", lambda: None, shortcut="Ctrl+N", group="Akten"))
    page.show_chapter(handbook.chapters()[0].id)
    page.show_chapter(SHORTCUTS)
    assert "Strg+N" in page.form.page.toPlainText()
    assert "| F8 | Neue Wiedervorlage |" in shortcut_page(registry)
    assert "Ohne Kürzel" not in shortcut_page(registry)


def test_a_link_to_a_chapter_leads_there_and_no_other_address_is_opened(
    page: HelpPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "hattingen_desk.desktop.shell.help_page.QDesktopServices.openUrl", lambda url: opened.append(url.toString())
    )

    page.form.page.anchorClicked.emit(QUrl("20-tastatur-und-vorlesen.md"))
    assert page.chapter_on_page == "tastatur-und-vorlesen"
    page.form.page.anchorClicked.emit(QUrl("file:///etc/passwd"))
    page.form.page.anchorClicked.emit(QUrl("https://www.hattingen.de"))
    assert opened == ["https://www.hattingen.de"]


def test_the_palette_finds_sections_by_heading_before_text() -> None:
    gone: list[tuple[str, str]] = []
    provider = HandbookProvider(lambda chapter, heading: gone.append((chapter, heading)))

    items = provider.find("rueckgaengig", 5)
    items[0].open()

    assert items[0].title == "Etwas rückgängig machen"
    assert items[0].subtitle == "Handbuch, Kapitel Erste Schritte"
    assert gone == [("erste-schritte", "Etwas rückgängig machen")]
    assert provider.find("gibtesnicht", 5) == []


def test_a_missing_handbook_is_said_and_the_shortcuts_are_still_there(
    qtbot: QtBot, registry: ActionRegistry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = handbook.chapters
    with pytest.raises(UnavailableError):
        read(tmp_path)
    monkeypatch.setattr(handbook, "chapters", lambda: read(tmp_path))

    page = HelpPage(registry)
    qtbot.addWidget(page)
    tasks.wait_until_idle()

    assert "Das Handbuch fehlt" in page.form.page.toPlainText()
    page.show_chapter(SHORTCUTS)
    assert "F8" in page.form.page.toPlainText()
