"""Visits pages in a browser and tells all that is wrong with how they look and what they do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
WIDE, NARROW = 1280, 320
ENLARGED = 256  # what 400 per cent leaves of 1024 px
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# What another scheme can break: it changes colours alone, which test_every_page.py holds it to.
OF_COLOURS = ("color-contrast", "link-in-text-block")
# In an order that changes one thing at a time.
LOOKS: tuple[tuple[int, Scheme, tuple[str, ...]], ...] = (
    (WIDE, "light", RULES),
    (WIDE, "dark", OF_COLOURS),
    (NARROW, "dark", RULES),
    (NARROW, "light", OF_COLOURS),
)
# What axe is given to do less; in braces, for a script of the page may have the same names.
_AXE = f"{{{Path(__file__).with_name('axe_quickly.js').read_text('utf-8')}}}".replace(
    '"axe goes here";', AXE_SCRIPT
)
# Passes are left out: to bring them to Python costs as much as to find them.
_VIOLATIONS = """([within, rules]) => axe
  .run(within || document, {
    resultTypes: ["violations"],
    ...(rules.length ? { runOnly: rules } : {}),
  })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target}: ${node.failureSummary}`)))"""
_UNFOLDED = "() => document.querySelectorAll('main details').forEach((each) => (each.open = true))"
# What WCAG 1.4.12 lets a reader set, and what is then cut off in a drawing.
_SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
  const cut = [...document.querySelectorAll("svg text")].filter((text) => {
    const inside = text.getBoundingClientRect(), all = text.closest("svg").getBoundingClientRect();
    return inside.width && (inside.right > all.right + 1 || inside.left < all.left - 1);
  });
  const wide = document.documentElement.scrollWidth;
  document.adoptedStyleSheets = [];
  return [wide, cut.map((text) => text.textContent)];
}"""
# Whole bars that stay in the window while the page is scrolled below them.
_STAYING = """() => [...document.querySelectorAll("body *")].filter((each) => {
  const { position } = getComputedStyle(each), box = each.getBoundingClientRect();
  const isSeen = position === "sticky" || (position === "fixed" && box.bottom > 0);
  return isSeen && box.width > innerWidth / 2;
}).reduce((sum, each) => sum + each.getBoundingClientRect().height, 0)"""
_EDGES = ["Top", "Right", "Bottom", "Left"]
# Borders that are there for their room alone; forced colours would draw them.
_UNDRAWN = """(edges) => [...document.querySelectorAll("body *")].forEach((each) => {
  const style = getComputedStyle(each);
  const isUndrawn = (edge) => style[`border${edge}Width`] !== "0px" &&
    style[`border${edge}Style`] !== "none" && style[`border${edge}Color`] === "rgba(0, 0, 0, 0)";
  if (edges.some(isUndrawn)) each.undrawn = edges.filter(isUndrawn);
})"""
_DRAWN = """() => {
  const probe = document.createElement("i");
  document.body.append(probe);
  probe.style.color = "Canvas";
  const ground = getComputedStyle(probe).color;
  probe.remove();
  return [...document.querySelectorAll("body *")].filter((each) =>
    each.undrawn?.some((edge) => getComputedStyle(each)[`border${edge}Color`] !== ground) &&
    each.getClientRects().length
  ).map((each) => `${each.tagName.toLowerCase()}.${each.className}: ${each.textContent.trim()}`);
}"""
_STORED = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map(({ name }) => name), ...(await caches.keys()),
]"""


def idle(page: Page) -> None:
    """Waits until the page's scripts have done what they do by themselves."""
    # a page that draws nothing may never be told that it is idle
    page.evaluate("() => new Promise((then) => requestIdleCallback(then, { timeout: 500 }))")


def self_check(page: Page) -> None:
    """Comes to the self-check of the page and waits until its script is there.

    What is pressed before has a test of its own; here a button would move away below the mouse.
    """
    form = page.locator("form.quiz").first
    form.scroll_into_view_if_needed()
    expect(form.locator("[data-stored]")).not_to_have_attribute("hidden", re.compile(""))


def axe(page: Page, within: str = "", rules: Iterable[str] = ()) -> list[str]:
    """What axe finds on the page as it stands: rule, place and cure of each violation.

    `within` is a selector of the part that is judged; `rules` are tags or names of axe's rules, all
    if empty.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    found: list[str] = page.evaluate(_VIOLATIONS, [within, list(rules)])
    return found


def faults(browser: Browser, address: str, paths: Iterable[str]) -> list[str]:
    """Everything that is wrong with the pages at `paths` below `address`, each visited once.

    Violations in both widths and schemes, sideways scroll, what a reader's own spacing, enlargement
    or colours break, messages in the console, requests to other hosts, and whatever is stored.
    """
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    told: list[str] = []
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    page.on("console", lambda message: told.append(f"console: {message.text}"))
    page.on("request", lambda request: told.extend(_foreign(request.url, address)))
    found = []
    for path in paths:
        page.goto(f"{address}/{path}")
        seen = [*_seen(page), *_adapted(page), *stored(page)]
        found += [f"/{path}: {fault}" for fault in (*told, *seen)]
        told.clear()
    context.close()
    return found


def _foreign(url: str, address: str) -> list[str]:
    return [] if url.startswith((f"{address}/", "data:")) else [f"request: {url}"]


def _seen(page: Page) -> Iterator[str]:
    for number, (width, scheme, rules) in enumerate(LOOKS):
        if number:  # first as it comes, and then with what it has folded
            page.evaluate(_UNFOLDED)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        yield from (f"{scheme}, {width} px: {fault}" for fault in axe(page, rules=rules))
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            yield f"{scheme}, {width} px: scrolls sideways, {wide} px"


def _adapted(page: Page) -> Iterator[str]:
    """What is lost where a reader sets letters wider, enlarges fourfold, or forces colours."""
    wide, cut = page.evaluate(_SPACED)
    if wide > NARROW:
        yield f"wider letters: scrolls sideways, {wide} px"
    yield from (f"wider letters: cut off: {text}" for text in cut)
    page.set_viewport_size({"width": NARROW, "height": ENLARGED})
    if (high := page.evaluate(_STAYING)) > ENLARGED / 8:
        yield f"400 per cent: {high:.0f} of {ENLARGED} px stay when the page is scrolled"
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.evaluate(_UNDRAWN, _EDGES)
    page.emulate_media(forced_colors="active")
    yield from (f"forced colours: a border is drawn: {each}" for each in page.evaluate(_DRAWN))
    page.emulate_media(forced_colors="none")


def stored(page: Page) -> list[str]:
    """Everything that pages have left in the profile of this one, by kind and name."""
    cookies: list[Any] = page.context.cookies()
    kept = [f"stored: {name}" for name in page.evaluate(_STORED)]
    return kept + [f"cookie: {each['name']}" for each in cookies]
