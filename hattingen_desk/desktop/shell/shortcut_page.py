"""The page of all shortcuts, written from the action registry as Markdown."""

from hattingen_desk.desktop.common.actions import Action, ActionRegistry


def shortcut_page(registry: ActionRegistry) -> str:
    """Markdown: one table for each group, only actions that have keys."""
    parts = [
        "# Tastenkürzel",
        "Jeden Befehl, auch ohne Tastenkürzel, finden Sie mit Strg+K.",
    ]
    for group, actions in registry.grouped().items():
        rows = [_row(action) for action in actions if action.shortcut]
        if rows:
            parts += [f"## {group}", "\n".join(["| Taste | Befehl |", "|:--|:--|", *rows])]
    return "\n\n".join(parts) + "\n"


def _row(action: Action) -> str:
    words = action.hint or action.title
    return f"| {action.shortcut_text} | {words} |"
