"""The keyring of the operating system: Windows' Credential Manager, or a Secret Service on Linux."""

from collections.abc import Callable
from typing import Any, TypeVar

from hattingen_desk.domain.errors import UnavailableError

SERVICE = "hattingen-desk"
"""Under this name the entries stand in the keyring, one per profile UUID."""

_Result = TypeVar("_Result")


class SystemKeyring:
    """Secrets in the keyring. The library is loaded at the first use: it takes a tenth of a second."""

    def __repr__(self) -> str:
        return "SystemKeyring()"

    def read(self, name: str) -> str | None:
        """Return a secret, None if there is none. Raises UnavailableError without a usable keyring."""
        found: str | None = self._ask(lambda keyring: keyring.get_password(SERVICE, name))
        return found

    def write(self, name: str, value: str) -> None:
        """Keep a secret."""
        self._ask(lambda keyring: keyring.set_password(SERVICE, name, value))

    def remove(self, name: str) -> None:
        """Forget a secret."""
        if self.read(name) is not None:
            self._ask(lambda keyring: keyring.delete_password(SERVICE, name))

    def _ask(self, question: Callable[[Any], _Result]) -> _Result:
        import keyring
        from keyring.errors import KeyringError

        backend = keyring.get_keyring()
        # below 1 the library counts what is no keyring at all, forgets everything, or writes plain text
        if backend.priority < 1:
            raise _no_keyring(type(backend).__module__)
        try:
            return question(backend)
        except (KeyringError, OSError) as error:
            raise _no_keyring(type(error).__name__) from error


def _no_keyring(cause: str) -> UnavailableError:
    return UnavailableError(
        "Auf diesem Gerät ist kein Schlüsselbund verfügbar, in dem der Schlüssel der Akten sicher liegt. Es wurde "
        "nichts geöffnet. Melden Sie sich an der Arbeitsoberfläche an und entsperren Sie den Schlüsselbund; auf einem "
        "Server nennt HATTINGEN_DESK_SECRETS_FILE eine Schlüsseldatei.",
        cause=cause,
    )
