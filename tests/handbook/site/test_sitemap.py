"""A search engine finds every page in every language, and which of them belong together."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handbook.library import Library
from places import ROOT

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def sitemap(library: Library, site_url: str) -> str:
    """sitemap.xml of a site at `site_url`, as MkDocs renders it."""
    theme = Environment(loader=FileSystemLoader(ROOT / "overrides"), undefined=StrictUndefined)
    config = {"site_url": site_url}
    return theme.get_template("sitemap.xml").render(library=library, config=config)


def read(library: Library) -> dict[str, dict[str, str]]:
    """For each address its other addresses by language."""
    found = Xml.fromstring(sitemap(library, "https://example.org/handbook/"))
    return {
        url.findtext("s:loc", "", NAMES): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", NAMES)
        }
        for url in found.findall("s:url", NAMES)
    }


def test_each_page_stands_once_in_each_language(small: Library) -> None:
    site = "https://example.org/handbook/"
    assert {site, f"{site}en/", f"{site}en/first/", f"{site}first/"} <= set(read(small))
    assert len(read(small)) == 2 * len(small.pages)


def test_each_address_names_every_language_and_the_source_language_as_default(
    in_three_languages: Library,
) -> None:
    found = read(in_three_languages)
    assert len(found) == 3 * len(in_three_languages.pages)
    assert found["https://example.org/handbook/se/first/"] == {
        "nb": "https://example.org/handbook/first/",
        "en": "https://example.org/handbook/en/first/",
        "se": "https://example.org/handbook/se/first/",
        "x-default": "https://example.org/handbook/first/",
    }


def test_a_page_tells_when_it_was_reviewed(small: Library) -> None:
    found = Xml.fromstring(sitemap(small, "https://example.org/"))
    dates = {each.text for each in found.findall("s:url/s:lastmod", NAMES)}
    assert dates == {"2026-11-21"}
