"""The desk: all use cases of one opened profile, as the window and the command line receive them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hattingen_desk.application.browsing import Browsing
from hattingen_desk.application.exporting import Exporting
from hattingen_desk.application.filing import Filing
from hattingen_desk.application.follow_ups import FollowUps
from hattingen_desk.application.importing import Importing
from hattingen_desk.application.ports import Actor, Clock
from hattingen_desk.application.preferences import Preferences
from hattingen_desk.application.previewing import Previewing
from hattingen_desk.application.scan_inbox import ScanInbox
from hattingen_desk.application.search import Search
from hattingen_desk.application.verifying import Verifying


def _nothing() -> None:
    """Do nothing: there is nothing to load."""


@dataclass(frozen=True)
class Desk:
    """Everything a person can do with a profile. ``scan_inbox`` opens a watched folder; ``close`` ends all.

    ``warm_up`` loads in the background what the first act would wait for. ``remarks`` are German sentences on what was
    found when the profile was opened and keeps nobody from working.
    """

    actor: Actor
    clock: Clock
    folder: Path
    is_demo: bool
    browsing: Browsing
    exporting: Exporting
    filing: Filing
    follow_ups: FollowUps
    importing: Importing
    previewing: Previewing
    search: Search
    verifying: Verifying
    preferences: Preferences
    scan_inbox: Callable[[Path], ScanInbox]
    close: Callable[[], None]
    warm_up: Callable[[], None] = _nothing
    remarks: tuple[str, ...] = ()
