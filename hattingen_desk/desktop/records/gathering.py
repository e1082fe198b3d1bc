"""Several acts as one: one sentence, one way back. Knows no Qt.

Use::

    changes, error = gathered([act_one, act_two], "{0} Dokumente verschoben")
"""

from collections.abc import Callable, Sequence

from hattingen_desk.application.changes import NO_CHANGES, Changes
from hattingen_desk.domain.errors import DeskError

Act = Callable[[], Changes]


def gathered(acts: Sequence[Act], sentence: str) -> tuple[Changes, DeskError | None]:
    """Do the acts in order until one is refused; return what changed, and the refusal.

    What is done stays done and can be taken back as a whole. ``sentence`` has a place for the number of things.
    """
    done: list[Changes] = []
    refused: DeskError | None = None
    for act in acts:
        try:
            changes = act()
        except DeskError as error:
            refused = error
            break
        if changes:
            done.append(changes)
    return together(done, sentence), refused


def together(done: Sequence[Changes], sentence: str) -> Changes:
    """Return several changes as one that is taken back in reverse order."""
    if not done:
        return NO_CHANGES
    if len(done) == 1:
        return done[0]
    ways_back = [changes.undo for changes in reversed(done) if changes.undo is not None]

    def undo() -> Changes:
        return together([way() for way in ways_back], sentence)

    return Changes(
        kinds=frozenset().union(*(changes.kinds for changes in done)),
        ids=frozenset().union(*(changes.ids for changes in done)),
        sentence=sentence.format(len(done)),
        undo=undo if ways_back else None,
        created=done[0].created,
    )
