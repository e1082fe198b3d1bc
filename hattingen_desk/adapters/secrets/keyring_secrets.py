"""Keys in the keyring of the system (Windows Credential Manager, Secret Service, KWallet)."""

import base64
import binascii
from types import ModuleType

from hattingen_desk.domain.errors import UnavailableError

_SERVICE = "Hattingen Desk"
_NO_KEYRING = (
    "Auf diesem Gerät ist kein Schlüsselbund erreichbar; ohne ihn werden keine Akten angelegt oder geöffnet. "
    "Melden Sie sich am System an, oder lassen Sie vom IT-Service HATTINGEN_DESK_SECRETS_FILE setzen."
)


class KeyringSecrets:
    """Implements the port Secrets on the library ``keyring``, which is loaded at the first use."""

    def get(self, profile_id: str) -> bytes | None:
        """Return the key of a profile."""
        keyring, errors = _library()
        try:
            text = keyring.get_password(_SERVICE, profile_id)
        except errors.KeyringError as error:
            raise UnavailableError(_NO_KEYRING, cause=repr(error)) from error
        try:
            return None if text is None else base64.b64decode(text, validate=True)
        except binascii.Error as error:
            message = (
                "Der Eintrag im Schlüsselbund ist kein Schlüssel. Die Akten bleiben verschlüsselt und unverändert."
            )
            raise UnavailableError(message, cause="not base64") from error

    def put(self, profile_id: str, key: bytes) -> None:
        """Keep the key of a profile."""
        keyring, errors = _library()
        try:
            keyring.set_password(_SERVICE, profile_id, base64.b64encode(key).decode("ascii"))
        except errors.KeyringError as error:
            raise UnavailableError(_NO_KEYRING, cause=repr(error)) from error

    def remove(self, profile_id: str) -> None:
        """Forget the key of a profile."""
        keyring, errors = _library()
        try:
            if keyring.get_password(_SERVICE, profile_id) is not None:
                keyring.delete_password(_SERVICE, profile_id)
        except errors.KeyringError as error:
            raise UnavailableError(_NO_KEYRING, cause=repr(error)) from error


def describe_keyring() -> str:
    """Name the keyring in use; raises UnavailableError if there is none."""
    keyring, errors = _library()
    backend = keyring.get_keyring()
    if not backend.priority or backend.priority <= 0:
        raise UnavailableError(_NO_KEYRING, cause=repr(backend))
    try:
        keyring.get_password(_SERVICE, "doctor")
    except errors.KeyringError as error:
        raise UnavailableError(_NO_KEYRING, cause=repr(error)) from error
    return f"erreichbar ({backend.name})"


def _library() -> tuple[ModuleType, ModuleType]:
    import keyring
    import keyring.errors

    return keyring, keyring.errors
