"""Invoices to the town: amounts that add up, as a printed page and as a structured e-invoice."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from fpdf import FPDF

from hattingen_desk.adapters.reports.letters import FIXED_MOMENT
from hattingen_desk.adapters.reports.pdf_letter import printable
from hattingen_desk.bootstrap.demo.days import Day
from hattingen_desk.bootstrap.demo.money import Cents, share

_LEFT, _RIGHT = 25.0, 190.0
_COLUMNS = (25.0, 34.0, 124.0, 144.0, 168.0)  # left edges: position, text, quantity, price, amount


@dataclass(frozen=True, slots=True)
class Supplier:
    """An invented company. ``colour`` (red, green, blue) is that of its letterhead."""

    name: str
    street: str
    city: str
    mail: str
    vat_id: str
    iban: str
    colour: tuple[int, int, int] = (60, 60, 60)
    motto: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of an invoice; ``price`` is the net price of one unit in cents."""

    text: str
    quantity: Decimal
    unit: str
    price: int

    @property
    def amount(self) -> int:
        """Net amount of the line in cents."""
        return share(self.price, self.quantity * 100)


@dataclass(frozen=True)
class Invoice:
    """An invoice. ``tax`` is the rate in percent; ``discount`` (Skonto) percent within ``discount_days``, or 0."""

    supplier: Supplier
    number: str
    issued_on: date
    order: str
    unit: str
    items: tuple[Item, ...]
    tax: Decimal = Decimal(19)
    days: int = 30
    discount: Decimal = Decimal(0)
    discount_days: int = 0
    leitweg_id: str = ""

    @cached_property
    def net(self) -> Cents:
        """Sum of the lines."""
        return Cents(sum(item.amount for item in self.items))

    @cached_property
    def tax_amount(self) -> Cents:
        """Value added tax on the sum."""
        return Cents(share(self.net, self.tax))

    @property
    def gross(self) -> Cents:
        """What has to be paid."""
        return Cents(self.net + self.tax_amount)

    @property
    def due_on(self) -> Day:
        """Last day for payment without discount."""
        return Day.of(self.issued_on + timedelta(days=self.days))

    @property
    def terms(self) -> str:
        """The terms of payment in words."""
        words = f"Zahlbar bis {self.due_on} ohne Abzug."
        if self.discount_days:
            until = Day.of(self.issued_on + timedelta(days=self.discount_days))
            rebate = Cents(share(self.gross, self.discount))
            words = (
                f"{self.discount:f}\u00a0% Skonto ({rebate}) bei Zahlung bis {until}, sonst zahlbar bis {self.due_on}."
            )
        return words


def write_invoice_pdf(invoice: Invoice) -> bytes:
    """Return the invoice as a PDF with a text layer."""
    pdf = FPDF()
    pdf.core_fonts_encoding = "cp1252"
    pdf.set_creation_date(FIXED_MOMENT)
    pdf.set_producer("Faktura 7")
    pdf.set_title(f"Rechnung {invoice.number}")
    pdf.set_lang("de-DE")
    pdf.set_auto_page_break(auto=False)
    pdf.add_page()
    _letterhead(pdf, invoice)
    y = _lines(pdf, invoice)
    y = _totals(pdf, invoice, y + 3)
    _words(pdf, invoice, y + 8)
    return bytes(pdf.output())


