"""What nobody has checked is told with where to look, and a row that helps nobody is refused."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from handbook import library
from handbook.library import Library
from handbook.pages.unchecked import LISTS
from handbook.reading.problems import Problems
from handbook.showing import fences
from handbook.showing.templates import Place, Templates
from places import GOLDEN

ROW = "  at: https://example.org/law\n"
WRONG = {
    "a group that is none": ("group: law", "group: laws", "2: 0.group: "),
    "a page that is none": ("[first]", "[frist]", "5: 0.pages.0: names «frist»,"),
    "an address that is none": ("https://example.org/law", "example.org", "4: 0.at: is «example."),
    "nowhere to look": (ROW, "", "3: 0.look_for: says not where to look."),
    "no page": ("  pages: [first]\n", "", "3: 0.look_for: concerns no page."),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_row_that_nobody_can_tick_off_is_told_with_its_line(case: str, tmp_path: Path) -> None:
    good, bad, told = WRONG[case]
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    file = root / "data/unchecked.yml"
    file.write_text(file.read_text("utf-8").replace(good, bad), "utf-8")
    with pytest.raises(Problems) as raised:
        library.load(root)
    assert f"data/unchecked.yml:{told}" in str(raised.value)


def test_all_that_is_marked_as_unchecked_is_listed_with_its_address_and_pages(
    read: Library,
) -> None:
    for language in read.languages:
        templates, place = Templates(read), Place("about/unchecked", read.language(language.code))
        html = unescape(
            "".join(fences.render("unchecked", name, templates, place) for name in LISTS)
        )
        for row in read.unchecked.values():
            assert html.count(f'id="unchecked-{row.id}"') == 1
            assert row.look_for[language.code] in html
        for scale in read.scales.values():
            for item in scale.items:
                assert (f'id="unchecked-{scale.id}-{item.number}"' in html) is item.unchecked
        for source in read.sources.values():
            assert not source.extent or source.title in html, source.id
        assert len(re.findall("<a href", html)) > 100
