"""Makes an invoice of its description in the sample data."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hattingen_desk.bootstrap.demo.days import Day
from hattingen_desk.bootstrap.demo.invoices import Invoice, Item, Supplier

Json = Mapping[str, Any]

_LEITWEG = "05954016-20300-92"
_NO_BANK = "99999999"  # a bank code no bank has, so that no account can be meant


def invoice_of(details: Json, supplier: Json, *, unit: str, issued_on: date, line: Callable[[str], str]) -> Invoice:
    """Return the invoice; ``line`` fills in the values a text names."""
    account = f"{_NO_BANK}{supplier['account']:010d}"
    return Invoice(
        supplier=Supplier(
            name=supplier["name"],
            street=supplier["street"],
            city=supplier["city"],
            mail=supplier["mail"],
            vat_id=supplier["vat_id"],
            iban=f"DE{check_digits('DE', account)}{account}",
            colour=tuple(supplier["colour"]),
            motto=supplier.get("motto", ""),
        ),
        number=line(details["number"]),
        issued_on=issued_on,
        order=line(details.get("order", "")),
        unit=unit,
        items=tuple(
            Item(line(text), Decimal(quantity), measure, price) for text, quantity, measure, price in details["items"]
        ),
        tax=Decimal(details.get("tax", 19)),
        days=details.get("days", 30),
        discount=Decimal(details.get("discount", 0)),
        discount_days=details.get("discount_days", 0),
        leitweg_id=_LEITWEG if details.get("xml") else "",
    )


def invoice_values(invoice: Invoice, arrived: date) -> dict[str, object]:
    """Return what later papers say of an invoice."""
    return {
        "invoice": invoice.number,
        "issued": Day.of(invoice.issued_on),
        "arrived": Day.of(arrived),
        "due": invoice.due_on,
        "net": invoice.net,
        "gross": invoice.gross,
        "supplier": invoice.supplier.name,
    }


def check_digits(country: str, account: str) -> str:
    """Return the two check digits of an IBAN (ISO 13616, modulo 97)."""
    number = "".join(str(int(char, 36)) for char in f"{account}{country}00")
    return f"{98 - int(number) % 97:02d}"
