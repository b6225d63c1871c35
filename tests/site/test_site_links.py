"""Every link and every file that a page names is there, and the languages lead to each other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from crawl import Document

pytestmark = pytest.mark.site


def is_inside(href: str) -> bool:
    """Whether the link stays on the site."""
    parts = urlsplit(href)
    return not parts.scheme and not parts.netloc


def test_every_file_that_a_page_loads_is_there(pages: dict[str, Document], site: Path) -> None:
    missing = [
        f"{page.address}:{element.line}: {address}"
        for page in pages.values()
        for element, address in page.assets
        if not (site / page.target(address)[0]).is_file()
    ]
    assert not missing


def test_every_link_inside_the_site_leads_to_a_page_and_a_place_on_it(
    pages: dict[str, Document], site: Path
) -> None:
    dead = []
    for page in pages.values():
        for element, href in page.links:
            if not is_inside(href):
                continue
            address, fragment = page.target(href)
            found = pages.get(address)
            if not (found or (site / address).is_file()):
                dead.append(f"{page.address}:{element.line}: {href}: no such page")
            elif fragment and found and fragment not in found.ids:
                dead.append(f"{page.address}:{element.line}: {href}: no such place")
    assert not dead


def test_every_page_is_reached_from_the_front_page(
    pages: dict[str, Document], manifest: dict[str, Any]
) -> None:
    for language in manifest["languages"]:
        waiting, reached = [language["root"]], {language["root"]}
        while waiting:
            page = pages[waiting.pop()]
            for _, href in page.links:
                address = page.target(href)[0] if is_inside(href) else ""
                if address in pages and address not in reached:
                    reached.add(address)
                    waiting.append(address)
        assert set(pages) <= reached


def test_the_language_links_lead_to_the_same_page_and_say_their_language(
    pages: dict[str, Document], manifest: dict[str, Any]
) -> None:
    codes = [language["code"] for language in manifest["languages"]]
    for entry in manifest["pages"]:
        for code in codes:
            page = pages[entry[code]["url"]]
            links = [each for each in page.all("a") if "data-language-link" in each.attributes]
            led = {
                link.attributes["hreflang"]: page.target(link.attributes["href"])[0]
                for link in links
            }
            assert led == {other: entry[other]["url"] for other in codes if other != code}
            assert all(link.attributes["lang"] == link.attributes["hreflang"] for link in links)


def test_the_404_page_serves_every_language_and_is_one(
    documents: dict[str, Document], manifest: dict[str, Any], site: Path
) -> None:
    assert [path.relative_to(site).as_posix() for path in site.rglob("404.html")] == ["404.html"]
    page = documents["404.html"]
    spoken = [each.attributes["lang"] for each in page.all("section") if "lang" in each.attributes]
    assert spoken == [language["code"] for language in manifest["languages"]]
    for _, href in page.links:
        if is_inside(href) and not href.startswith("#"):
            # it is shown at any depth, so nothing on it may be relative
            assert href.startswith("/")
            assert re.sub(r"^/\.?", "", href) in documents


def test_no_page_makes_the_theme_ask_for_sitemaps(pages: dict[str, Document]) -> None:
    heads = [each for page in pages.values() for each in page.all("link")]
    assert not [each for each in heads if each.attributes.get("rel") == "alternate"]
