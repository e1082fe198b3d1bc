"""Eingang: files that wait to be filed, files that are to be clarified, and the watched folder they come from."""
