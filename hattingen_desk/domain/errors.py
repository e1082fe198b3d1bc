"""Errors a clerk can read."""


class DeskError(Exception):
    """Something could not be done.

    ``message`` is one or two German sentences for the clerk: what happened, what was kept, what to do.
    ``cause`` is for the log and never shown; it must not hold content of a record.
    """

    def __init__(self, message: str, *, cause: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.cause = cause

    def __str__(self) -> str:
        return self.message


class NotFoundError(DeskError):
    """The thing asked for does not exist, or may not be seen (the two are not told apart)."""


class InvalidInputError(DeskError):
    """A value typed or passed in breaks a rule; nothing was changed."""


class StaleError(DeskError):
    """The thing was changed by somebody else since it was read; nothing was changed."""


class UnavailableError(DeskError):
    """Something outside (profile, keyring, folder, network) cannot be reached or opened."""
