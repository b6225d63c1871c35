"""The frame around every page: menu, focus, lines, targets, languages, and nothing from outside."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from handbook.library import Library

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]

SAMPLE = "principles/rapid-job-search/"


LINES = """() => {
  const found = [];
  for (const block of document.querySelectorAll("main p, main li")) {
    if (!block.offsetParent || block.closest("svg")) continue;
    const lines = new Map(), range = document.createRange();
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
      if (node.parentElement.closest("p, li") !== block) continue;
      for (let i = 0; i < node.length; i++) {
        range.setStart(node, i); range.setEnd(node, i + 1);
        const box = range.getBoundingClientRect();
        const line = Math.round(box.bottom / 12);
        if (box.width) lines.set(line, (lines.get(line) || 0) + 1);
      }
    }
    found.push(...lines.values());
  }
  return found;
}"""


def test_a_line_of_running_text_has_about_seventy_characters(page: Page, address: str) -> None:
    page.goto(f"{address}/{SAMPLE}")
    lines = sorted(page.evaluate(LINES))
    assert len(lines) > 50
    # letters differ in width: what counts is that lines as such stay at 75 or fewer
    assert lines[int(len(lines) * 0.95)] <= 75


def test_text_is_large_enough_and_airy(page: Page, address: str) -> None:
    page.goto(f"{address}/{SAMPLE}")
    size, height = page.locator(".page-body p").first.evaluate(
        "e => ['fontSize', 'lineHeight'].map(name => parseFloat(getComputedStyle(e)[name]))"
    )
    assert size >= 16
    assert height / size >= 1.5


def test_wider_text_spacing_loses_nothing(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{address}/{SAMPLE}")
    # set on each element, because the policy refuses a stylesheet of the test's own
    page.evaluate(
        """() => { for (const e of document.querySelectorAll("*")) {
          e.style.lineHeight = "1.5"; e.style.letterSpacing = "0.12em";
          e.style.wordSpacing = "0.16em";
        } }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    clipped = page.evaluate(
        """[...document.querySelectorAll("main :is(p, li, a, button, label, summary, h2, td, th)")]
          .filter(e => e.offsetParent && getComputedStyle(e).overflow !== "visible"
            && e.scrollWidth > e.clientWidth + 1).map(e => e.textContent.slice(0, 40))"""
    )
    assert clipped == []


def test_every_target_is_at_least_24_pixels(page: Page, address: str) -> None:
    page.goto(f"{address}/{SAMPLE}")
    question = page.locator(".quiz__question").first
    question.scroll_into_view_if_needed()  # its stylesheet is fetched then
    expect(question).to_have_css("border-top-width", "1px")
    small = page.evaluate(
        """[...document.querySelectorAll("a[href], button, input, summary")].filter(e => {
          const inText = e.matches("a:not(.footnote-ref)") && e.closest("p, li, td, dd");
          const box = e.getBoundingClientRect();
          return box.width && !inText && (box.width < 24 || box.height < 23.5);
        }).map(e => e.outerHTML.slice(0, 90))"""
    )
    assert small == []


