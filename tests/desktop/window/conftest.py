"""These tests work on a real, encrypted replica."""

from __future__ import annotations

from tests.desktop.town import town, town_template

__all__ = ["town", "town_template"]
