"""Wiring: which adapter stands behind which port. Nowhere else is this known."""

from dataclasses import replace
from pathlib import Path

from hattingen_desk import __version__
from hattingen_desk.adapters.calendar.clock import SystemClock
from hattingen_desk.adapters.calendar.public_holidays import PublicHolidays
from hattingen_desk.adapters.calendar.remembered_holidays import RememberedHolidays
from hattingen_desk.adapters.secrets import keys
from hattingen_desk.adapters.secrets.files import KeyFileSecrets
from hattingen_desk.adapters.store.blobs import FileBlobStore
from hattingen_desk.adapters.store.replica import create_replica, open_replica
from hattingen_desk.application.browsing import Browsing
from hattingen_desk.application.desk import Desk
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
from hattingen_desk.bootstrap import profiles
from hattingen_desk.bootstrap.late import LateContentReader, LatePageRenderer
from hattingen_desk.bootstrap.profiles import KeyPlace, Profile
from hattingen_desk.domain.errors import InvalidInputError


def open_desk(folder: Path, *, user: str = "", clock: Clock | None = None) -> Desk:
    """Open the profile in ``folder`` and return its desk; to be closed when done.

    ``user`` acts as somebody else, in sample data only. Raises UnavailableError with what to do.
    """
    profile = profiles.load(folder)
    if user and not profile.is_demo:
        raise InvalidInputError("Die handelnde Person lässt sich nur in Beispielprofilen wechseln (--user).")
    actor = _actor(profile)
    if user:
        actor = replace(actor, login=user, name=user, unit="")
    clock = clock or SystemClock()
    key = keys.key(secrets_of(profile), profile.id)
    blobs = FileBlobStore(profile.blob_folder)
    replica = open_replica(profile.replica_path, key, actor=actor, clock=clock, blobs=blobs)
    reader, renderer = LateContentReader(), LatePageRenderer()
    definitions = replica.definitions
    filing = Filing(replica, definitions, actor, clock)
    importing = Importing(replica, blobs, reader, filing, definitions, actor, clock)

    def close() -> None:
        reader.close()
        renderer.close()
        replica.close()

    return Desk(
        actor=actor,
        clock=clock,
        folder=folder,
        is_demo=profile.is_demo,
        browsing=Browsing(replica, definitions, {profile.login: profile.name, actor.login: actor.name}),
        exporting=Exporting(replica, blobs),
        filing=filing,
        follow_ups=FollowUps(replica, actor, clock, RememberedHolidays(PublicHolidays(), replica, edition=__version__)),
        importing=importing,
        previewing=Previewing(replica, blobs, renderer),
        search=Search(replica),
        verifying=Verifying(replica, blobs),
        preferences=Preferences(replica),
        scan_inbox=lambda watched: ScanInbox(watched, importing, replica, blobs, unit=actor.unit or "allgemein"),
        close=close,
        warm_up=replica.warm_up,
        remarks=replica.remarks,
    )


def create_replica_of(profile: Profile) -> None:
    """Make the key, the empty replica and the folder for files of a new profile."""
    key = keys.create_key(secrets_of(profile), profile.id)
    blobs = FileBlobStore(profile.blob_folder)
    create_replica(profile.replica_path, key, actor=_actor(profile), clock=SystemClock(), blobs=blobs).close()


def forget_key_of(profile: Profile) -> None:
    """Remove the key of a profile that was not completed."""
    secrets_of(profile).remove(profile.id)


def secrets_of(profile: Profile) -> keys.Secrets:
    """Return where the profile's key lies."""
    if profile.key_place is KeyPlace.DEMO_FILE:
        return KeyFileSecrets(profile.demo_key_path)
    return keys.system_secrets()


def _actor(profile: Profile) -> Actor:
    return Actor(login=profile.login, name=profile.name, unit=profile.unit, device=profile.device)
