"""The frame of the window: rail, top bar, status bar, palette, undo bar, help and settings."""
