"""What the record screen shows, read from the desk. Knows no Qt; every method may run in a worker.

Use::

    presenter = RecordsPresenter(desk)
    presenter.documents(sheet, DocumentFilter(record_id))      # keys, group heads and the case of each run
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hattingen_desk.application.browsing import PlanNode, RecordSheet
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.ports import DocumentFilter, Keys, RecordFilter
from hattingen_desk.application.read_models import (
    DocumentRow,
    FollowUpRow,
    JournalRow,
    RecordRow,
    VersionRow,
)
from hattingen_desk.domain.filing_plan import PlanPosition
from hattingen_desk.domain.folding import fold
from hattingen_desk.domain.records import Document, DocumentVersion

MOST_CASE_GROUPS = 60
"""Above so many cases a record's documents stand in one list; the column *Vorgang* tells them apart."""

SCANNED_FOR_CHILDREN = 1000
"""Records looked through for those lying exactly on a position that has positions below it."""


@dataclass(frozen=True, slots=True)
class PlanTree:
    """The left pane: the filing plan and the two lists above it."""

    nodes: tuple[PlanNode, ...]
    favourites: tuple[str, ...]
    recent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Children:
    """Records right below a position: the first ones, and how many there are."""

    rows: tuple[RecordRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Group:
    """A run of documents below one head. ``register`` or ``case_id`` is where a file dropped on it goes."""

    title: str
    count: int
    prefix: str = ""
    register: str = ""
    case_id: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentList:
    """Keys in order with the groups they fall into; no groups: one plain list."""

    keys: Keys
    groups: tuple[Group, ...]
    total: int

    @property
    def shown(self) -> int:
        """How many pass the filter."""
        return len(self.keys)


NO_DOCUMENTS = DocumentList(array("q"), (), 0)


@dataclass(frozen=True, slots=True)
class RecordList:
    """Keys of records in order; ``total`` counts those the filter hides, too."""

    keys: Keys
    total: int


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """A document with everything its metadata show."""

    document: Document
    version: DocumentVersion
    attachments: tuple[DocumentRow, ...]
    parent: Document | None
    due_on: date | None


class RecordsPresenter:
    """Reads for the three panes."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._browsing = desk.browsing
        self._catalogue = desk.browsing.catalogue

    def today(self) -> date:
        """The day in Germany."""
        return self.desk.clock.today()

    # --- left ---

    def tree(self) -> PlanTree:
        """Return the filing plan with counts, favourites and recent records."""
        return PlanTree(self._browsing.plan_tree(), self._browsing.favourites(), self._browsing.recent())

    def children(self, node: PlanNode, limit: int, keep: str = "") -> Children:
        """Return the first ``limit`` records lying exactly on a position; ``keep`` must be among them."""
        number = node.position.number
        total = node.count - sum(child.count for child in node.children)
        keys = self._catalogue.record_keys(RecordFilter(plan=number))
        looked_at = keys[: SCANNED_FOR_CHILDREN if node.children else limit]
        rows = [row for row in self._catalogue.record_rows(looked_at) if row.plan == number][:limit]
        if keep and all(row.id != keep for row in rows):
            kept = self._catalogue.record_rows(self._catalogue.record_keys(RecordFilter(plan=number, ids=(keep,))))
            rows = [*rows[: limit - 1], *(row for row in kept if row.plan == number)]
        return Children(tuple(rows), total)

    def find_records(self, text: str, limit: int) -> tuple[RecordRow, ...]:
        """Return the first records whose title or reference holds ``text``."""
        if len(text.strip()) < 2:
            return ()
        keys = self._catalogue.record_keys(RecordFilter(text=text.strip()))
        return tuple(self._catalogue.record_rows(keys[:limit]))

    # --- middle ---

    def records(self, which: RecordFilter, *, given_order: bool = False) -> RecordList:
        """Return the keys of a list of records; with ``given_order`` as ``which.ids`` come (*Zuletzt geöffnet*)."""
        keys = self._catalogue.record_keys(which)
        if given_order and which.ids is not None:
            keys = self._in_given_order(keys, which.ids)
        total = len(keys)
        if which.text:
            total = len(self._catalogue.record_keys(RecordFilter(plan=which.plan, ids=which.ids)))
        return RecordList(keys, total)

    def record_rows(self, keys: Sequence[int]) -> list[RecordRow]:
        """Return a page of records."""
        return self._catalogue.record_rows(keys)

    def document_rows(self, keys: Sequence[int]) -> list[DocumentRow]:
        """Return a page of documents."""
        return self._catalogue.document_rows(keys)

    def documents(self, sheet: RecordSheet, which: DocumentFilter) -> DocumentList:
        """Return the documents of a record grouped by register, or by case where it has no registers."""
        keys, runs = self._catalogue.document_keys(which)
        total = len(keys)
        if which.text or which.received_from:
            total = len(self._catalogue.document_keys(DocumentFilter(which.record_id))[0])
        if sheet.registers:
            titles = {register.number: register.title for register in sheet.registers}
            groups = [Group(titles.get(run.number, "Ohne Register"), run.count, run.number, run.number) for run in runs]
            return DocumentList(keys, tuple(groups), total)
        if 0 < len(sheet.cases) <= MOST_CASE_GROUPS:
            return self._by_case(sheet, which, keys, total)
        return DocumentList(keys, (), total)

    def _by_case(self, sheet: RecordSheet, which: DocumentFilter, keys: Keys, total: int) -> DocumentList:
        ordered, groups = keys[:0], []
        rest = set(keys)
        for case in sheet.cases:
            found, _runs = self._catalogue.document_keys(
                DocumentFilter(which.record_id, which.text, case.id, which.received_from, which.sort, which.descending)
            )
            if found:
                ordered.extend(found)
                rest.difference_update(found)
                groups.append(Group(case.title, len(found), case_id=case.id))
        if rest:
            ordered.extend(key for key in keys if key in rest)
            groups.append(Group("Ohne Vorgang", len(rest)))
        return DocumentList(ordered, tuple(groups), total)

    def _in_given_order(self, keys: Keys, ids: Sequence[str]) -> Keys:
        places = {record_id: place for place, record_id in enumerate(ids)}
        rows = zip(keys, self._catalogue.record_rows(keys), strict=True)
        ordered = sorted(rows, key=lambda pair: places[pair[1].id])
        return type(keys)("q", [key for key, _ in ordered])

    # --- right ---

    def detail(self, document_id: str) -> DocumentDetail:
        """Return a document with its current file, attachments and earliest follow-up."""
        document = self._catalogue.document(document_id)
        parent = self._catalogue.document(document.parent_id) if document.parent_id else None
        open_ones = self.follow_ups(document.record_id or "", document_id) if document.record_id else []
        days = [each.due_on for each in open_ones if each.done_at is None]
        return DocumentDetail(
            document,
            self._catalogue.current_version(document_id),
            tuple(self._catalogue.attachments(document_id)),
            parent,
            min(days, default=None),
        )

    def follow_ups(self, record_id: str, document_id: str = "") -> list[FollowUpRow]:
        """Return the follow-ups of a record or document: open ones by day, then those that are done."""
        rows = self._catalogue.follow_ups_of(record_id, document_id)
        return sorted(rows, key=lambda row: (row.done_at is not None, row.due_on))

    def versions(self, document_id: str) -> list[VersionRow]:
        """Return the versions of a document, newest first."""
        return sorted(self._catalogue.versions(document_id), key=lambda row: -row.number)

    def journal(self, record_id: str, document_id: str = "") -> list[JournalRow]:
        """Return what was done to a document, or to a record and its cases, in words."""
        ids = [document_id] if document_id else [record_id, *(case.id for case in self._catalogue.cases(record_id))]
        ids += [row.id for row in self._catalogue.follow_ups_of(record_id, document_id)]
        return self._browsing.journal(ids)


def matching(nodes: Sequence[PlanNode], text: str) -> tuple[PlanNode, ...]:
    """Return the part of the filing plan whose numbers or words hold ``text``, with what lies above and below."""
    words = fold(text).split()
    return tuple(kept for node in nodes if (kept := _kept(node, words)) is not None)


def _kept(node: PlanNode, words: Sequence[str]) -> PlanNode | None:
    own = fold(f"{node.position.number} {node.position.title}")
    if all(word in own for word in words):
        return node
    children = tuple(kept for child in node.children if (kept := _kept(child, words)) is not None)
    return PlanNode(node.position, node.count, children) if children else None


def find_node(nodes: Sequence[PlanNode], number: str) -> PlanNode | None:
    """Return the node of a position."""
    for node in nodes:
        if node.position.number == number:
            return node
        found = find_node(node.children, number)
        if found is not None:
            return found
    return None


def completions(positions: Sequence[PlanPosition], text: str, limit: int = 12) -> list[PlanPosition]:
    """Return the positions a clerk may mean: number starts with what is typed, or all words are found."""
    typed = text.strip()
    if not typed:
        return list(positions[:limit])
    words = fold(typed).split()
    by_number = [each for each in positions if each.number.startswith(typed.split(" ")[0])]
    by_words = [
        each
        for each in positions
        if each not in by_number and all(word in fold(f"{each.number} {each.title}") for word in words)
    ]
    return [*by_number, *by_words][:limit]
