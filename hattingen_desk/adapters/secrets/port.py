"""What every place for keys can do."""

from typing import Protocol


class Secrets(Protocol):
    """Keeps one key per profile, named by the profile's UUID. All calls raise UnavailableError with what to do."""

    def get(self, profile_id: str) -> bytes | None:
        """Return the key, None if there is none under this id."""

    def put(self, profile_id: str, key: bytes) -> None:
        """Keep a key durably before returning."""

    def remove(self, profile_id: str) -> None:
        """Forget a key; nothing happens if there is none."""
