"""Several acts as one, with one way back."""

from __future__ import annotations

from hattingen_desk.application.changes import NO_CHANGES, Changes, Kind
from hattingen_desk.desktop.records.gathering import gathered
from hattingen_desk.domain.errors import DeskError


class Shelf:
    """Things that lie left or right, moved by acts with a way back."""

    def __init__(self) -> None:
        self.right: list[str] = []

    def move(self, thing: str) -> Changes:
        self.right.append(thing)
        return Changes(frozenset({Kind.DOCUMENT}), frozenset({thing}), f"{thing} verschoben", lambda: self._back(thing))

    def _back(self, thing: str) -> Changes:
        self.right.remove(thing)
        return Changes(frozenset({Kind.DOCUMENT}), frozenset({thing}), "zurück", lambda: self.move(thing))

    def refuse(self) -> Changes:
        raise DeskError("Das geht nicht.")


def test_one_sentence_counts_them_and_one_undo_takes_all_back() -> None:
    shelf = Shelf()

    changes, error = gathered([lambda: shelf.move("a"), lambda: shelf.move("b")], "{0} Dokumente verschoben")

    assert error is None
    assert (changes.sentence, changes.ids) == ("2 Dokumente verschoben", frozenset({"a", "b"}))
    assert changes.undo is not None
    back = changes.undo()
    assert shelf.right == []
    assert back.undo is not None
    back.undo()
    assert sorted(shelf.right) == ["a", "b"]


def test_what_was_done_before_a_refusal_stays_done_and_can_be_taken_back() -> None:
    shelf = Shelf()

    changes, error = gathered([lambda: shelf.move("a"), shelf.refuse, lambda: shelf.move("b")], "{0} verschoben")

    assert error is not None
    assert shelf.right == ["a"]
    assert changes.undo is not None
    changes.undo()
    assert shelf.right == []


def test_what_changed_nothing_is_not_counted() -> None:
    shelf = Shelf()

    changes, _error = gathered([lambda: NO_CHANGES, lambda: shelf.move("a")], "{0} verschoben")

    assert changes.sentence == "a verschoben"
    assert gathered([lambda: NO_CHANGES], "{0} verschoben")[0] == NO_CHANGES
