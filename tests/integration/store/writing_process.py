"""A program that writes without end, to be killed: one line on stdout after each commit.

Each unit is a record with three documents, their stored files, a follow-up and journal entries.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from hattingen_desk.domain.journal import Action
from tests.integration.store.builders import Profile, document, follow_up, record


def main(folder: Path) -> None:
    """Write units, numbered upwards from what is there."""
    profile = Profile(folder)
    replica = profile.open()
    _say("open")
    while True:
        with replica.unit_of_work() as work:
            number = work.records.next_number("32.10.10", 2026)
            its_record = record(f"Akte {number}", number=number)
            work.records.add(its_record)
            for part in range(3):
                data = f"Schriftstück {part} der Akte {number}".encode() * 500
                stored = profile.blobs.put(data)
                its_document, first = document(
                    its_record, f"Schriftstück {part}", f"Wort{number}x{part} Antrag", data=data
                )
                work.documents.add(its_document, replace(first, blob=stored))
                work.journal.append(
                    Action.IMPORTED, "document", its_document.id, its_document.bucket, {"title": its_document.title}
                )
            work.follow_ups.add(follow_up(its_record))
            work.journal.append(Action.CREATED, "record", its_record.id, its_record.bucket, {"number": number})
            work.commit()
        _say(str(number))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
