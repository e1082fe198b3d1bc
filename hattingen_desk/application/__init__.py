"""Use cases: one module per job; each takes its ports by constructor and returns what changed."""
