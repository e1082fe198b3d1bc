"""Creating profiles: a new key, an empty replica, the shipped definitions - or a whole invented town hall."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from hattingen_desk.adapters.calendar.clock import SystemClock
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.ports import Clock
from hattingen_desk.bootstrap import profiles
from hattingen_desk.bootstrap.profiles import Profile
from hattingen_desk.bootstrap.wiring import create_replica_of, forget_key_of, open_desk
from hattingen_desk.domain.errors import UnavailableError

DEMO_LOGIN = "overbeck"
DEMO_NAME = "Jana Overbeck"
DEMO_UNIT = "Fachbereich Personal"


def create_profile(folder: Path, *, login: str, name: str = "", unit: str = "") -> Profile:
    """Create a stand-alone profile. Either all of it exists afterwards or nothing does."""
    profile = profiles.describe_new(folder, login=login, name=name, unit=unit, is_demo=False)
    return _create(profile, lambda _desk: None, SystemClock())


def create_demo_profile(
    folder: Path, *, today: date | None = None, progress: Callable[[int], None] = lambda _done: None
) -> Profile:
    """Create a profile with the invented town hall, its dates around ``today``."""
    from hattingen_desk.bootstrap.demo.loading import StoryClock, load_demo_town

    clock = StoryClock(today or SystemClock().today())
    profile = profiles.describe_new(folder, login=DEMO_LOGIN, name=DEMO_NAME, unit=DEMO_UNIT, is_demo=True)
    return _create(profile, lambda desk: load_demo_town(desk, clock, progress), clock)


def _create(profile: Profile, fill: Callable[[Desk], None], clock: Clock | None = None) -> Profile:
    """Build the profile in a folder beside its own and rename it, so that a half-built one is never opened."""
    building: Path | None = None
    try:
        profile.folder.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=f".{profile.folder.name}-", dir=profile.folder.parent))
        draft = profiles.moved(profile, building)
        create_replica_of(draft)
        profiles.save(draft)
        desk = open_desk(building, clock=clock)
        try:
            fill(desk)
        finally:
            desk.close()
        if profile.folder.is_dir():
            profile.folder.rmdir()
        building.rename(profile.folder)
    except BaseException as error:
        if building is not None:
            shutil.rmtree(building, ignore_errors=True)
        forget_key_of(profile)
        if not isinstance(error, OSError):
            raise
        message = f"Das Profil ließ sich in „{profile.folder}“ nicht anlegen ({error.strerror}). Nichts wurde angelegt."
        raise UnavailableError(message, cause=repr(error)) from error
    return profile
