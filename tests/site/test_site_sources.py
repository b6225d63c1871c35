"""A source leads back to the place in the text that the reader came from."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from handbook.library import Library

pytestmark = [pytest.mark.site, pytest.mark.browser]
PAGE = "model/norway"  # it cites one source again and again


def test_a_source_has_one_way_back_and_it_leads_to_the_mark_that_was_followed(
    page: Page, address: str, read: Library
) -> None:
    for language in read.languages:
        text = read.pages[PAGE].texts[language.code]
        names = [name for name, _ in text.citations]
        source = max(names, key=names.count)
        page.goto(f"{address}/{read.pages[PAGE].address(language.root)}")
        listed = page.locator(".footnote li").filter(has=page.locator(f"[id$=':{source}']"))
        for mark in (f"fnref3:{source}", f"fnref:{source}", f"fnref2:{source}"):
            page.locator(f'[id="{mark}"] a').click()
            expect(listed).to_be_in_viewport()
            ways = page.locator(".footnote-backref:visible")
            expect(ways).to_have_count(len(text.cited))
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(page).to_have_url(f"{page.url.partition('#')[0]}#{mark}")
            expect(page.locator(f'[id="{mark}"]')).to_be_in_viewport()


def test_each_way_back_is_named_by_the_number_that_stands_in_the_text(
    page: Page, address: str, read: Library
) -> None:
    for language in read.languages:
        page.goto(f"{address}/{read.pages[PAGE].address(language.root)}")
        word = read.words["footnote_back"][language.code]
        count = page.locator(".footnote li").count()
        ways = page.locator(".footnote-backref:visible").all()
        assert [way.get_attribute("aria-label") for way in ways] == [
            word.format(number) for number in range(1, count + 1)
        ]
