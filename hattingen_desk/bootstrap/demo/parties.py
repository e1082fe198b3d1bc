"""Who writes to whom in the invented town: employees, offices of the town hall, companies and citizens."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hattingen_desk.bootstrap.demo.days import Day, day_at


@dataclass(frozen=True, slots=True)
class Party:
    """A writer or reader of letters. ``signature`` stands under what they sign."""

    lines: tuple[str, ...]
    dear: str
    mail: str
    signature: str
    place: str = "Hattingen"


@dataclass(frozen=True)
class Person:
    """An invented person: employee, citizen or owner of a business."""

    family: str
    given: str
    form: str
    street: str
    city: str
    born: date
    facts: Mapping[str, object]

    @classmethod
    def of(cls, data: Mapping[str, Any], today: date) -> "Person":
        """Return the person that ``data`` describes; everything but name and address is optional."""
        known = {"family", "given", "form", "street", "city", "born"}
        born = day_at(data.get("born", "-41y-137d"), today, today)
        facts: dict[str, object] = {name: value for name, value in data.items() if name not in known}
        if "hired" in facts:
            hired = Day.of(day_at(str(facts["hired"]), today, today))
            facts["hired"] = hired
            if "seq" in facts:
                facts["former"] = f"PA-{hired.year}-{facts['seq']:04d}"
        return cls(data["family"], data["given"], data["form"], data["street"], data["city"], born, facts)

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given} {self.family}"

    @property
    def mail(self) -> str:
        """An address that belongs to nobody."""
        plain = f"{self.given.split()[0]}.{self.family.split()[-1]}".lower().translate(_MAIL)
        return f"{plain}@example.org"

    def party(self) -> Party:
        """Return the person as one who writes and receives letters at home."""
        lines = (self.name, self.street, self.city)
        return Party(lines, self._dear(), self.mail, self.name, self.city.partition(" ")[2])

    def values(self) -> dict[str, object]:
        """Return what texts about the person may name."""
        male = self.form == "Herr"
        values: dict[str, object] = {
            "name": self.name, "family": self.family, "given": self.given, "form": self.form,
            "herrn": "Herrn" if male else "Frau", "dear": self._dear(), "he": "er" if male else "sie",
            "He": "Er" if male else "Sie", "his": "sein" if male else "ihr", "His": "Sein" if male else "Ihr",
            "him": "ihm" if male else "ihr", "street": self.street, "city": self.city, "mail": self.mail,
            "born": Day.of(self.born), "in": "" if male else "in", "ein": "ein" if male else "eine",
            "der": "der" if male else "die", "dem": "dem" if male else "der", "den": "den" if male else "die",
            "r": "r" if male else "", "zur": "zum" if male else "zur",
        }  # fmt: skip
        values |= {"town": self.city.partition(" ")[2]} | dict(self.facts)
        for entry, now in (("post", "function"), ("entryrank", "rank"), ("entrygrade", "grade")):
            if now in values:
                values.setdefault(entry, values[now])
        return values

    def _dear(self) -> str:
        return f"Sehr geehrter Herr {self.family}" if self.form == "Herr" else f"Sehr geehrte Frau {self.family}"


_MAIL = str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ł": "l", "ń": "n", "ş": "s", "ğ": "g", "ễ": "e", "’": None,
})  # fmt: skip


def office(data: Mapping[str, Any], clerk: str, dear: str) -> Party:
    """Return an office of the town hall, signed by ``clerk`` and greeted with ``dear``."""
    lines = ("Stadt Hattingen", str(data["title"]), *(str(line) for line in data["address"]))
    return Party(lines, dear, str(data["mail"]), clerk)


def outside(data: Mapping[str, Any]) -> Party:
    """Return a company, authority or association."""
    lines = tuple(str(line) for line in data["lines"])
    dear = str(data.get("dear", "Sehr geehrte Damen und Herren"))
    return Party(lines, dear, str(data.get("mail", "post@example.org")), str(data.get("signature", lines[0])),
                 lines[-1].partition(" ")[2])  # fmt: skip
