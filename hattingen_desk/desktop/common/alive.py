"""Whether Qt objects still exist. Every event filter, and every slot of an application-wide signal, asks first.

Use::

    def eventFilter(self, watched, event):
        if not alive(self, watched):
            return False

A widget that is being destroyed still loses its focus: Qt then sends a last event and ``focusChanged``. Touching the
Python half of a half-destroyed object there does not raise, it ends the whole program (PySide 6.11).
"""

import shiboken6


def alive(*things: object) -> bool:
    """Whether none of ``things`` has been destroyed, nor is about to be."""
    return all(shiboken6.isValid(thing) for thing in things)
