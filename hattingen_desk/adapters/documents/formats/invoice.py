"""Electronic invoices (EN 16931, XRechnung) as readable German lines. The business terms (BT) are that standard's."""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from hattingen_desk.adapters.documents import remarks
from hattingen_desk.adapters.documents.draft import Draft, one_line
from hattingen_desk.adapters.documents.safe_xml import Element
from hattingen_desk.domain.content import Attachment, FileKind

# UNTDID 1001 and 4461, UN/ECE Recommendation 20: what German invoices use
_TYPES = {
    "326": "Teilrechnung", "380": "Rechnung", "381": "Gutschrift", "384": "Rechnungskorrektur",
    "386": "Vorauszahlungsrechnung", "389": "Gutschrift (Selbstfakturierung)", "875": "Abschlagsrechnung",
    "876": "Teilschlussrechnung", "877": "Schlussrechnung",
}  # fmt: skip
_MEANS = {
    "10": "Bar", "20": "Scheck", "30": "Überweisung", "42": "Überweisung", "48": "Karte", "49": "Lastschrift",
    "54": "Kreditkarte", "57": "Dauerauftrag", "58": "SEPA-Überweisung", "59": "SEPA-Lastschrift",
    "68": "Online-Zahlung", "97": "Verrechnung",
}  # fmt: skip
_UNITS = {
    "C62": "Stück", "H87": "Stück", "XPP": "Stück", "EA": "Stück", "PCE": "Stück", "HUR": "Std.", "DAY": "Tage",
    "MON": "Monate", "ANN": "Jahre", "MIN": "Min.", "WEE": "Wochen", "KGM": "kg", "TNE": "t", "MTR": "m", "MTK": "m²",
    "MTQ": "m³", "LTR": "l", "KMT": "km", "KWH": "kWh", "LS": "pauschal", "SET": "Satz", "XPK": "Paket",
    "XBX": "Karton", "NAR": "Artikel",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """Seller, buyer, payee (BG-4, BG-7, BG-10)."""

    names: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """An invoice line (BG-25)."""

    number: str = ""
    name: str = ""
    details: tuple[str, ...] = ()
    quantity: str = ""
    unit: str = ""
    price: str = ""
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Invoice:
    """What an invoice says, whatever its syntax; amounts and dates as they stand in it (dates as ISO)."""

    number: str = ""
    type_code: str = ""
    issued: str = ""
    due: str = ""
    delivered: tuple[str, ...] = ()
    currency: str = ""
    buyer_reference: str = ""
    references: tuple[tuple[str, str], ...] = ()
    seller: Party = Party()
    buyer: Party = Party()
    payee: Party = Party()
    means: tuple[str, ...] = ()
    accounts: tuple[tuple[str, str], ...] = ()
    terms: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    allowances: tuple[tuple[str, str], ...] = ()
    taxes: tuple[tuple[str, str, str], ...] = ()
    """Rate, taxable amount, tax amount."""
    totals: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attachment, ...] = field(default=(), repr=False)


def add_invoice(invoice: Invoice, root: Element, draft: Draft) -> None:
    """Fill ``draft``: the known facts as sentences, then every other text that stands in the file."""
    draft.kind = FileKind.INVOICE
    kind = _TYPES.get(invoice.type_code, "Rechnung")
    seller = invoice.seller.names[0] if invoice.seller.names else ""
    draft.title = " – ".join(part for part in (f"{kind} {invoice.number}".strip(), seller) if part)
    draft.sender = seller
    draft.sent_at = invoice.issued
    lines = [line for line in _text(invoice, kind) if line]
    for line in lines:
        draft.line(line)
    _add_rest(invoice, root, "\n".join(lines), draft)
    for attachment in invoice.attachments:
        draft.attach(attachment.file_name, attachment.data)
    if invoice.attachments:
        draft.remark(remarks.attachments_inside(len(invoice.attachments)))


