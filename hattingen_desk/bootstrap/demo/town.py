"""The invented town hall as a whole. The same day and seed give the same town, byte for byte."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from hattingen_desk.application.resource_folder import resource_folder
from hattingen_desk.bootstrap.demo.building import RecordWriter, World
from hattingen_desk.bootstrap.demo.inbox import inbox_files, locked_file
from hattingen_desk.bootstrap.demo.model import DemoRecord, DemoTown

Json = Mapping[str, Any]


def demo_town(today: date, seed: int = 2026) -> DemoTown:
    """Return the invented town as it stands on ``today``.

    Everything is dated from that day: two follow-ups are overdue, four are due on it, fifteen in the next ten working
    days. No follow-up falls on a weekend or a public holiday, unless today is one.
    """
    town = _read("town.json")
    world = World(today, seed, town["offices"], town["parties"], town["suppliers"], town["routines"])
    records = tuple(record for name in ("personnel", "finance", "trade", "house") for record in _records(world, name))
    scanned, unclear = _records(world, "inbox")
    return DemoTown(
        today=today,
        clerk=town["clerk"],
        unit=town["unit"],
        records=records,
        inbox=inbox_files(scanned.documents),
        quarantine=locked_file(unclear.documents[0]),
    )


def _records(world: World, name: str) -> list[DemoRecord]:
    part = _read(f"records/{name}.json")
    return [RecordWriter(world, {**part["defaults"], **data}).record() for data in part["records"]]


def _read(name: str) -> Json:
    data: Json = json.loads((resource_folder() / "demo" / name).read_text(encoding="utf-8"))
    return data
