"""On every page of every path, in every language, the way on and the way back are told in HTML."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from crawl import Document
from handbook.library import Library

pytestmark = pytest.mark.site


def role_of(href: str) -> str:
    """The path that a link keeps to; nothing for one that leaves it."""
    return "".join(parse_qs(urlsplit(href).query).get("path", []))


def test_the_links_of_a_path_keep_to_it_in_order(pages: dict[str, Document], read: Library) -> None:
    for language in read.languages:
        for path in read.paths.values():
            page = pages[read.pages[f"paths/{path.id}"].address(language.root)]
            kept = [page.target(href)[0] for _, href in page.links if role_of(href) == path.id]
            steps = [read.pages[step.page].address(language.root) for step in path.steps]
            assert kept == steps


def test_each_page_tells_the_next_of_every_path_and_the_last_leads_home(
    pages: dict[str, Document], read: Library
) -> None:
    for language in read.languages:
        for path in read.paths.values():
            addresses = [read.pages[step.page].address(language.root) for step in path.steps]
            home = read.pages[f"paths/{path.id}"].address(language.root)
            for address, after in zip(addresses, [*addresses[1:], home], strict=True):
                page = pages[address]
                told = [
                    each
                    for each in page.links
                    if each[0].attributes.get("data-next-for") == path.id
                ]
                ((_, href),) = told
                assert page.target(href)[0] == after
                assert role_of(href) == (path.id if after != home else "")


def test_each_page_tells_how_far_along_every_path_it_is(
    pages: dict[str, Document], read: Library
) -> None:
    for language in read.languages:
        said = read.words["on_path_position"][language.code]
        for page in read.pages.values():
            built = pages[page.address(language.root)]
            places = [each.text for each in built.all("span") if "data-position" in each.attributes]
            assert places == [
                said.format(number=stop.number, total=len(stop.path.steps))
                for stop in read.stops(page)
            ]


def test_no_canonical_address_names_a_path(pages: dict[str, Document]) -> None:
    for page in pages.values():
        assert not [each for each in page.all("link") if "path=" in each.attributes["href"]]
