"""A reader who comes from a path is led along it, and its mark in the address breaks nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

import visits
from handbook.library import Library

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]
ROLE = "reference-group"


def test_a_reader_is_led_from_the_path_over_all_its_pages_and_home(
    page: Page, address: str, read: Library
) -> None:
    for language in read.languages:
        path, code = read.paths[ROLE], language.code
        home = f"{address}/{read.pages[f'paths/{ROLE}'].address(language.root)}"
        page.goto(home)
        page.locator(".path li a").first.click()
        for number, step in enumerate(path.steps, 1):
            target = read.pages[step.page].address(language.root)
            expect(page).to_have_url(f"{address}/{target}?path={ROLE}")
            said = read.words["on_path_position"][code]
            expect(page.locator("[data-path-position]")).to_have_text(
                said.format(number=number, total=len(path.steps))
            )
            assert page.locator("a[data-path-home]").evaluate("link => link.href") == home
            crumbs = page.locator(".breadcrumb li")
            expect(crumbs).to_have_count(3)
            expect(crumbs.last).to_have_text(page.locator("[data-path-position]").inner_text())
            expect(page.locator("section.next")).to_be_hidden()
            enough = page.get_by_text(read.words["on_path_enough"][code]).filter(visible=True)
            expect(enough).to_have_count(int(number == path.needed))
            expect(page.locator("a[data-next-for]:visible")).to_have_count(1)
            page.locator("a[data-path-next]").click()
        expect(page).to_have_url(home)


@pytest.mark.parametrize("query", ["", "?path=", "?path=nobody", "?path=%22]", "?path=__proto__"])
def test_without_a_path_of_this_page_the_reader_has_all_of_them(
    page: Page, address: str, query: str
) -> None:
    page.goto(f"{address}/model/what-is-ips/{query}")
    expect(page.locator("section.next a")).to_be_visible()
    assert page.locator("a[data-next-for]:visible").count() > 2
    expect(page.locator("[data-path-position], [data-path-next], [data-path-home]")).to_have_count(
        0
    )


def test_the_other_language_is_on_the_same_path(page: Page, address: str) -> None:
    for name in ("model/evidence", "tools/capacity", "tools/referral-clocks"):
        role = "job-specialist" if name.endswith("clocks") else "leader"
        page.goto(f"{address}/{name}/?path={role}")
        page.locator("a[data-language-link]").click()
        expect(page).to_have_url(f"{address}/en/{name}/?path={role}")
        expect(page.locator("a[data-path-next]")).to_be_visible()


def test_a_tool_on_a_path_works_as_elsewhere_and_keeps_the_path(page: Page, address: str) -> None:
    page.goto(f"{address}/tools/capacity/?specialists=4&caseload=20&path=leader")
    expect(page.locator("[data-result=capacity]").first).to_have_text("80")
    page.locator("[name=specialists]").fill("5")
    page.locator("[name=specialists]").press("Enter")
    expect(page.locator("[data-result=capacity]").first).to_have_text("100")
    expect(page).to_have_url(re.compile(r"specialists=5&.*&path=leader$"))
    page.locator("a[data-language-link]").click()
    expect(page).to_have_url(re.compile(r"/en/tools/capacity/\?specialists=5&.*path=leader(#|$)"))
    expect(page.locator("[data-result=capacity]").first).to_have_text("100")
    expect(page.locator("a[data-path-next]")).to_be_visible()


def test_without_javascript_each_role_is_told_its_next_page(
    browser: Browser, address: str, read: Library
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    first, second, *_ = read.paths[ROLE].steps
    page.goto(f"{address}/{read.pages[first.page].address('')}?path={ROLE}")
    page.locator(f"a[data-next-for={ROLE}]").click()
    expect(page).to_have_url(f"{address}/{read.pages[second.page].address('')}?path={ROLE}")
    context.close()


def test_the_way_on_moves_nothing_and_is_sound_in_every_look(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    heights = []
    for query in ("", "?path=leader"):
        page.goto(f"{address}/tools/capacity/{query}")
        heights.append(page.locator("h1").bounding_box())
    assert heights[0] == heights[1]
    for scheme in visits.SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert visits.axe(page, ".on-path") == [], scheme
        assert visits.axe(page, ".breadcrumb") == [], scheme
