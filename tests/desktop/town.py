"""A small town hall on a real, encrypted replica, made once and copied for each test that changes it.

Use in a conftest: ``from tests.desktop.town import town, town_template`` and ask for ``town``.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from hattingen_desk.adapters.calendar.clock import FixedClock
from hattingen_desk.adapters.reports.letters import Letter, write_pdf_letter
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.importing import Source, Target
from hattingen_desk.bootstrap import profiles
from hattingen_desk.bootstrap.wiring import create_replica_of, open_desk

NOW = datetime(2026, 11, 24, 9, 42).astimezone()
TODAY = NOW.date()
UNIT = "Fachbereich Personal"


@dataclass(frozen=True)
class Town:
    """A desk and the ids of what lies in it, by a short name."""

    desk: Desk
    ids: Mapping[str, str]


def letter(subject: str, *paragraphs: str) -> bytes:
    """A letter of one page as PDF."""
    sender = ("Anneke Hollenbeck", "Am Büchsenschütz 19", "45527 Hattingen")
    return write_pdf_letter(Letter(sender, ("Stadt Hattingen",), "Hattingen, 16.11.2026", subject, paragraphs))


def source(name: str, data: bytes) -> Source:
    """A file that lies in memory."""
    return Source(name, name, lambda: data)


ELTERNZEIT = letter(
    "Antrag auf Elternzeit",
    "hiermit beantrage ich Elternzeit für mein Kind, geboren am 08.02.2027, in zwei Abschnitten.",
    "Für Rückfragen erreichen Sie mich in der Dienststelle.",
)
SCAN = letter("Nachweis zum Aktenzeichen 11.30.02-100417", "anbei die Geburtsurkunde in Kopie.")


@pytest.fixture(scope="session")
def town_template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, str]]:
    """The folder of a filled profile, closed, and the ids in it."""
    folder = tmp_path_factory.mktemp("town") / "profile"
    folder.mkdir()
    profile = profiles.describe_new(folder, login="overbeck", name="Jana Overbeck", unit=UNIT, is_demo=True)
    create_replica_of(profile)
    profiles.save(profile)
    desk = open_desk(folder, clock=FixedClock(NOW))
    try:
        return folder, _fill(desk)
    finally:
        desk.close()


@pytest.fixture
def town(town_template: tuple[Path, Mapping[str, str]], tmp_path: Path) -> Iterator[Town]:
    """A town of the test's own."""
    template, ids = town_template
    folder = tmp_path / "profile"
    shutil.copytree(template, folder)
    desk = open_desk(folder, clock=FixedClock(NOW))
    yield Town(desk, ids)
    desk.close()


def _fill(desk: Desk) -> dict[str, str]:
    filing, follow_ups = desk.filing, desk.follow_ups
    ids = {
        "hollenbeck": filing.create_record(
            "11.30.02", "Hollenbeck, Anneke", fields={"personnel_number": "100417", "status": "TVöD"}
        ).created,
        "quast": filing.create_record(
            "11.30.02", "Quast, Torben", fields={"personnel_number": "100093", "status": "TVöD"}
        ).created,
        "winzermark": filing.create_record("20.30.10", "Metallbau Winzermark, Rechnungen 2026").created,
    }
    ids["case"] = filing.open_case(ids["hollenbeck"], "Elternzeit 2027", register="R4").created
    ids["antrag"] = desk.importing.import_files(
        [source("Antrag auf Elternzeit.pdf", ELTERNZEIT)], Target(ids["hollenbeck"], case_id=ids["case"])
    ).items[0].id  # fmt: skip
    ids["notiz"] = desk.importing.import_files(
        [source("Gesprächsnotiz.txt", "Vertretung während der Elternzeit geklärt.".encode())],
        Target(ids["quast"], register="R1"),
    ).items[0].id  # fmt: skip
    waiting = desk.importing.import_files(
        [source("Scan_0913.pdf", SCAN), source("Handwerkskarte.txt", b"Handwerkskarte"), source("leer.pdf", b"")],
        Target(inbox=UNIT),
    ).items
    ids["scan"], ids["karte"], ids["leer"] = (item.id for item in waiting)
    take = follow_ups.take_over
    ids["late"] = take(ids["quast"], "Anhörung: Stellungnahme fehlt", TODAY - timedelta(2)).created
    ids["today"] = take(
        ids["hollenbeck"], "Elternzeit bestätigen", TODAY, document_id=ids["antrag"], note="liegt zur Mitzeichnung"
    ).created
    ids["noon"] = take(ids["quast"], "Probezeitgespräch vorbereiten", TODAY, time_of_day="14:00").created
    ids["friday"] = take(ids["winzermark"], "Rechnung prüfen", TODAY + timedelta(3)).created
    ids["later"] = take(ids["winzermark"], "Skonto nachfragen", TODAY + timedelta(9)).created
    return ids
