"""A widget may be destroyed at any moment, also while it has the focus. Each of these once ended the program."""

from __future__ import annotations

from array import array
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hattingen_desk.desktop.common import focus, tasks
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.tables import (
    Cell,
    Column,
    ListModel,
    ListView,
    Node,
    PagedTableModel,
    TableView,
    TreeEntry,
    TreeModel,
    TreeView,
    TwoLine,
)
from hattingen_desk.desktop.common.widgets import (
    Button,
    DateField,
    FilterField,
    FocusRing,
    LineField,
    TabStrip,
    UndoBar,
)
from hattingen_desk.desktop.shell.areas import Area
from hattingen_desk.desktop.shell.notices import Notices, NoticesCard
from hattingen_desk.desktop.shell.rail import Rail


def _table() -> QWidget:
    view = TableView("Dokumente")
    columns = [Column[str]("a", "A", Cell, stretch=True)]
    model = PagedTableModel(columns, lambda keys: [str(key) for key in keys], parent=view)
    model.set_keys(array("q", range(1_000)))
    view.set_model(model)
    view.selectAll()
    return view


def _list() -> QWidget:
    view = ListView("Wiedervorlagen")
    model = ListModel(view)
    view.setModel(model)
    model.set_entries([("a", TwoLine("Eins"))])
    view.selectionModel().select(model.index(0), QItemSelectionModel.SelectionFlag.Select)
    return view


def _tree() -> QWidget:
    view = TreeView("Aktenplan")
    model = TreeModel(view)
    view.setModel(model)
    model.set_nodes([Node("1", TreeEntry("Personal"))])
    view.select_key("1")
    return view


def _tabs() -> QWidget:
    tabs = TabStrip("Angaben")
    tabs.set_tabs([("a", "Metadaten"), ("b", "Journal")])
    return tabs


def _led() -> QWidget:
    part = QWidget()
    button = Button("Öffnen", part)
    focus.lead(part, lambda: button)
    return part


MAKERS: dict[str, Callable[[], QWidget]] = {
    "table": _table,
    "list": _list,
    "tree": _tree,
    "tabs": _tabs,
    "part": _led,
    "button": lambda: Button("Speichern"),
    "field": lambda: LineField("Betreff"),
    "date": lambda: DateField("Frist", lambda: pytest.fail("nothing was typed")),
    "filter": lambda: FilterField("Filtern"),
}


def _focus_in(widget: QWidget) -> None:
    inner = widget.focusProxy() or next(iter(widget.findChildren(Button)), widget)
    inner.setFocus()


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("whole_window", [False, True])
def test_what_is_destroyed_with_the_focus_in_it_takes_nothing_with_it(
    qtbot: QtBot, kind: str, whole_window: bool
) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    widget = MAKERS[kind]()
    layout.addWidget(widget)
    layout.addWidget(UndoBar(ChangeFeed(window), default=True))
    ring = FocusRing(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    ring.keyboard_used()
    _focus_in(widget)
    QApplication.processEvents()

    shiboken6.delete(window if whole_window else widget)
    QApplication.processEvents()
    tasks.wait_until_idle()

    assert shiboken6.isValid(window) is not whole_window
    if not whole_window:
        shiboken6.delete(window)


def test_the_list_behind_the_bell_and_the_rail_can_go_with_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    rail = Rail(window)
    rail.set_areas([Area("a", "Akten", "folder-open", QWidget)])
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    NoticesCard(Notices(), window).open_below(rail.item("a"))
    QApplication.processEvents()

    shiboken6.delete(window)
    QApplication.processEvents()

    assert not shiboken6.isValid(rail)
