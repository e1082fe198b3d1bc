"""Tables of any length, lists with group heads, the filing plan: what they show, say and keep."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hattingen_desk.desktop.common import tasks, theme
from hattingen_desk.desktop.common.tables import (
    Cell,
    Column,
    GroupHead,
    ListModel,
    ListView,
    Node,
    PagedTableModel,
    Run,
    TableView,
    TreeEntry,
    TreeModel,
    TreeView,
    TwoLine,
)
from hattingen_desk.domain.errors import DeskError

COLUMNS = [
    Column[str]("title", "Dokument", lambda row: Cell(row, icon="file-text"), stretch=True, sort="title"),
    Column[str]("status", "Status", lambda _row: Cell(status="filed"), width=150),
]


def _fetch(keys: Sequence[int]) -> list[str]:
    return [f"Dokument {key}" for key in keys]


def _model(parent: QObject, count: int = 0, runs: Sequence[Run] = ()) -> PagedTableModel[str]:
    model = PagedTableModel(COLUMNS, _fetch, parent=parent, speak=lambda row: f"{row}, zu den Akten")
    model.set_keys(array("q", range(count)), runs)
    return model


def _table(qtbot: QtBot, count: int, runs: Sequence[Run] = ()) -> tuple[TableView, PagedTableModel[str]]:
    table = TableView("Dokumente")
    qtbot.addWidget(table)
    model = _model(table, count, runs)
    table.set_model(model)
    table.resize(600, 400)
    table.show()
    return table, model


RUNS = [Run(GroupHead("Urlaub", prefix="R6", count="2 Dokumente"), 2), Run(GroupHead("Ohne Register"), 1)]


# --- paged model ---


def test_rows_come_page_by_page_and_their_number_never_changes(qtbot: QtBot) -> None:
    asked: list[int] = []

    def fetch(keys: Sequence[int]) -> list[str]:
        asked.append(len(keys))
        return _fetch(keys)

    parent = QObject()
    model = PagedTableModel(COLUMNS, fetch, parent=parent)
    model.set_keys(array("q", range(100_000)))

    assert model.rowCount() == 100_000
    assert model.index(70_000, 0).data() == "…"
    tasks.wait_until_idle()
    assert model.index(70_000, 0).data() == "Dokument 70000"
    assert model.rowCount() == 100_000
    assert asked == [100]


def test_rows_are_never_read_in_the_gui_thread(qtbot: QtBot) -> None:
    threads: list[int] = []
    parent = QObject()

    def fetch(keys: Sequence[int]) -> list[str]:
        threads.append(threading.get_ident())
        return _fetch(keys)

    model = PagedTableModel(COLUMNS, fetch, parent=parent)
    model.set_keys(array("q", range(10)))
    model.index(0, 0).data()
    tasks.wait_until_idle()

    assert threads
    assert threading.get_ident() not in threads


def test_pages_left_behind_by_fast_scrolling_are_not_read(qtbot: QtBot) -> None:
    read: list[int] = []
    gate = threading.Event()
    parent = QObject()

    def fetch(keys: Sequence[int]) -> list[str]:
        gate.wait()
        read.append(keys[0])
        return _fetch(keys)

    model = PagedTableModel(COLUMNS, fetch, parent=parent)
    model.set_keys(array("q", range(10_000)))
    for row in range(0, 5_000, 100):
        model.index(row, 0).data()
    gate.set()
    tasks.wait_until_idle()

    assert len(read) <= 4
    assert read[-1] == 4_900


def test_an_answer_for_an_older_list_is_dropped(qtbot: QtBot) -> None:
    gate = threading.Event()
    parent = QObject()

    def fetch(keys: Sequence[int]) -> list[str]:
        gate.wait()
        return _fetch(keys)

    model = PagedTableModel(COLUMNS, fetch, parent=parent)
    model.set_keys(array("q", [1, 2]))
    model.index(0, 0).data()
    model.set_keys(array("q", [8, 9]))
    model.index(0, 0).data()
    gate.set()
    tasks.wait_until_idle()

    assert [model.index(row, 0).data() for row in range(2)] == ["Dokument 8", "Dokument 9"]


def test_a_page_that_cannot_be_read_is_told(qtbot: QtBot) -> None:
    parent = QObject()

    def fetch(keys: Sequence[int]) -> list[str]:
        raise DeskError("Die Liste ist nicht lesbar.")

    model = PagedTableModel(COLUMNS, fetch, parent=parent)
    model.set_keys(array("q", [1]))

    with qtbot.waitSignal(model.failed) as told:
        model.index(0, 0).data()

    assert told.args[0].message == "Die Liste ist nicht lesbar."


@given(counts=st.lists(st.integers(0, 5), max_size=8))
def test_group_rows_and_positions_agree(counts: list[int]) -> None:
    parent = QObject()
    keys = array("q", range(100, 100 + sum(counts)))
    model = PagedTableModel(COLUMNS, _fetch, parent=parent)
    model.set_keys(keys, [Run(GroupHead(str(number)), count) for number, count in enumerate(counts)])

    shown = [model.key_at(row) for row in range(model.rowCount())]
    assert [key for key in shown if key is not None] == list(keys)
    assert [row for row, key in enumerate(shown) if key is None] == model.group_rows
    assert all(model.key_at(model.row_of(key)) == key for key in keys)
    assert all(model.head_at(row) == GroupHead(str(number)) for number, row in enumerate(model.group_rows))


def test_runs_that_do_not_add_up_are_refused(qtbot: QtBot) -> None:
    parent = QObject()
    model = PagedTableModel(COLUMNS, _fetch, parent=parent)

    with pytest.raises(ValueError, match="add up"):
        model.set_keys(array("q", [1, 2]), [Run(GroupHead("R1"), 1)])


def test_the_models_keep_the_rules_of_qt(qtbot: QtBot, at_once: None, qtmodeltester: ModelTester) -> None:
    parent = QObject()
    lines, tree = ListModel(parent), TreeModel(parent)
    lines.set_entries([GroupHead("Heute"), ("a", TwoLine("Eins"))])
    tree.set_nodes(_nodes())
    for model in (_model(parent, 3, RUNS), lines, tree):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]


# --- table ---


def test_arrow_keys_step_over_group_heads(qtbot: QtBot, at_once: None) -> None:
    table, _ = _table(qtbot, 3, RUNS)
    table.select_first()
    keys = [table.current_key]
    for _ in range(3):
        QTest.keyClick(table, Qt.Key.Key_Down)
        keys.append(table.current_key)

    assert keys == [0, 1, 2, 2]


def test_selection_and_cursor_survive_a_new_list(qtbot: QtBot, at_once: None) -> None:
    table, model = _table(qtbot, 6)
    table.select_key(2)
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(model.index(4, 0), flags.Select | flags.Rows)

    model.set_keys(array("q", [9, 4, 2]))

    assert table.current_key == 2
    assert table.selected_keys() == [4, 2]


def test_a_list_without_the_chosen_thing_says_that_nothing_is_chosen(qtbot: QtBot, at_once: None) -> None:
    table, model = _table(qtbot, 3)
    table.select_key(1)
    told: list[object] = []
    table.current_changed.connect(told.append)

    model.set_keys(array("q", [7, 8]))

    assert told[-1] is None
    assert table.current_key is None


def test_selecting_everything_in_a_long_table_is_quick(qtbot: QtBot) -> None:
    table, _ = _table(qtbot, 1_000_000)
    counted: list[int] = []
    table.selection_counted.connect(counted.append)

    with qtbot.waitSignal(table.selection_counted, timeout=1_000):
        table.selectAll()

    assert counted[-1] == 1_000_000
    assert len(table.selected_keys(at_most=50)) == 50


def test_enter_opens_the_row_under_the_cursor(qtbot: QtBot, at_once: None) -> None:
    table, _ = _table(qtbot, 3)
    table.select_key(1)

    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)

    assert told.args == [1]


def test_a_click_on_a_head_asks_for_the_order_and_a_second_one_turns_it(qtbot: QtBot, at_once: None) -> None:
    table, _ = _table(qtbot, 3)
    asked: list[tuple[str, bool]] = []
    table.sort_requested.connect(lambda sort, descending: asked.append((sort, descending)))

    def click() -> None:
        place = QPoint(20, 10)
        QTest.mouseClick(table.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=place)
        table.show_sort(asked[-1][0], descending=asked[-1][1])

    click()
    click()
    click()

    assert asked == [("title", False), ("title", True), ("title", False)]


def test_a_screen_reader_hears_the_whole_row_and_what_its_icons_mean(qtbot: QtBot, at_once: None) -> None:
    table, model = _table(qtbot, 3, RUNS)

    def spoken(row: int, column: int) -> object:
        return model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken(0, 0) == "R6 Urlaub 2 Dokumente"
    assert spoken(1, 0) == "Dokument 0, zu den Akten"
    assert spoken(1, 1) == "zu den Akten"
    assert Cell("Zwischenzeugnis", trailing=("lock",)).sentence == "Zwischenzeugnis, beschränkter Zugriff"
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface.role() == QAccessible.Role.Table
    assert interface.text(QAccessible.Text.Name) == "Dokumente"


def test_a_larger_text_size_makes_rows_of_an_open_table_higher(qtbot: QtBot, at_once: None) -> None:
    table, _ = _table(qtbot, 3, RUNS)
    assert (table.rowHeight(0), table.rowHeight(1)) == (34, 32)

    theme.apply(text_scale=1.5)

    assert (table.rowHeight(0), table.rowHeight(1)) == (51, 48)
    theme.apply(text_scale=1.0)
    assert (table.rowHeight(0), table.rowHeight(1)) == (34, 32)


def test_hairlines_are_one_sharp_pixel(qtbot: QtBot, at_once: None) -> None:
    table, _ = _table(qtbot, 2)
    picture = table.viewport().grab().toImage()
    column = [picture.pixelColor(300, y).name().upper() for y in range(64)]

    assert [y for y in range(64) if column[y] == theme.tokens().line] == [31, 63]


# --- list ---


def test_a_list_keeps_the_cursor_on_the_same_thing(qtbot: QtBot) -> None:
    view = ListView("Wiedervorlagen")
    qtbot.addWidget(view)
    model = ListModel(view)
    view.setModel(model)
    model.set_entries([("a", TwoLine("Eins")), ("b", TwoLine("Zwei"))])
    view.select_key("b")

    model.set_entries([GroupHead("Heute"), ("b", TwoLine("Zwei")), ("a", TwoLine("Eins"))])

    assert view.current_key == "b"
    assert view.currentIndex().row() == 1


def test_new_words_for_the_same_rows_move_nothing(qtbot: QtBot) -> None:
    parent = QObject()
    model = ListModel(parent)
    model.set_entries([("a", TwoLine("Eins"))])

    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_entries([("a", TwoLine("Eins", unread=True))])

    assert model.index(0, 0).data() == "Eins, ungelesen"


def test_a_reference_is_shown_whole_or_not_at_all(qtbot: QtBot) -> None:
    view = ListView("Treffer", padding=14)
    qtbot.addWidget(view)
    model = ListModel(view)
    view.setModel(model)
    view.resize(400, 60)
    view.show()

    def picture(row: TwoLine) -> bytes:
        model.set_entries([("a", row)])
        QApplication.processEvents()
        image = view.viewport().grab().toImage()
        return bytes(image.constBits())

    long_name = "Personalakte " + "Sehr lange Bezeichnung der Stelle " * 2
    short = TwoLine("T", "Personalakte Quast", reference="PA-2021-0093")
    assert picture(TwoLine("T", long_name, reference="PA-2021-0093")) == picture(TwoLine("T", long_name))
    assert picture(short) != picture(TwoLine("T", "Personalakte Quast"))


# --- tree ---


def _tree(qtbot: QtBot) -> tuple[TreeView, TreeModel]:
    view = TreeView("Aktenplan")
    qtbot.addWidget(view)
    model = TreeModel(view)
    view.setModel(model)
    model.set_nodes(_nodes())
    view.resize(272, 300)
    view.show()
    return view, model


def _nodes(count: str = "3") -> list[Node]:
    below = (Node("11", TreeEntry("Personalakten", number="11", count=count)),)
    return [
        Node("caption", TreeEntry("Aktenplan", caption=True)),
        Node("1", TreeEntry("Personal", number="1"), below),
        Node("2", TreeEntry("Finanzen", number="2")),
    ]


def test_what_was_open_and_chosen_stays_so_in_a_new_tree(qtbot: QtBot) -> None:
    view, model = _tree(qtbot)
    view.set_open_keys({"1"})
    view.select_key("11")

    model.set_nodes(_nodes(count="4"))

    assert view.current_key == "11"
    assert view.isExpanded(model.find("1"))
    assert model.find("11").data() == "11 Personalakten, 4"


def test_children_that_come_later_hang_in_their_place(qtbot: QtBot) -> None:
    view, model = _tree(qtbot)
    view.set_open_keys({"1"})
    view.select_key("11")

    model.set_children("11", [Node("r1", TreeEntry("Hollenbeck, Anneke")), Node("r2", TreeEntry("Quast, Torben"))])
    model.set_children("11", [Node("r2", TreeEntry("Quast, Torben"))])

    assert view.select_key("r2")
    assert model.parent(model.find("r2")) == model.find("11")
    assert "r1" not in model
    assert view.select_key("r1") is False


def test_a_caption_cannot_be_chosen(qtbot: QtBot) -> None:
    view, model = _tree(qtbot)
    view.select_key("1")

    QTest.keyClick(view, Qt.Key.Key_Up)

    assert view.current_key == "1"
    assert model.find("caption").flags() == Qt.ItemFlag.NoItemFlags


def test_a_click_on_the_chevron_opens_and_does_not_choose(qtbot: QtBot) -> None:
    view, model = _tree(qtbot)
    view.select_key("2")
    row = view.visualRect(model.find("1"))

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(14, row.center().y()))

    assert view.isExpanded(model.find("1"))
    assert view.current_key == "2"


def test_selection_in_the_tree_does_not_leak_into_its_edges(qtbot: QtBot) -> None:
    view, model = _tree(qtbot)
    theme.set_ground(view, "sunken")
    view.select_key("2")
    picture = view.viewport().grab().toImage()
    middle = view.visualRect(model.find("2")).center().y()

    row = [picture.pixelColor(x, middle).name().upper() for x in range(view.viewport().width())]
    changes = [x for x, (one, other) in enumerate(pairwise(row)) if one != other]
    assert row[2] == row[-2] != row[10]
    assert changes[0] >= 5
