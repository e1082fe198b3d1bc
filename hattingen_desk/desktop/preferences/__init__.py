"""Einstellungen: appearance, watched folder, and where the profile lies."""
