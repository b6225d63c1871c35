"""Pages that lead on are seen whole at once, and a telephone shows all roles soon."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

import visits
from handbook.library import Library

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]
LEADS_ON = {
    "tools": ".choices",
    "tools/forms": ".choices",
    "implement": ".choices",
    "implement/authority": ".choices",
    "implement/leader": ".stages",
    "learn": ".choices",
    "look-up": ".choices",
}
ENDS = "all => Math.max(...all.map(each => each.getBoundingClientRect().bottom))"


@pytest.mark.parametrize("name", LEADS_ON)
def test_what_there_is_to_choose_from_is_seen_on_one_screen(
    page: Page, address: str, read: Library, name: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    for language in read.languages:
        page.goto(f"{address}/{read.pages[name].address(language.root)}")
        ends = page.locator(f"{LEADS_ON[name]} li").evaluate_all(ENDS)
        assert ends <= 800, language.code


def test_a_telephone_shows_every_role_within_a_screen_and_a_half(
    page: Page, address: str, read: Library
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for language in read.languages:
        page.goto(f"{address}/{language.root}")
        roles = page.locator(".roles a")
        expect(roles).to_have_count(len(read.paths))
        assert page.locator(".roles li").evaluate_all(ENDS) <= 1110, language.code


def test_without_javascript_the_header_is_one_line_and_the_menu_says_that_search_needs_it(
    browser: Browser, address: str, read: Library
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    for language in read.languages:
        page.goto(f"{address}/{read.pages['model'].address(language.root)}")
        box = page.locator(".site-header").bounding_box()
        assert box
        assert box["height"] <= 70
        link = page.locator("a.search-needs-script")
        expect(link).to_be_visible()
        page.locator(".menu summary").click()
        told = page.get_by_text(read.words["search_needs_script"][language.code])
        expect(told).to_be_visible()
        link.click()
        expect(page).to_have_url(f"{address}/{read.pages['look-up'].address(language.root)}")
    context.close()


def test_axe_finds_nothing_where_a_reader_chooses(page: Page, address: str) -> None:
    for name, part in LEADS_ON.items():
        page.goto(f"{address}/{name}/")
        for scheme in visits.SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert visits.axe(page, part) == [], f"{name}, {scheme}"
