"""What forms and planning tools share: one reader of numbers, one way to what is to be mended."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml
from playwright.sync_api import Page, expect

from handbook.library import Library
from handbook.tools.fields import number
from places import GOLDEN

NUMBERS = yaml.load((GOLDEN / "numbers.yml").read_text("utf-8"), yaml.BaseLoader)

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]


def test_a_form_reads_a_number_as_the_planning_tools_do(
    address: str, page: Page, read: Library
) -> None:
    form = read.page_of("form", "employer-log")
    assert form
    page.goto(f"{address}/{form.address(read.languages[0].root)}")
    typed = [case["typed"] for case in NUMBERS]
    for decimals in (0, 2):
        found = page.evaluate(
            "([all, decimals]) => all.map(typed => handbookNumbers.read(typed, decimals))",
            [typed, decimals],
        )
        for text, value in zip(typed, found, strict=True):
            expected = number(text, decimals)
            if expected is not None and expected != round(expected, decimals):
                expected = None  # the field's own limits refuse it in Python
            assert (None if value is None else Decimal(str(value))) == expected, text
    box = page.locator("#employer-log-contacts-1-visit-number")
    for text in ("1 200", "1\u00a0200", "12345"):
        box.fill(text)
        box.press("Tab")
        expect(box).not_to_have_attribute("aria-invalid", "true")
    box.fill("1.200")
    box.press("Tab")
    expect(box).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(
    ("tool", "asked"),
    [("capacity", "label[for=capacity-specialists]"), ("fidelity-25", "[data-item] legend")],
)
def test_a_message_leads_to_what_is_asked_and_then_to_the_field(
    tool: str, asked: str, address: str, page: Page
) -> None:
    page.set_viewport_size({"width": 360, "height": 300})
    page.goto(f"{address}/tools/{tool}/")
    page.locator("form.calculator .button:not([type=button])").first.click()
    link = page.locator("[data-errors] a").first
    field = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    expect(page.locator(f"#{field}")).to_be_focused()
    expect(page.locator(asked).first).to_be_in_viewport(ratio=1)