def _text(invoice: Invoice, kind: str) -> list[str]:
    money = _Money(invoice.currency)
    return [
        f"{kind} (elektronische Rechnung)",
        _named("Rechnungsnummer", invoice.number),
        _named("Rechnungsdatum", german_date(invoice.issued)),
        _named("Fällig am", german_date(invoice.due)),
        _named("Leistung", " bis ".join(german_date(day) for day in invoice.delivered)),
        _named("Leitweg-ID", invoice.buyer_reference),
        *(_named(name, value) for name, value in invoice.references),
        *_party("Verkäufer", invoice.seller),
        *_party("Käufer", invoice.buyer),
        *_party("Zahlungsempfänger", invoice.payee),
        *(note for note in invoice.notes),
        "Positionen" if invoice.lines else "",
        *(_line(line, money) for line in invoice.lines),
        *(_named(reason, money.shown(amount)) for reason, amount in invoice.allowances),
        *(
            f"Umsatzsteuer {_decimal(rate)}\u00a0% auf {money.shown(base)}: {money.shown(tax)}"
            for rate, base, tax in invoice.taxes
        ),
        *(_named(name, money.shown(amount)) for name, amount in invoice.totals if amount),
        *(_named("Zahlungsart", _MEANS.get(code, code)) for code in invoice.means),
        *(_named(name, value) for name, value in invoice.accounts),
        *(_named("Zahlungsbedingungen", term) for term in invoice.terms),
        *(_named("Anlage", attachment.file_name) for attachment in invoice.attachments),
        "",
    ]


def _add_rest(invoice: Invoice, root: Element, said: str, draft: Draft) -> None:
    """Add what the lines above do not say, so that the search finds every word of the invoice."""
    rest: dict[str, None] = {}
    for element in root.iter():
        if len(element) or "Binary" in str(element.tag):
            continue
        text = one_line(element.text or "")
        if text and text not in said and german_date(text) not in said and not _technical(text, invoice):
            rest.setdefault(text)
    if rest:
        draft.line("\nWeitere Angaben")
        for text in rest:
            draft.line(text)


def _party(role: str, party: Party) -> list[str]:
    if not party.names and not party.address:
        return []
    lines = [f"{role}: {', '.join(part for part in (*party.names, *party.address) if part)}"]
    if party.numbers:
        lines.append(f"{role}, Nummern: {', '.join(party.numbers)}")
    if party.contact:
        lines.append(f"{role}, Kontakt: {', '.join(party.contact)}")
    return lines


def _line(line: Line, money: "_Money") -> str:
    parts = [f"{line.number} {line.name}".strip() if line.number != line.name else line.name]
    if line.quantity:
        parts.append(f"{_decimal(line.quantity)} {_UNITS.get(line.unit, line.unit)}".strip())
    if line.price:
        parts.append(f"zu {money.shown(line.price)}")
    if line.amount:
        parts.append(money.shown(line.amount))
    details = [detail for detail in line.details if detail and detail != line.name]
    return "\t".join(parts) + "".join(f"\n\t{detail}" for detail in details)


class _Money:
    """Writes amounts in an invoice's currency."""

    def __init__(self, currency: str) -> None:
        self._sign = "€" if currency in {"EUR", ""} else currency

    def shown(self, amount: str) -> str:
        return f"{_decimal(amount, places=2)}\u00a0{self._sign}" if amount else ""


def _named(name: str, value: str) -> str:
    return f"{name}: {value}" if value else ""


def _decimal(text: str, *, places: int = 0) -> str:
    """Return a decimal number in German writing with at least ``places`` decimals; as it stands if it is none."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number) >= Decimal(10) ** 20:
        return text
    exponent = number.normalize().as_tuple().exponent
    decimals = max(places, -exponent if isinstance(exponent, int) else 0)
    return f"{number:,.{min(decimals, 10)}f}".translate(str.maketrans(",.", ".,"))


def _technical(text: str, invoice: Invoice) -> bool:
    """Tell codes and bare numbers, which nobody searches for, from words."""
    if text.startswith("urn:") or text in {"VAT", invoice.currency, "true", "false"}:
        return True
    return text.replace(".", "", 1).lstrip("-").isdigit() and len(text) < 12


def german_date(iso: str) -> str:
    """Return ``2026-03-01`` as ``01.03.2026``, anything else as it stands."""
    if len(iso) >= 10 and iso[4] == "-" and iso[7] == "-":
        return f"{iso[8:10]}.{iso[5:7]}.{iso[:4]}"
    return iso
