"""Suche: results while typing, and the choosing of a record by typing that other screens use."""
