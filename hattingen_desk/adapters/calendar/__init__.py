"""Time and holidays."""
