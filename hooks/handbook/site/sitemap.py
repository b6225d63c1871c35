"""Tells search engines of every page, its languages and when it was reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

from handbook.library import Library
from handbook.pages.page import Page

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def write(site: Path, library: Library, site_url: str) -> None:
    """Writes sitemap.xml and robots.txt of the site at `site_url`, which ends in a slash."""
    (site / "sitemap.xml").write_bytes(sitemap(library, site_url))
    (site / "robots.txt").write_text(robots(site_url), "utf-8")


def sitemap(library: Library, site_url: str) -> bytes:
    """sitemap.xml of the site at `site_url` (absolute, with a slash at its end).

    Each page names itself in every language, and as x-default in the source language, as
    https://developers.google.com/search/docs/specialty/international/localized-versions asks.
    """
    Xml.register_namespace("", _SITEMAP)
    Xml.register_namespace("xhtml", _XHTML)
    urlset = Xml.Element(f"{{{_SITEMAP}}}urlset")
    for page in library.pages.values():
        for language in library.languages:
            url = Xml.SubElement(urlset, f"{{{_SITEMAP}}}url")
            address = site_url + page.address(language.root)
            Xml.SubElement(url, f"{{{_SITEMAP}}}loc").text = address
            reviewed = page.facts.reviewed.isoformat()
            Xml.SubElement(url, f"{{{_SITEMAP}}}lastmod").text = reviewed
            for code, other in _languages(library, page, site_url):
                link = {"rel": "alternate", "hreflang": code, "href": other}
                Xml.SubElement(url, f"{{{_XHTML}}}link", link)
    Xml.indent(urlset)
    written: bytes = Xml.tostring(urlset, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def robots(site_url: str) -> str:
    """robots.txt: everything may be read, and where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"


def _languages(library: Library, page: Page, site_url: str) -> Iterator[tuple[str, str]]:
    for language in library.languages:
        yield language.code, site_url + page.address(language.root)
    yield "x-default", site_url + page.address(library.languages[0].root)
