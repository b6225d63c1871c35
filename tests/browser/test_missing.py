"""A missing address is answered in the language of the folder that it lies in."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from handbook.library import Library

pytestmark = [pytest.mark.browser, pytest.mark.site]


def test_labels_search_and_first_text_are_in_the_language_of_the_address(
    context: BrowserContext, address: str, read: Library
) -> None:
    page = context.new_page()  # its console says that the address is missing
    for language in read.languages:
        code = language.code
        page.goto(f"{address}/{language.root}no-such-page/")
        assert page.evaluate("document.documentElement.lang") == code
        assert page.title().endswith(read.words["site_name"][code]) or not language.root
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("h1")).to_have_text(read.words["missing_title"][code])
        expect(page.locator(".brand")).to_have_text(read.words["site_name"][code])
        page.keyboard.press("Control+k")
        term = next(iter(read.glossary.values())).term[code]
        page.locator("[name=query]").fill(term)
        first = page.locator(".md-search-result__link").first
        expect(first).to_be_visible()
        root = f"{address}/{language.root}"
        href = first.evaluate("link => link.href")
        assert href.startswith(root)
        if not language.root:
            others = [each.root for each in read.languages if each.root]
            assert not href.removeprefix(root).startswith(tuple(others))
