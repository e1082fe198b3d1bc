"""Turns the description of one record (``resources/demo/records/*.json``) into its documents and follow-ups."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from random import Random
from typing import Any

from hattingen_desk.adapters.reports.letters import Letter
from hattingen_desk.bootstrap.demo.billing import invoice_of, invoice_values
from hattingen_desk.bootstrap.demo.days import Day, day_at, on_or_after, on_or_before
from hattingen_desk.bootstrap.demo.einvoices import write_invoice_xml
from hattingen_desk.bootstrap.demo.invoices import write_invoice_pdf
from hattingen_desk.bootstrap.demo.mails import write_mail
from hattingen_desk.bootstrap.demo.model import Bytes, DemoCase, DemoDocument, DemoFollowUp, DemoRecord
from hattingen_desk.bootstrap.demo.papers import as_file, letter_of
from hattingen_desk.bootstrap.demo.parties import Party, Person, office, outside
from hattingen_desk.bootstrap.demo.templates import Filled, Values, all_blocks, fill, fill_line
from hattingen_desk.bootstrap.demo.values import own_values

Json = Mapping[str, Any]

_ENDINGS = {"letter": "pdf", "form": "pdf", "scan": "pdf", "tiff": "tif", "photo": "png", "mail": "eml"}
_ORIGINS = {"scan": "Post, gescannt von Registratur", "tiff": "Post, gescannt von Registratur", "mail": "E-Mail"}
_PREDECESSOR_DAYS = 6 * 365  # papers older than this were signed by whoever sat there before
_PAPER_DAYS = 14 * 365  # papers older than this were on paper, whatever their kind is today


@dataclass(frozen=True)
class World:
    """What all records share: offices, outside parties, suppliers, routines."""

    today: date
    seed: int
    offices: Json
    parties: Json
    suppliers: Json
    routines: Json


@dataclass
class _Draft:
    """A record while its documents are written."""

    cases: list[DemoCase] = field(default_factory=list)
    documents: list[DemoDocument] = field(default_factory=list)
    follow_ups: list[DemoFollowUp] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Paper:
    """One written paper: its text, its file and when it came."""

    text: Filled
    file_name: str
    data: Bytes


class RecordWriter:
    """Writes one record."""

    def __init__(self, world: World, data: Json) -> None:
        self._world = world
        self._data = data
        seed = f"{world.seed}/{data['plan']}/{data['title']}/{data.get('person', {}).get('family', '')}"
        self._rng = Random(seed)  # noqa: S311  # the same town each time is the point
        self._draft = _Draft()
        self._person = Person.of(data["person"], world.today) if "person" in data else None
        self._office = world.offices[data["office"]]
        self._base: dict[str, object] = self._person.values() if self._person else {}
        opened = min(self._at(data["opened"], world.today), world.today)
        self._opened = opened if data["opened"] == "hired" else on_or_before(opened)
        self._base = self._base_values()

    def record(self) -> DemoRecord:
        """Return the record with everything in it."""
        data, values = self._data, self._base
        for event in data.get("events", ()):
            self._event(event, self._world.today, {})
        for each in data.get("follow_ups", ()):
            self._follow_up(each, values, None, None)
        closed = data.get("closed")
        return DemoRecord(
            plan=data["plan"],
            title=self._line(data.get("title", "{family}, {given}"), values),
            record_type=data["type"],
            fields={name: self._line(text, values) for name, text in data.get("fields", {}).items()},
            former_reference=self._line(data.get("former", ""), values),
            opened_on=self._opened,
            closed_on=on_or_before(self._at(closed, self._world.today)) if closed else None,
            unit=self._line(data.get("unit", str(self._office["title"])), values),
            responsible=str(data.get("clerk", self._office["clerk"])),
            cases=self._closed_cases(),
            documents=tuple(self._draft.documents),
            follow_ups=tuple(self._draft.follow_ups),
            favourite=bool(data.get("favourite", False)),
        )

    # --- events -----------------------------------------------------------------------------------------------

    def _event(self, event: Json, base: date, inherited: Values) -> None:
        on = on_or_before(min(self._at(event.get("at", "+0d"), base), self._world.today))
        values: dict[str, object] = {**self._base, **inherited}
        values |= own_values(event, on, values, self._world.today, self._rng)
        if "routine" in event:
            shared = {name: value for name, value in values.items() if name not in self._base or name == "year"}
            outer = {name: event[name] for name in ("case", "party", "clerk") if name in event}
            steps = self._world.routines[event["routine"]]
            for number, step in enumerate(steps):
                last = {name: event[name] for name in ("status", "follow_up") if name in event}
                self._event({**outer, **step, **(last if number == len(steps) - 1 else {})}, on, shared)
            return
        values |= {"date": Day.of(on), "year": on.year, "scan": f"{self._rng.randrange(100, 900):04d}"}
        if "invoice" in event:
            self._invoice(event, on, values)
            return
        paper = self._paper(event["use"], event, values, on)
        self._file(event, values, on, paper)

    def _file(self, event: Json, values: Values, on: date, paper: Paper) -> None:
        head = paper.text.head
        register = head.get("register", "") if self._data["type"] == "personnel" else ""
        case = self._case(self._line(event["case"], values), register, on) if "case" in event else None
        kind = event.get("paper", head.get("paper", "letter"))
        sent = head.get("from", "office") == "office"
        usual = _ORIGINS.get(kind, "selbst erstellt" if sent else "Hauspost")
        origin = event.get("origin", head.get("origin", usual))
        if (self._world.today - on).days > _PAPER_DAYS:
            origin = "Altakte, nachträglich gescannt"
        later = tuple(
            self._paper(key, event, {**values, "version": number}, on).data
            for number, key in enumerate(event.get("later", ()), 2)
        )
        self._draft.documents.append(
            DemoDocument(
                file_name=event.get("file", paper.file_name),
                title=self._line(event.get("title", head["title"]), values),
                data=paper.data,
                register=register,
                case=case,
                status=event.get("status") or head.get("status") or self._usual_status(on),
                received_on=on,
                origin=origin,
                later_versions=later,
            )
        )
        if "follow_up" in event:
            self._follow_up(event["follow_up"], values, len(self._draft.documents) - 1, case)

    def _paper(self, key: str, event: Json, values: Values, on: date) -> Paper:
        sender = self._party(self._role(key, "from", values), event, on)
        recipient = self._party(self._role(key, "to", values), event, on)
        values = {**values, "dear": recipient.dear, "sender": sender.signature, "recipient": recipient.signature}
        text = fill(key, values, self._rng)
        kind = event.get("paper", text.head.get("paper", "letter"))
        signed = {"signature": text.head.get("signature", sender.signature)}
        text = Filled(text.key, {**text.head, **signed}, text.body)
        letter = letter_of(text, sender.lines, recipient.lines, f"{sender.place}, {Day.of(on)}")
        name = self._file_name(text.head.get("file", text.head["title"]), _ENDINGS.get(str(kind), str(kind)))
        if kind == "mail":
            return Paper(text, name, self._mail(text, letter, (sender, recipient), event, values, on))
        return Paper(text, name, as_file(kind, letter, text))

    def _mail(
        self, text: Filled, letter: Letter, people: tuple[Party, Party], event: Json, values: Values, on: date
    ) -> Bytes:
        sender, recipient = people
        enclosed = [self._paper(key, event, values, on) for key in text.head.get("attach", "").split()]
        body = "\n\n".join((*letter.paragraphs, "\n".join((letter.signature, *sender.lines[1:2])))) + "\n"
        files = tuple((paper.file_name, paper.data) for paper in enclosed)
        return partial(write_mail, sender.mail, recipient.mail, letter.subject, body, on, files)

    def _invoice(self, event: Json, on: date, values: Values) -> None:
        details = event["invoice"]
        invoice = invoice_of(
            details,
            self._world.suppliers[details["from"]],
            unit=str(self._office["title"]),
            issued_on=min(self._at(details.get("issued", "-2d<"), on), on),
            line=lambda text: self._line(text, values),
        )
        about = invoice_values(invoice, on)
        self._base |= about  # papers that follow speak of this invoice
        structured = bool(invoice.leitweg_id)
        kind, ending, write = (
            ("eRechnung", "xml", write_invoice_xml) if structured else ("Rechnung", "pdf", write_invoice_pdf)
        )
        name = self._file_name(f"{kind} {invoice.number}", ending)
        title = event.get("title", f"Rechnung {invoice.number}")
        origin = "E-Rechnung, zentrales Postfach" if structured else "E-Mail"
        text = Filled("invoice", {"title": title, "from": "other", "origin": origin}, "")
        self._file(event, {**values, **about}, on, Paper(text, name, partial(write, invoice)))

    def _follow_up(self, data: Json, values: Values, document: int | None, case: int | None) -> None:
        place = data.get("on", "document")
        due = day_at(data["due"], self._world.today, self._world.today)
        if not data["due"].startswith("w"):
            due = on_or_after(due)
        self._draft.follow_ups.append(
            DemoFollowUp(
                title=self._line(data["title"], values),
                due_on=due,
                time_of_day=data.get("time"),
                note=self._line(data.get("note", ""), values),
                document=document if place == "document" else None,
                case=None if place == "record" else case,
            )
        )

    # --- values -----------------------------------------------------------------------------------------------

    def _base_values(self) -> dict[str, object]:
        today = self._world.today
        values: dict[str, object] = {
            "today": Day.of(today), "opened": Day.of(self._opened), "office": self._office["title"],
            "clerk": self._data.get("clerk", self._office["clerk"]), "this_year": today.year,
            "certificate": "Erstbescheinigung", "next_year": today.year + 1, "last_year": today.year - 1,
        }  # fmt: skip
        if self._person is not None:
            values |= self._person.values()
        return own_values(self._data, today, values, today, self._rng) | values

    # --- small helpers ----------------------------------------------------------------------------------------

    def _role(self, key: str, side: str, values: Values) -> str:
        default = "office" if side == "from" else "file"
        return all_blocks()[key][0].head.get(side, default).format_map(values)

    def _party(self, role: str, event: Json, on: date) -> Party:
        if role == "office" or role in self._world.offices:
            data = self._office if role == "office" else self._world.offices[role]
            if "earlier_clerk" in data and (self._world.today - on).days > _PREDECESSOR_DAYS:
                return office(data, data["earlier_clerk"], "Sehr geehrte Damen und Herren")
            return office(data, data["clerk"], self._rng.choice(data["dear"]))
        if role == "person" and self._person is not None:
            return self._person.party()
        if role == "leitung" and self._person is not None:
            unit, lead = str(self._person.facts["unit"]), str(self._person.facts["lead"])
            lines = ("Stadt Hattingen", unit, "Rathausplatz 1", "45525 Hattingen")
            return Party(lines, "Guten Tag", "leitung@example.org", lead)
        if role == "file":
            return Party(("Zur Akte",), "Vermerk", "akte@example.org", "")
        if role == "other":
            return outside(self._world.parties[event.get("party", self._data.get("party"))])
        return outside(self._world.parties[role])

    def _case(self, title: str, register: str, on: date) -> int:
        for number, case in enumerate(self._draft.cases):
            if case.title == title:
                if case.register != register:
                    raise ValueError(f"{title}: a case lies in one register")
                return number
        self._draft.cases.append(DemoCase(title, register, on))
        return len(self._draft.cases) - 1

    def _closed_cases(self) -> tuple[DemoCase, ...]:
        """Close the cases whose documents are all done; the others stay open."""
        cases = []
        for number, case in enumerate(self._draft.cases):
            inside = [document for document in self._draft.documents if document.case == number]
            settled = all(document.status in {"done", "filed"} for document in inside)
            waited_for = any(follow_up.case == number for follow_up in self._draft.follow_ups)
            first, last = min(each.received_on for each in inside), max(each.received_on for each in inside)
            closed = settled and not waited_for and (self._world.today - last).days > 60
            cases.append(DemoCase(case.title, case.register, first, last if closed else None))
        return tuple(cases)

    def _usual_status(self, on: date) -> str:
        return "filed" if (self._world.today - on).days > 75 else "done"

    def _file_name(self, stem: str, ending: str) -> str:
        plain = (
            "".join("-" if char in '/\\:*?"<>|' else char for char in stem).replace("„", "").replace("“", "").strip()
        )
        name, number = f"{plain}.{ending}", 1
        while name in self._draft.names:
            number += 1
            name = f"{plain} ({number}).{ending}"
        self._draft.names.add(name)
        return name

    def _at(self, expression: str, base: date) -> date:
        """Return a day; ``hired:-4m`` starts from the named value, plain ``hired`` is that value."""
        name, _, steps = expression.rpartition(":")
        known = self._base.get(name or steps)
        if isinstance(known, date):
            return day_at(steps, known, self._world.today) if name else known
        return day_at(steps, base, self._world.today)

    def _line(self, text: str, values: Values) -> str:
        return fill_line(text, values, self._rng)
