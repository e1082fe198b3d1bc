"""What is remembered of where the clerk was: the last place, and the positions that stood open in the tree.

Use::

    memory = Remembering(store); memory.place = Place.record(...); memory.open_positions
"""

import json

from hattingen_desk.desktop.common.screen import LayoutStore
from hattingen_desk.desktop.records.places import Place

_PLACE_KEY = "records.last_place"
_OPEN_KEY = "records.open_positions"


class Remembering:
    """Keeps both in the layout store; what is stored there and makes no sense is as good as nothing."""

    def __init__(self, store: LayoutStore) -> None:
        self._store = store

    @property
    def place(self) -> Place | None:
        """The last place, None when there is none."""
        parts = self._texts(_PLACE_KEY)
        return Place(*parts) if len(parts) == 3 else None

    @place.setter
    def place(self, place: Place) -> None:
        self._store.put(_PLACE_KEY, json.dumps([place.kind, place.id, place.plan]))

    @property
    def open_positions(self) -> list[str]:
        """The positions that stood open."""
        return self._texts(_OPEN_KEY)

    @open_positions.setter
    def open_positions(self, positions: list[str]) -> None:
        self._store.put(_OPEN_KEY, json.dumps(positions))

    def _texts(self, key: str) -> list[str]:
        text = self._store.get(key)
        try:
            value = json.loads(text) if text else []
        except json.JSONDecodeError:
            return []
        return [str(each) for each in value] if isinstance(value, list) else []
