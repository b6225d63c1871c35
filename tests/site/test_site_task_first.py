"""On a built page the work comes first, and the papers behind it stay behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from handbook.library import Library
from handbook.prose.style import styles
from places import ROOT

pytestmark = pytest.mark.site
# What stands closed, and the list of sources.
BEHIND = './/details[@data-apparatus] | .//*[@class="footnote"] | .//script'
MOST_BEFORE = 60  # words before the first section of a page whose lead is limited

_html: Any = lxml.html  # it tells no types


@pytest.fixture(scope="module")
def mains(site: Path, read: Library) -> list[tuple[str, str, Any]]:
    """Each page that has limits, a language, and the main part of it."""
    return [
        (page.id, language.code, _main(site / page.address(language.root) / "index.html"))
        for page in read.pages.values()
        if page.kind.papers is not None
        for language in read.languages
    ]


def _main(file: Path) -> Any:
    [main] = _html.fromstring(file.read_text("utf-8")).iter("main")
    return main


def test_no_page_names_the_papers_behind_it_more_often_than_its_kind_allows(
    mains: list[tuple[str, str, Any]], read: Library
) -> None:
    house = styles(ROOT, tuple(language.code for language in read.languages))
    crowded = {}
    for name, code, main in mains:
        behind = [len(re.findall(house[code].papers, each.text_content())) for each in _outer(main)]
        named = len(re.findall(house[code].papers, main.text_content())) - sum(behind)
        if named > (read.pages[name].kind.papers or 0):
            crowded[name, code] = named
    assert crowded == {}


def _outer(main: Any) -> Iterator[Any]:
    """What stands behind, each once."""
    behind = main.xpath(BEHIND)
    return (each for each in behind if not set(each.iterancestors()) & set(behind))


def test_sections_stand_closed_in_their_order_after_all_that_is_open(
    mains: list[tuple[str, str, Any]], read: Library
) -> None:
    for name, code, main in mains:
        text = read.pages[name].texts[code]
        folded = read.pages[name].kind.folded
        wanted = [each.id for each in text.headings if each.level == 2 and each.id in folded]
        boxes = main.xpath(".//details[@data-apparatus]")
        assert [box.xpath("string(summary/h2/@id)") for box in boxes] == wanted, name
        assert not [box for box in boxes if "open" in box.attrib], name
        assert not main.xpath(".//details//*[@class='footnote']"), f"{name}: sources are closed"


def test_a_page_whose_lead_is_limited_comes_to_its_first_section_at_once(
    mains: list[tuple[str, str, Any]], read: Library
) -> None:
    limited = [each for each in mains if read.pages[each[0]].kind.lead]
    assert limited
    for name, code, main in limited:
        heading = next(main.iter("h2"))
        assert heading.get("id") == read.pages[name].kind.sections[0]
        before = " ".join(heading.xpath("preceding::text()[ancestor::main]"))
        assert len(re.findall(r"\w+", before)) <= MOST_BEFORE, f"{name} ({code}): {before}"


# contract: a situation has at most 250 words, a page for participants or families 350
MOST_READ = {"situation": 250, "participant": 350, "family": 350}


def test_a_page_for_a_hard_hour_is_short_with_all_that_stands_around_it(
    site: Path, read: Library
) -> None:
    long = {}
    for page in read.pages.values():
        for language in read.languages if page.facts.kind in MOST_READ else ():
            main = _main(site / page.address(language.root) / "index.html")
            behind = sum(len(re.findall(r"\w+", each.text_content())) for each in _outer(main))
            count = len(re.findall(r"\w+", main.text_content())) - behind
            if count > MOST_READ[page.facts.kind]:
                long[page.id, language.code] = count
    assert long == {}
