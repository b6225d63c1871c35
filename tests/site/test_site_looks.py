"""The theme's rules that docs/assets/css/theme.css leaves out are missed on no page."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest
from playwright.sync_api import Browser, Page

from crawl import Document, Element
from handbook.site.stylesheets import Stylesheets
from places import ROOT

pytestmark = [pytest.mark.site, pytest.mark.browser]


PROPERTIES = (
    "display position inset z-index float width height margin padding box-sizing flex grid gap "
    "align-items justify-content overflow border border-radius outline background color opacity "
    "visibility box-shadow mask-image fill stroke font letter-spacing line-height text-align "
    "text-decoration text-transform white-space list-style content cursor transform animation-name"
)
# For each element, and what stands before and after it and its marker where it has any: how it is
# shown.
STYLES = """(properties) => {
  document.querySelectorAll("details").forEach((each) => (each.open = true));
  return [...document.querySelectorAll("*")].flatMap((element) =>
    [null, "::before", "::after", "::marker"].flatMap((part) => {
      const style = getComputedStyle(element, part);
      if (part === "::marker" ? getComputedStyle(element).display !== "list-item"
                              : part && style.content === "none") return [];
      const shown = properties.split(" ").map((name) => `${name}: ${style.getPropertyValue(name)}`);
      return [`${element.tagName}.${element.className} ${part} ${shown.join("; ")}`];
    }),
  );
}"""


def theme() -> str:
    """The whole stylesheet of the theme."""
    found = next((Path(material.__file__).parent / "templates").rglob("main.*.min.css"))
    return found.read_text("utf-8")


def whole() -> str:
    """The theme's stylesheet and those of ours that every page loads, in the build's order."""
    ours = ROOT / "docs" / "assets" / "css"
    _, *rest = Stylesheets(ROOT).base
    return "\n".join([theme(), *((ours / name).read_text("utf-8") for name in rest)])


@pytest.fixture(scope="session")
def paths(documents: dict[str, Document]) -> list[str]:
    """Pages on which everything stands that the theme has rules for; also a missing page."""
    words = set(re.findall(r"\.?[\w-]+", theme()))
    names = {
        path: words & {name for each in page.elements for name in _names(each)}
        for path, page in documents.items()
    }
    missing, chosen = set().union(*names.values()), ["no/such/page/"]
    while missing:
        chosen.append(max(names, key=lambda path: len(names[path] & missing)))
        missing -= names[chosen[-1]]
    return chosen


def _names(element: Element) -> list[str]:
    return [element.name, *(f".{each}" for each in element.attributes.get("class", "").split())]


def styles(page: Page, address: str) -> list[str]:
    """How the browser shows each element of a page, with every part of it unfolded."""
    page.goto(address)
    page.add_style_tag(path=ROOT / "docs/assets/css/search-matches.css")  # as once one searches
    if page.locator("[data-check]").count():
        page.locator("[data-quiz] input").first.check()
        page.locator("[data-check]").first.click()
    found: list[str] = page.evaluate(STYLES, PROPERTIES)
    return found


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_pages_look_the_same_with_the_whole_stylesheet(
    browser: Browser, address: str, paths: list[str], width: int, scheme: str
) -> None:
    seen = []
    css = whole()
    for is_whole in (False, True):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            bypass_csp=True,
        )
        if is_whole:
            context.route(
                "**/assets/css/handbook.*.css",
                lambda route: route.fulfill(body=css, content_type="text/css"),
            )
        page = context.new_page()
        seen.append({path: styles(page, f"{address}/{path}") for path in paths})
        context.close()
    ours, entire = seen
    for path in paths:
        assert ours[path] == entire[path], f"{path}: renew theme.css as DEVELOPING.md says"
