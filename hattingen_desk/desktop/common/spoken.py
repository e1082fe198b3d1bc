"""What a screen reader is told beside the focus: results, undo, errors.

Use::

    spoken.announce(self, "„Zwischenzeugnis 2023“ nach R5 verschoben")
    spoken.announce(self, "Datei nicht abgelegt", urgent=True)
"""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Lets the screen reader say ``sentence`` without moving the focus; ``urgent`` interrupts what it says."""
    event = QAccessibleAnnouncementEvent(widget, sentence)
    manners = QAccessible.AnnouncementPoliteness
    event.setPoliteness(manners.Assertive if urgent else manners.Polite)
    QAccessible.updateAccessibility(event)