def _letterhead(pdf: FPDF, invoice: Invoice) -> None:
    supplier = invoice.supplier
    pdf.set_fill_color(*supplier.colour)
    pdf.rect(0, 0, 210, 5, style="F")
    pdf.set_text_color(*supplier.colour)
    _put(pdf, _LEFT, 22, supplier.name, "B", 17)
    pdf.set_text_color(90)
    _put(pdf, _LEFT, 28, supplier.motto, "", 9)
    _put(pdf, _LEFT, 50, f"{supplier.name} · {supplier.street} · {supplier.city}", "", 7.5)
    pdf.set_text_color(0)
    for number, line in enumerate(("Stadt Hattingen", invoice.unit, "Rathausplatz 1", "45525 Hattingen")):
        _put(pdf, _LEFT, 57 + 5 * number, line, "", 10.5)
    facts = (
        ("Rechnungsnummer", invoice.number),
        ("Rechnungsdatum", f"{Day.of(invoice.issued_on)}"),
        ("Ihre Bestellung", invoice.order),
        ("Leitweg-ID", invoice.leitweg_id),
    )
    for number, (label, value) in enumerate(fact for fact in facts if fact[1]):
        _put(pdf, 124, 57 + 5 * number, label, "", 9)
        _right(pdf, _RIGHT, 57 + 5 * number, value, "", 9)
    _put(pdf, _LEFT, 98, f"Rechnung {invoice.number}", "B", 14)
    pdf.set_text_color(90)
    bank = f"IBAN {_grouped(supplier.iban)} · USt-IdNr. {supplier.vat_id} · {supplier.mail}"
    pdf.line(_LEFT, 278, _RIGHT, 278)
    _put(pdf, _LEFT, 283, bank, "", 8)
    pdf.set_text_color(0)


def _lines(pdf: FPDF, invoice: Invoice) -> float:
    """Draw the table of items; return where it ends."""
    y = 110.0
    for x, title in zip(_COLUMNS[:2], ("Pos.", "Leistung"), strict=True):
        _put(pdf, x, y, title, "B", 9)
    for x, title in ((142.0, "Menge"), (166.0, "Einzelpreis"), (_RIGHT, "Betrag")):
        _right(pdf, x, y, title, "B", 9)
    pdf.set_line_width(0.3)
    pdf.line(_LEFT, y + 1.8, _RIGHT, y + 1.8)
    pdf.set_line_width(0.1)
    y += 7
    for number, item in enumerate(invoice.items, 1):
        _put(pdf, _COLUMNS[0], y, str(number), "", 10)
        _right(pdf, 142, y, f"{_quantity(item.quantity)} {item.unit}", "", 10)
        _right(pdf, 166, y, f"{Cents(item.price):bare}", "", 10)
        _right(pdf, _RIGHT, y, f"{Cents(item.amount):bare}", "", 10)
        pdf.set_xy(_COLUMNS[1] - 1, y - 3.6)
        pdf.multi_cell(88, 4.8, printable(item.text), align="L", new_x="LMARGIN", new_y="NEXT")
        y = max(y + 6, pdf.y + 4.6)
        pdf.line(_LEFT, y - 4, _RIGHT, y - 4)
    return y


def _totals(pdf: FPDF, invoice: Invoice, y: float) -> float:
    rows = (
        ("Summe netto", invoice.net, ""),
        (f"Umsatzsteuer {invoice.tax:f}\u00a0%", invoice.tax_amount, ""),
        ("Rechnungsbetrag", invoice.gross, "B"),
    )
    for label, amount, style in rows:
        _put(pdf, 124, y, label, style, 10)
        _right(pdf, _RIGHT, y, f"{amount}", style, 10)
        y += 5.5
    return y


def _words(pdf: FPDF, invoice: Invoice, y: float) -> None:
    pdf.set_font("Helvetica", size=10)
    pdf.set_xy(_LEFT - 1, y)
    closing = f"{invoice.terms} Geben Sie bei der Zahlung die Rechnungsnummer an. Vielen Dank für Ihren Auftrag."
    if not invoice.tax:
        closing = f"Umsatzsteuerfrei nach § 19 UStG. {closing}"
    pdf.multi_cell(_RIGHT - _LEFT, 5, printable(closing), align="L", new_x="LMARGIN", new_y="NEXT")


def _put(pdf: FPDF, x: float, y: float, text: str, style: str, size: float) -> None:
    pdf.set_font("Helvetica", style=style, size=size)
    if text:
        pdf.text(x, y, printable(text))


def _right(pdf: FPDF, x: float, y: float, text: str, style: str, size: float) -> None:
    pdf.set_font("Helvetica", style=style, size=size)
    pdf.text(x - pdf.get_string_width(printable(text)), y, printable(text))


def _quantity(quantity: Decimal) -> str:
    return f"{quantity.normalize():f}".replace(".", ",")


def _grouped(iban: str) -> str:
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))
