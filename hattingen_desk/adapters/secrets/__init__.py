"""Where keys lie: the keyring of the system, a file that replaces it, or a file beside sample data."""

import os
from pathlib import Path

from hattingen_desk.adapters.secrets.key_file import KeyFileSecrets
from hattingen_desk.adapters.secrets.keyring_secrets import KeyringSecrets
from hattingen_desk.adapters.secrets.port import Secrets

SECRETS_FILE_VARIABLE = "HATTINGEN_DESK_SECRETS_FILE"

__all__ = ["SECRETS_FILE_VARIABLE", "KeyFileSecrets", "KeyringSecrets", "Secrets", "system_secrets"]


def system_secrets() -> Secrets:
    """Return the file named by HATTINGEN_DESK_SECRETS_FILE, otherwise the keyring of the system."""
    named = os.environ.get(SECRETS_FILE_VARIABLE)
    return KeyFileSecrets(Path(named)) if named else KeyringSecrets()
