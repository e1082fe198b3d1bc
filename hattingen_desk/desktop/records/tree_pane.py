"""The left pane: quick filter, Merkliste, and the filing plan with the records below its positions.

Use::

    pane = TreePane(presenter)
    pane.place_chosen.connect(self._show_place)          # Place
    pane.reload(); pane.show_place(Place.record(record_id, plan))
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hattingen_desk.application.browsing import PlanNode
from hattingen_desk.application.read_models import RecordRow
from hattingen_desk.desktop.common import focus, sizes, tasks, theme
from hattingen_desk.desktop.common.tables import KEY_ROLE, Node, TreeEntry, TreeModel
from hattingen_desk.desktop.common.widgets import FilterField
from hattingen_desk.desktop.records import wording
from hattingen_desk.desktop.records.places import FAVOURITES, RECENT, RECORD_KEY, Place
from hattingen_desk.desktop.records.plan_view import FOUND_KEY, PlanView, record_of
from hattingen_desk.desktop.records.presenter import Children, PlanTree, RecordsPresenter, find_node, matching

_MORE = "more:"
_WAITING = "waiting:"
_FEWEST_CHILDREN = 4
_MOST_CHILDREN = 24
_FOUND_RECORDS = 10


class TreePane(QWidget):
    """See the module."""

    place_chosen = Signal(object, bool)
    """Place; True when the content should take the focus (Enter, double click)."""
    documents_dropped = Signal(str, list)
    files_dropped = Signal(str, list)
    menu_wanted = Signal(str, object)
    """Record id, point on the screen."""
    loaded = Signal()
    """The plan was read for the first time."""
    failed = Signal(object)

    def __init__(self, presenter: RecordsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._tree = PlanTree((), (), ())
        self._children: dict[str, Children] = {}
        self._found: tuple[RecordRow, ...] = ()
        self._place: Place | None = None
        self._open_before: set[object] | None = None
        self._quiet = False
        self._loading: set[str] = set()
        self._latest = tasks.Latest(self)
        self._searching = tasks.Latest(self, delay_ms=120)
        theme.set_ground(self, "sunken")
        self.filter = FilterField(self.tr("Aktenplan filtern"))
        self.view = PlanView(self.tr("Aktenplan"))
        self._model = TreeModel(self.view)
        self.view.setModel(self._model)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 11, 12, 6)
        head.addWidget(self.filter)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        self.setMinimumWidth(theme.px(200))
        focus.lead(self, lambda: self.view)

    def _connect(self) -> None:
        self.filter.changed.connect(self._filter)
        self.filter.down_pressed.connect(lambda: self.view.setFocus(Qt.FocusReason.TabFocusReason))
        self.view.current_changed.connect(self._choose)
        self.view.clicked.connect(lambda index: self._choose(index.data(KEY_ROLE)))
        self.view.opened.connect(self._open)
        self.view.expanded.connect(self._expanded)
        self.view.documents_dropped.connect(self.documents_dropped)
        self.view.files_dropped.connect(self.files_dropped)
        self.view.menu_wanted.connect(self._menu)

    # --- what the screen asks for ---

    def reload(self) -> None:
        """Reads the plan, its counts and the records shown below it anew."""
        self._latest.run(self._presenter.tree, on_success=self._show_tree, on_failure=self.failed.emit)

    def show_place(self, place: Place) -> None:
        """Marks where the clerk is, without telling; opens what is above it."""
        self._place = place
        if place.kind == "record" and not self._is_loaded(place):
            self._load_children(place.plan, keep=place.id)
        self._mark()

    def show_counts(self, *, shown: bool) -> None:
        """Counts at the right; left out in a medium window."""
        self.view.show_counts(shown=shown)

    @property
    def open_positions(self) -> list[str]:
        """The positions that stand open, to be remembered."""
        return sorted(str(key) for key in self.view.open_keys)

    def open_these(self, positions: Sequence[str]) -> None:
        """Opens positions remembered from last time; they are read as soon as the plan is there."""
        self.view.set_open_keys(set(positions))

    # --- the tree ---

    def _show_tree(self, tree: PlanTree) -> None:
        first, self._tree = not self._tree.nodes, tree
        known = [number for number in self._children if find_node(tree.nodes, number) is not None]
        for number in known:
            self._load_children(number, keep=self._kept_in(number))
        if self._place is not None and self._place.kind == "record" and not self._is_loaded(self._place):
            self._load_children(self._place.plan, keep=self._place.id)
        self._rebuild()
        if first:
            self.loaded.emit()

    def _kept_in(self, number: str) -> str:
        place = self._place
        return place.id if place is not None and place.kind == "record" and place.plan == number else ""

    def _rebuild(self) -> None:
        self._quiet = True
        bar = self.view.verticalScrollBar()
        before = bar.value()
        text = self.filter.text().strip()
        plan = matching(self._tree.nodes, text) if text else self._tree.nodes
        nodes = [] if text else self._lists()
        nodes.append(Node("plan", TreeEntry(self.tr("Aktenplan"), caption=True)))
        nodes += [self._node(each) for each in plan]
        nodes += self._found_nodes(text)
        if text and not plan:
            nodes.append(Node("none", TreeEntry(self.tr("Keine Position enthält „{0}“").format(text), caption=True)))
        self._model.set_nodes(nodes)
        self._open_for_filter(plan if text else ())
        bar.setValue(before)
        self._quiet = False
        self._mark()

    def _lists(self) -> list[Node]:
        favourites, recent = len(self._tree.favourites), len(self._tree.recent)
        return [
            Node("list", TreeEntry(self.tr("Merkliste"), caption=True)),
            Node(FAVOURITES.key, TreeEntry(self.tr("Favoriten"), icon="star", count=str(favourites or ""))),
            Node(RECENT.key, TreeEntry(self.tr("Zuletzt geöffnet"), icon="history", count=str(recent or ""))),
        ]

    def _node(self, node: PlanNode) -> Node:
        position = node.position
        count = wording.grouped(node.count) if node.count else ""
        entry = TreeEntry(position.title, number=position.number, count=count, tooltip=position.title)
        below = [self._node(child) for child in node.children]
        return Node(position.number, entry, (*below, *self._record_nodes(node)))

    def _record_nodes(self, node: PlanNode) -> list[Node]:
        number = node.position.number
        children = self._children.get(number)
        if children is None:
            own = node.count - sum(child.count for child in node.children)
            waiting = Node(_WAITING + number, TreeEntry(self.tr("Wird gelesen …"), more=True))
            return [waiting] if own else []
        nodes = [self._record_node(row, RECORD_KEY) for row in children.rows]
        rest = children.total - len(children.rows)
        if rest > 0:
            words = self.tr("{0} weitere anzeigen …").format(wording.grouped(rest))
            nodes.append(Node(_MORE + number, TreeEntry(words, more=True)))
        return nodes

    def _record_node(self, row: RecordRow, prefix: str) -> Node:
        kind = self._presenter.desk.browsing.record_types.get(row.record_type)
        icon = kind.icon if kind else "folder"
        return Node(prefix + row.id, TreeEntry(row.title, icon=icon, tooltip=f"{row.title}\n{row.reference}"))

    def _found_nodes(self, text: str) -> list[Node]:
        if not text or not self._found:
            return []
        caption = Node("found", TreeEntry(self.tr("Akten"), caption=True))
        return [caption, *(self._record_node(row, FOUND_KEY + RECORD_KEY) for row in self._found)]

    def _open_for_filter(self, plan: Sequence[PlanNode]) -> None:
        """A filter opens what it finds; without it the tree stands as it stood before."""
        if plan and self._open_before is None:
            self._open_before = self.view.open_keys
        if plan:
            self._expand(plan)
        elif self._open_before is not None:
            before, self._open_before = self._open_before, None
            self.view.collapseAll()
            self.view.set_open_keys(before)

    def _expand(self, plan: Sequence[PlanNode]) -> None:
        for node in plan:
            if node.children:
                self.view.setExpanded(self._model.find(node.position.number), True)
                self._expand(node.children)

    def _mark(self) -> None:
        if self._place is None or (self._place.kind == "record" and record_of(self.view.current_key) == self._place.id):
            return
        self._quiet = True
        if self.view.current_key != self._place.key and not self.view.select_key(self._place.key):
            self.view.select_key(self._place.plan)
        self._quiet = False

    # --- records below a position ---

    def _room(self) -> int:
        rows = self.view.viewport().height() // max(1, theme.px(sizes.TREE_ROW))
        return max(_FEWEST_CHILDREN, min(_MOST_CHILDREN, rows - 12))

    def _is_loaded(self, place: Place) -> bool:
        children = self._children.get(place.plan)
        return children is not None and any(row.id == place.id for row in children.rows)

    def _expanded(self, index: QModelIndex) -> None:
        key = index.data(KEY_ROLE)
        if isinstance(key, str) and key not in self._children:
            self._load_children(key)

    def _load_children(self, number: str, keep: str = "") -> None:
        node = find_node(self._tree.nodes, number)
        if node is None or number in self._loading:
            return
        self._loading.add(number)

        def arrived(children: Children) -> None:
            self._loading.discard(number)
            if self._children.get(number) == children:
                return
            self._children[number] = children
            self._rebuild()

        def refused(error: object) -> None:
            self._loading.discard(number)
            self.failed.emit(error)

        limit = self._room()
        tasks.run(
            lambda: self._presenter.children(node, limit, keep), parent=self, on_success=arrived, on_failure=refused
        )

    # --- the clerk ---

    def _choose(self, key: object) -> None:
        if self._quiet or not isinstance(key, str):
            return
        place = self._place_of(key)
        if place is not None and place != self._place:
            self._place = place
            self.place_chosen.emit(place, False)

    def _open(self, key: object) -> None:
        if not isinstance(key, str):
            return
        if key.startswith(_MORE):
            self.place_chosen.emit(Place.position(key.removeprefix(_MORE)), True)
            return
        place = self._place_of(key)
        if place is not None:
            self._place = place
            self.place_chosen.emit(place, True)

    def _place_of(self, key: str) -> Place | None:
        record_id = record_of(key)
        if record_id:
            return Place.record(record_id, self._plan_of(record_id))
        if key in {FAVOURITES.key, RECENT.key}:
            return Place(key)
        if key.startswith(_MORE):
            return Place.position(key.removeprefix(_MORE))
        return Place.position(key) if find_node(self._tree.nodes, key) is not None else None

    def _plan_of(self, record_id: str) -> str:
        for number, children in self._children.items():
            if any(row.id == record_id for row in children.rows):
                return number
        return next((row.plan for row in self._found if row.id == record_id), "")

    def _menu(self, key: object, place: QPoint) -> None:
        record_id = record_of(key)
        if record_id:
            self.menu_wanted.emit(record_id, place)

    def _filter(self, text: str) -> None:
        self._found = ()
        self._rebuild()
        self._searching.run(
            lambda: self._presenter.find_records(text, _FOUND_RECORDS),
            on_success=self._show_found,
            on_failure=self.failed.emit,
        )

    def _show_found(self, rows: tuple[RecordRow, ...]) -> None:
        if rows != self._found:
            self._found = rows
            self._rebuild()
