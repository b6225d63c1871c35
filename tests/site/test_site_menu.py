"""The menu of every built page is short at the top, and both it and the trail say where one is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import lxml.html
import pytest

from crawl import Document
from handbook.library import Library

pytestmark = pytest.mark.site

_html: Any = lxml.html  # it tells no types
MENU = 8  # entries that a reader takes in at a glance


def test_the_menu_has_few_entries_at_the_top_and_marks_the_page_that_is_open(
    pages: dict[str, Document], site: Path
) -> None:
    for page in pages.values():
        menu = _html.parse(str(site / page.address / "index.html")).find(".//nav/ul/..")
        details = menu.xpath("//details[contains(@class, 'menu')]")[0]
        assert len(details.xpath("./nav/ul/li")) <= MENU, page.address
        marked = details.xpath(".//a[@aria-current]/@href")
        assert [page.target(href)[0] for href in marked] == [page.address]


def test_the_trail_leads_from_the_front_page_down_to_the_page(
    pages: dict[str, Document], site: Path, read: Library
) -> None:
    for language in read.languages:
        page = pages[read.pages["principles/zero-exclusion"].address(language.root)]
        found = _html.parse(str(site / page.address / "index.html"))
        trail = [page.target(href)[0] for href in found.xpath("//*[@class='breadcrumb']//a/@href")]
        above = [
            read.pages[name].address(language.root) for name in ("index", "model", "principles")
        ]
        assert trail == above
