"""A small town hall for the record screen: personnel records with registers, a trade record with cases, real PDFs.

Use::

    found = fill(desk)          # ids by name: "hollenbeck", "elternzeit", "mail", "gesperrt", "gewerbe" ...
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from email.message import EmailMessage
from functools import cache

from hattingen_desk.adapters.reports.letters import Letter, write_pdf_letter
from hattingen_desk.application.desk import Desk
from hattingen_desk.application.importing import Source, Target
from hattingen_desk.domain.records import DocumentStatus

TARIFF = "11.30.02"
TRADE = "32.10.10"
STAFF = (
    "Haverkamp, Birte", "Hollenbeck, Anneke", "Hülsmann, Piet", "Ickern, Volkan", "Jasper, Theda", "Kalthoff, Jörn",
    "Kemnade, Silke", "Krahn, Ottilie", "Lütkenhaus, Bernd", "Möllers, Dirk", "Niggemann, Frauke", "Overbeck, Jana",
)  # fmt: skip

# register, title, status, days since it came, days until its follow-up
_PAPERS: tuple[tuple[str, str, DocumentStatus, int, int | None], ...] = (
    ("R4", "Bestätigung Elternzeit (Entwurf)", DocumentStatus.DRAFT, 1, None),
    ("R4", "Antrag auf Elternzeit", DocumentStatus.IN_PROGRESS, 8, 0),
    ("R4", "Vereinbarung über Telearbeit, befristet bis 31.12.2027", DocumentStatus.IN_PROGRESS, 679, 7),
    ("R4", "Änderungsvertrag Teilzeit 30 Stunden", DocumentStatus.FILED, 813, None),
    ("R4", "Antrag auf Verringerung der Arbeitszeit", DocumentStatus.FILED, 896, None),
    ("R9", "Antrag Lehrgang Ausbildereignung (AEVO) im Studieninstitut Hagen", DocumentStatus.IN_PROGRESS, 0, None),
    ("R9", "Scan_0412", DocumentStatus.TO_CHECK, 1, None),
    ("R9", "Teilnahmebescheinigung TVöD-Grundlagen", DocumentStatus.FILED, 615, None),
    ("R8", "Leistungsbewertung LOB 2025", DocumentStatus.IN_PROGRESS, 27, -2),
    ("R8", "Zwischenzeugnis 2023", DocumentStatus.FILED, 1243, None),
    ("R6", "Urlaubsantrag 21.12.–30.12.2026", DocumentStatus.IN_PROGRESS, 6, 1),
    ("R6", "Urlaubsantrag 03.08.–21.08.2026", DocumentStatus.DONE, 194, None),
    ("R6", "Übertragung Resturlaub 2025", DocumentStatus.DONE, 319, None),
    ("R7", "Bescheinigung über die Arbeitsunfähigkeit", DocumentStatus.FILED, 240, None),
)

_LETTER = (
    "Sehr geehrte Damen und Herren,",
    "hiermit beantrage ich Elternzeit für mein Kind, voraussichtlicher Geburtstermin 08.02.2027, wie folgt:",
)
_LETTER_END = (
    "Während des zweiten Abschnitts möchte ich mit 19,5 Stunden wöchentlich in Teilzeit arbeiten.",
    "Ich bitte um eine schriftliche Bestätigung. Für Rückfragen erreichen Sie mich unter der Rufnummer in meiner Akte.",
    "Mit freundlichen Grüßen",
)


@cache
def letter(subject: str, pages: int = 1) -> bytes:
    """Return a letter as PDF; the same subject gives the same bytes."""
    return write_pdf_letter(
        Letter(
            ("Anneke Hollenbeck", "Am Büchsenschütz 199", "45527 Hattingen"),
            ("Stadt Hattingen", "Fachbereich Personal", "Rathausplatz 1", "45525 Hattingen"),
            "Hattingen, 16.11.2026",
            subject,
            (*_LETTER, *(_LETTER_END * (1 if pages == 1 else 6 * pages))),
            table=(("Zeitraum", "von", "bis"), ("1. Abschnitt", "06.04.2027", "05.04.2028")),
            signature="Anneke Hollenbeck",
            enclosures=("1 Bescheinigung über den voraussichtlichen Geburtstermin",),
        )
    )


def mail(subject: str, attachment: bytes) -> bytes:
    """Return a mail with one PDF attached."""
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Anneke Hollenbeck <a.hollenbeck@example.org>"
    message["To"] = "personal@hattingen.example"
    message["Date"] = "Mon, 16 Nov 2026 08:12:00 +0100"
    message.set_content("Guten Tag,\n\nanbei mein Antrag auf Elternzeit mit der Bescheinigung.\n\nAnneke Hollenbeck\n")
    message.add_attachment(attachment, maintype="application", subtype="pdf", filename="Bescheinigung.pdf")
    return message.as_bytes()


def source(name: str, data: bytes, title: str = "", **values: object) -> Source:
    """Return a file that is not on disk."""
    return Source(name, name, lambda: data, title=title, **values)  # type: ignore[arg-type]


def fill(desk: Desk) -> Mapping[str, str]:
    """Create records, cases, documents and follow-ups around today; return ids by name."""
    today = desk.clock.today()
    ids: dict[str, str] = {}
    for number, name in enumerate(STAFF):
        created = desk.filing.create_record(
            TARIFF, name, unit="FB 32 Bürgerservice",
            fields={"personnel_number": str(20417 + 31 * number), "status": "TVöD"},
        )  # fmt: skip
        ids[name.split(",")[0].lower()] = created.created
    _fill_personnel(desk, ids, today)
    _fill_trade(desk, ids, today)
    desk.browsing.set_favourite(ids["hollenbeck"], favourite=True)
    return ids


def _fill_personnel(desk: Desk, ids: dict[str, str], today: date) -> None:
    record = ids["hollenbeck"]
    ids["case"] = desk.filing.open_case(record, "Elternzeit 2027", register="R4").created
    for register, title, status, age, due in _PAPERS:
        pages = 2 if title == "Antrag auf Elternzeit" else 1
        one = source(
            f"{title.split()[0]}.pdf", letter(title, pages), title, origin="Post, gescannt von Registratur",
            received_on=today - timedelta(days=age), status=status,
        )  # fmt: skip
        case = ids["case"] if "Elternzeit" in title else None
        document = desk.importing.import_files([one], Target(record, register, case)).items[0].id
        ids[title.split()[0].lower().removesuffix(",")] = document
        if title == "Antrag auf Elternzeit":
            ids["elternzeit"] = document
        if due is not None:
            desk.follow_ups.take_over(record, f"{title} prüfen", today + timedelta(days=due), document_id=document)
    letters = source("Antrag.eml", mail("Mein Antrag auf Elternzeit", letter("Bescheinigung")))
    ids["mail"] = desk.importing.import_files([letters], Target(record, "R4", ids["case"])).items[0].id
    broken = source("Scan_0413.pdf", b"%PDF-1.7 kaputt", "Scan_0413")
    ids["kaputt"] = desk.importing.import_files([broken], Target(record, "R9")).items[0].id


def _fill_trade(desk: Desk, ids: dict[str, str], today: date) -> None:
    created = desk.filing.create_record(
        TRADE, "Kiosk am Bunker, Inh. Yıldız", fields={"business_name": "Kiosk am Bunker", "owner": "Selin Yıldız"}
    )
    ids["gewerbe"] = created.created
    first = desk.filing.open_case(created.created, "Anmeldung 2026").created
    second = desk.filing.open_case(created.created, "Erweiterung der Tätigkeit").created
    for title, case in (
        ("Gewerbeanmeldung", first),
        ("Ausweiskopie", first),
        ("Anfrage zur Außengastronomie", second),
        ("Aktennotiz Ortstermin", None),
    ):
        one = source(f"{title.split()[0]}.pdf", letter(title), title, received_on=today - timedelta(days=3))
        desk.importing.import_files([one], Target(created.created, case_id=case))
