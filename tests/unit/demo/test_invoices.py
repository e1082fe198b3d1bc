"""Invoices of the sample add up, and the e-invoice says the same as the printed one."""

import re
from datetime import date
from decimal import Decimal

import pytest

from hattingen_desk.bootstrap.demo.billing import check_digits
from hattingen_desk.bootstrap.demo.einvoices import write_invoice_xml
from hattingen_desk.bootstrap.demo.invoices import Invoice, Item, Supplier

SUPPLIER = Supplier("Muster & Söhne", "Werkstraße 1", "45525 Hattingen", "a@example.org", "DE1", "DE71", (0, 0, 0))


def invoice(*items: Item, tax: int = 19, discount: int = 0, discount_days: int = 0) -> Invoice:
    return Invoice(
        SUPPLIER, "R-1", date(2026, 11, 10), "B-1", "Finanzen", items, Decimal(tax), 30, Decimal(discount),
        discount_days, "05954016-20300-92",
    )  # fmt: skip


def test_lines_are_rounded_one_by_one_and_the_tax_once() -> None:
    found = invoice(Item("Handlauf", Decimal("6.5"), "m", 9677), Item("Montage", Decimal(9), "Std.", 3000))
    assert [item.amount for item in found.items] == [62901, 27000]
    assert (found.net, found.tax_amount, found.gross) == (89901, 17081, 106982)


def test_the_terms_name_the_discount_in_euros_and_its_last_day() -> None:
    found = invoice(Item("Lampe", Decimal(1), "Stück", 10000), discount=2, discount_days=14)
    assert "2\u00a0% Skonto (2,38\u00a0€) bei Zahlung bis 24.11.2026" in found.terms
    assert "10.12.2026" in found.terms


def test_the_e_invoice_carries_the_same_amounts_and_escapes_names() -> None:
    found = invoice(Item("Papier", Decimal(120), "Stück", 1745))
    xml = write_invoice_xml(found).decode()
    lines = [Decimal(each) for each in re.findall(r"LineExtensionAmount currencyID=\"EUR\">([\d.]+)", xml)]
    assert lines == [Decimal("2094.00"), Decimal("2094.00")]  # the sum and its only line
    assert 'PayableAmount currencyID="EUR">2491.86<' in xml
    assert "Muster &amp; Söhne" in xml


@pytest.mark.parametrize(("account", "expected"), [("370400440532013000", "89"), ("120300000000202051", "02")])
def test_check_digits_are_those_of_well_known_sample_accounts(account: str, expected: str) -> None:
    assert check_digits("DE", account) == expected
