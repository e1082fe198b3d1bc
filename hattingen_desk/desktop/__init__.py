"""The Qt window: one package per screen, each with a view (widgets), a presenter (no Qt) and item models."""
