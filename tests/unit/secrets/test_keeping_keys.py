"""Where keys lie: safe, or refused with what to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringLocked

from hattingen_desk.adapters.secrets import keys
from hattingen_desk.adapters.secrets.files import KeyFileSecrets, SecretsFile
from hattingen_desk.adapters.secrets.system_keyring import SERVICE, SystemKeyring
from hattingen_desk.domain.errors import UnavailableError

PROFILE = "01a2042c-3319-7000-a07e-67783201ce5a"

posix_only = pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights elsewhere than in the mode")


class MemoryKeyring(KeyringBackend):
    """A keyring of its own, as a desktop would have one."""

    priority = 5.0

    def __init__(self, *, forgets: bool = False, locked: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[tuple[str, str], str] = {}
        self.forgets = forgets
        self.locked = locked

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if not self.forgets:
            self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service, username]


@pytest.fixture
def use_keyring() -> Iterator[Any]:
    """Put a keyring in place, and the former one back."""
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


@pytest.fixture(params=["keyring", "secrets file", "key file"])
def place(request: pytest.FixtureRequest, tmp_path: Path, use_keyring: Any) -> keys.Secrets:  # noqa: ANN401
    """Each place that keeps keys."""
    if request.param == "keyring":
        use_keyring(MemoryKeyring())
        return SystemKeyring()
    return SecretsFile(tmp_path / "secrets.json") if request.param == "secrets file" else KeyFileSecrets(tmp_path / "k")


def test_a_key_is_made_kept_and_found_again(place: keys.Secrets) -> None:
    made = keys.create_key(place, PROFILE)

    assert len(made) == 32
    assert keys.key(place, PROFILE) == made


def test_a_key_is_never_replaced(place: keys.Secrets) -> None:
    made = keys.create_key(place, PROFILE)

    with pytest.raises(UnavailableError, match="schon einen Schlüssel"):
        keys.create_key(place, PROFILE)

    assert keys.key(place, PROFILE) == made


def test_a_missing_key_is_named(place: keys.Secrets) -> None:
    with pytest.raises(UnavailableError, match="ist nicht hinterlegt"):
        keys.key(place, PROFILE)


def test_a_removed_key_is_gone_and_removing_twice_is_no_error(place: keys.Secrets) -> None:
    keys.create_key(place, PROFILE)
    place.remove(PROFILE)
    place.remove(PROFILE)

    assert place.read(PROFILE) is None


@pytest.mark.parametrize("kept", ["", "00ff", "kein Hex", "00" * 33])
def test_a_damaged_key_is_named(place: keys.Secrets, kept: str) -> None:
    place.write(PROFILE, kept)

    with pytest.raises(UnavailableError, match="unvollständig"):
        keys.key(place, PROFILE)


def test_no_place_shows_a_key(place: keys.Secrets) -> None:
    made = keys.create_key(place, PROFILE)

    assert made.hex() not in repr(place)
    assert made.hex() not in str(vars(place))


def test_the_keyring_entry_is_named_by_the_profile(use_keyring: Any) -> None:  # noqa: ANN401
    memory = MemoryKeyring()
    use_keyring(memory)
    keys.create_key(SystemKeyring(), PROFILE)

    assert list(memory.entries) == [(SERVICE, PROFILE)]


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring], ids=["none", "one that forgets"])
def test_without_a_usable_keyring_nothing_starts(use_keyring: Any, backend: Any) -> None:  # noqa: ANN401
    use_keyring(backend())

    with pytest.raises(UnavailableError, match=r"kein Schlüsselbund verfügbar.*HATTINGEN_DESK_SECRETS_FILE"):
        keys.create_key(SystemKeyring(), PROFILE)


def test_a_locked_keyring_is_said(use_keyring: Any) -> None:  # noqa: ANN401
    use_keyring(MemoryKeyring(locked=True))

    with pytest.raises(UnavailableError, match="entsperren Sie den Schlüsselbund"):
        keys.key(SystemKeyring(), PROFILE)


def test_a_keyring_that_does_not_keep_what_it_takes_is_noticed(use_keyring: Any) -> None:  # noqa: ANN401
    use_keyring(MemoryKeyring(forgets=True))

    with pytest.raises(UnavailableError, match="nicht behalten"):
        keys.create_key(SystemKeyring(), PROFILE)


def test_the_environment_names_a_file_in_the_keyrings_place(tmp_path: Path) -> None:
    named = tmp_path / "secrets.json"

    assert isinstance(keys.system_secrets({}), SystemKeyring)
    assert isinstance(keys.system_secrets({keys.SECRETS_FILE_VARIABLE: " "}), SystemKeyring)
    keys.create_key(keys.system_secrets({keys.SECRETS_FILE_VARIABLE: str(named)}), PROFILE)
    assert list(json.loads(named.read_text(encoding="utf-8"))) == [PROFILE]


@posix_only
@pytest.mark.parametrize("make", [SecretsFile, KeyFileSecrets])
def test_a_file_of_keys_is_made_for_its_owner_alone(tmp_path: Path, make: Any) -> None:  # noqa: ANN401
    before = os.umask(0)
    try:
        keys.create_key(make(tmp_path / "kept"), PROFILE)
    finally:
        os.umask(before)

    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o600


@posix_only
@pytest.mark.parametrize("make", [SecretsFile, KeyFileSecrets])
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o644])
def test_a_file_others_may_read_is_refused(tmp_path: Path, make: Any, mode: int) -> None:  # noqa: ANN401
    place = make(tmp_path / "kept")
    keys.create_key(place, PROFILE)
    (tmp_path / "kept").chmod(mode)

    with pytest.raises(UnavailableError, match=r"dürfen auch andere lesen.*chmod 600"):
        keys.key(place, PROFILE)


@pytest.mark.parametrize("content", ["", "{", "[]", '"x"', "\x00"])
def test_a_file_that_is_no_json_object_is_named_and_kept(tmp_path: Path, content: str) -> None:
    path = tmp_path / "secrets.json"
    path.write_text(content, encoding="utf-8")
    path.chmod(0o600)

    with pytest.raises(UnavailableError, match="erwartet wird JSON"):
        keys.create_key(SecretsFile(path), PROFILE)

    assert path.read_text(encoding="utf-8") == content


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError, match="lässt sich nicht lesen oder schreiben"):
        SecretsFile(tmp_path / "nirgends" / "secrets.json").read(PROFILE)


def test_other_entries_of_the_file_stay(tmp_path: Path) -> None:
    place = SecretsFile(tmp_path / "secrets.json")
    place.write("dienst", "geheim")
    keys.create_key(place, PROFILE)
    place.remove(PROFILE)

    assert place.read("dienst") == "geheim"
    assert [path.name for path in tmp_path.iterdir()] == ["secrets.json"]


def test_a_demo_key_file_keeps_the_key_of_its_own_profile_only(tmp_path: Path) -> None:
    place = KeyFileSecrets(tmp_path / "key")
    keys.create_key(place, PROFILE)

    with pytest.raises(UnavailableError, match="ist nicht hinterlegt"):
        keys.key(place, "ein anderes Profil")


def test_the_keyring_library_is_loaded_only_when_asked() -> None:
    script = "import sys, hattingen_desk.adapters.secrets.keys; sys.exit('keyring' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