def test_the_skip_link_comes_first_and_leads_into_the_text(page: Page, address: str) -> None:
    page.goto(f"{address}/{SAMPLE}")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_whatever_has_focus_shows_a_ring_and_is_not_hidden(page: Page, address: str) -> None:
    page.goto(f"{address}/{SAMPLE}")
    seen = 0
    for _ in range(60):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => {
              const e = document.activeElement;
              // the search box draws its ring around the field and its sign together
              const s = getComputedStyle(e.closest(".search__form") || e);
              const box = e.getBoundingClientRect();
              const header = document.querySelector(".site-header");
              const above = e.matches(".skip") || header.contains(e);
              const clear = above || box.bottom > header.getBoundingClientRect().bottom;
              return [e.tagName, s.outlineStyle, parseFloat(s.outlineWidth), box.width > 0, clear];
            }"""
        )
        if told[0] == "BODY":
            break
        seen += 1
        assert told[1] == "solid", told
        assert told[2] >= 3, told
        assert told[3] and told[4], told
    assert seen > 20


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_the_small_menu_opens_by_keyboard(browser: Browser, address: str, script: bool) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 780}, java_script_enabled=script
    )
    page = context.new_page()
    page.goto(f"{address}/{SAMPLE}")
    menu = page.locator(".menu")
    here = menu.get_by_role("link", name=re.compile("Raskt jobbsøk"))
    assert not here.is_visible()
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert here.is_visible()
    assert here.get_attribute("aria-current") == "page"
    page.keyboard.press("Tab")
    context.close()


def test_the_wide_menu_is_open_and_needs_no_button(page: Page, address: str) -> None:
    page.goto(f"{address}/{SAMPLE}")
    assert page.locator(".menu a[aria-current=page]").is_visible()
    assert not page.locator(".menu > summary").is_visible()
    contents = page.locator(".contents a").first
    assert contents.is_visible()


def test_the_language_link_keeps_page_section_and_state(page: Page, address: str) -> None:
    page.goto(f"{address}/{SAMPLE}?a=1#practice")
    link = page.locator("a[hreflang=en]")
    assert link.inner_text() == "English"
    assert link.get_attribute("lang") == "en"
    link.click()
    expect(page).to_have_url(f"{address}/en/{SAMPLE}?a=1#practice")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("a[hreflang=nb]").click()
    expect(page).to_have_url(f"{address}/{SAMPLE}?a=1#practice")


def test_the_language_link_leads_to_the_section_that_is_being_read(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/{SAMPLE}")
    page.locator("a[hreflang=en]").click()
    page.wait_for_url(f"{address}/en/{SAMPLE}")  # nothing is added at the top of the page
    page.evaluate("document.getElementById('not').scrollIntoView()")
    # a click by the mouse alone: Playwright's own would scroll first
    box = page.locator("a[hreflang=nb]").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(f"{address}/{SAMPLE}#not")


def test_a_missing_page_offers_every_role_in_every_language(
    context: BrowserContext, address: str, read: Library
) -> None:
    other = context.new_page()  # its console says that the address is missing
    other.goto(f"{address}/en/no/such/page/")
    assert other.locator("h1").count() == 1
    for language in read.languages:
        section = other.locator(f"section[lang={language.code}]")
        for path in read.paths.values():
            link = section.get_by_role("link", name=path.role[language.code], exact=True)
            target = read.pages[f"paths/{path.id}"].address(language.root)
            assert str(link.get_attribute("href")).endswith(f"/{target}")
    assert other.locator("[data-md-component=search-query]").count() == 1


def test_the_home_page_leads_each_reader_on(page: Page, address: str, read: Library) -> None:
    for path in read.paths.values():
        page.goto(f"{address}/")
        page.get_by_role("main").get_by_role("link", name=path.role["nb"]).first.click()
        expect(page).to_have_url(f"{address}/paths/{path.id}/")


def test_a_printed_page_has_its_text_and_none_of_the_frame(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}/{SAMPLE}")
    paper: Any = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))  # type: ignore[no-untyped-call]
    text = "\n".join(sheet.get_textpage().get_text_range() for sheet in paper)
    width, height = paper[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    assert "Raskt jobbsøk" in text
    assert "Hovedmeny" not in text and "På denne siden" not in text
    corner = paper[0].render(scale=0.2).to_pil().getpixel((2, 2))
    assert corner[:3] == (255, 255, 255), "paper is white from the dark theme too"
    context.close()


def test_a_note_is_printed_as_large_as_the_text_and_in_its_colour(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{address}/{SAMPLE}")
    look = """e => ["fontSize", "color", "borderInlineStartColor"]
      .map(name => getComputedStyle(e)[name])"""
    size, colour, _ = page.locator(".page-body > p").first.evaluate(look)
    note = page.locator(".admonition")
    assert note.evaluate(look) == [size, colour, colour]
    assert note.locator("p").last.evaluate(look)[0] == size


def test_the_site_works_below_a_path(
    browser: Browser, site: Path, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    (tmp_path / "handbook").symlink_to(site, target_is_directory=True)
    address = serve(tmp_path)
    context = browser.new_context()
    page, failed = context.new_page(), []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("console", lambda said: failed.append(said.text) if said.type == "error" else None)
    for path in ("", "en/", "en/tools/capacity/", f"en/{SAMPLE}"):
        page.goto(f"{address}/handbook/{path}")
        expect(page.locator("h1")).to_have_count(1)
    page.locator("a[hreflang=nb]").click()
    page.wait_for_url(f"{address}/handbook/{SAMPLE}")
    assert not failed
    context.close()
