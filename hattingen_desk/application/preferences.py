"""What a person has chosen or left behind in the window: theme, text size, watched folder, widths, last place."""

import json
from collections.abc import Mapping
from pathlib import Path

from hattingen_desk.application.changes import Changes, Kind
from hattingen_desk.application.ports import Replica


class Preferences:
    """Keeps JSON values by key, encrypted with the replica."""

    def __init__(self, replica: Replica) -> None:
        self._replica = replica

    def get(self, key: str) -> object:
        """Return the value kept under a key, None if there is none."""
        text = self._replica.catalogue.setting(key)
        return json.loads(text) if text else None

    def put(self, values: Mapping[str, object]) -> Changes:
        """Keep values under their keys, all or none."""
        with self._replica.unit_of_work() as work:
            for key, value in values.items():
                work.settings.put(key, json.dumps(value, ensure_ascii=False))
            work.commit()
        return Changes(frozenset({Kind.SETTING}), frozenset(values))

    def texts(self) -> Mapping[str, str]:
        """Return all JSON texts by key, read in one go when the window opens."""
        return self._replica.catalogue.settings()

    def put_text(self, key: str, text: str) -> Changes:
        """Keep a value that is JSON text already."""
        return self.put({key: json.loads(text)})

    @property
    def scan_folder(self) -> Path | None:
        """The watched folder, None if none is set."""
        value = self.get("scan_folder")
        return Path(value) if isinstance(value, str) and value else None
