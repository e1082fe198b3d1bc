"""Mein Tag: what waits today. The start screen, so it imports nothing heavy."""
