"""Each language has an index of its own, in which pages are also found by their other words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from handbook import library
from handbook.site import search
from places import GOLDEN

HANDBOOK = GOLDEN / "handbook"
CONFIG = {
    "lang": ["no", "en"],
    "separator": "[ ]+",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
}


def entry(location: str, text: str = "<p>text</p>") -> dict[str, str]:
    """An entry as the theme writes it."""
    return {"location": location, "title": location, "text": text}


@pytest.fixture
def read(tmp_path: Path) -> library.Library:
    """A small handbook, whose first page has other words in each language."""
    root = tmp_path / "handbook"
    shutil.copytree(HANDBOOK, root)
    for code, words in {"nb": "[yrkesprofil, CV]", "en": "[résumé]"}.items():
        page = root / "docs" / code / "first.md"
        lines = [line for line in page.read_text("utf-8").splitlines() if "synonyms:" not in line]
        page.write_text("\n".join([lines[0], f"synonyms: {words}", *lines[1:], ""]), "utf-8")
    return library.load(root)


@pytest.fixture
def whole(read: library.Library) -> dict[str, Any]:
    """The theme's index of that handbook: both languages in one."""
    docs = [
        entry(found)
        for language in read.languages
        for page in read.pages.values()
        for found in (page.address(language.root), page.address(language.root) + "#part")
    ]
    return {"config": CONFIG, "docs": docs}


def split(whole: dict[str, Any], read: library.Library, site: Path) -> dict[str, dict[str, Any]]:
    """The index of each language below `site`, by the language's code."""
    (site / "search").mkdir(parents=True)
    (site / search.INDEX).write_text(json.dumps(whole), "utf-8")
    search.split(site, read)
    return {
        language.code: json.loads((site / language.root / search.INDEX).read_text("utf-8"))
        for language in read.languages
    }


def test_a_language_has_its_own_pages_at_addresses_below_its_own_root(
    whole: dict[str, Any], read: library.Library, tmp_path: Path
) -> None:
    for own in split(whole, read, tmp_path / "site").values():
        addresses = {page.address("") for page in read.pages.values()}
        assert {doc["location"] for doc in own["docs"]} == {
            found for address in addresses for found in (address, f"{address}#part")
        }


def test_small_words_are_kept_so_that_questions_can_be_asked(
    whole: dict[str, Any], read: library.Library, tmp_path: Path
) -> None:
    for own in split(whole, read, tmp_path / "site").values():
        assert own["config"]["pipeline"] == []


def test_the_theme_is_told_one_language_alone(
    whole: dict[str, Any], read: library.Library, tmp_path: Path
) -> None:
    found = split(whole, read, tmp_path / "site")
    assert {code: own["config"]["lang"] for code, own in found.items()} == {
        language.code: [language.search] for language in read.languages
    }


def test_a_page_has_its_other_words_in_its_own_entry_and_in_a_field_of_their_own(
    whole: dict[str, Any], read: library.Library, tmp_path: Path
) -> None:
    found = split(whole, read, tmp_path / "site")
    words = {
        code: {doc["location"]: doc["search"] for doc in own["docs"] if "search" in doc}
        for code, own in found.items()
    }
    assert words["nb"]["first/"] == "yrkesprofil, CV"
    assert words["en"]["first/"] == "résumé"
    assert not [location for own in words.values() for location in own if "#" in location]
    for own in found.values():
        assert own["config"]["fields"].keys() == {"title", "text", "tags", "search"}


def test_marks_of_notes_and_ways_back_are_no_part_of_the_text(
    whole: dict[str, Any], read: library.Library, tmp_path: Path
) -> None:
    whole["docs"][1]["text"] = "<p>58 prosent<sup>1</sup><sup>12</sup> fikk jobb.</p>"
    whole["docs"][3]["text"] = "<ol><li><p>↩↩Bond (2008).</p></li></ol>"
    docs = split(whole, read, tmp_path / "site")["nb"]["docs"]
    texts = [doc["text"] for doc in docs]
    assert "<p>58 prosent fikk jobb.</p>" in texts
    assert "<ol><li><p>Bond (2008).</p></li></ol>" in texts


def test_a_page_that_the_theme_left_out_stops_the_build(
    whole: dict[str, Any], read: library.Library, tmp_path: Path
) -> None:
    whole["docs"] = [doc for doc in whole["docs"] if doc["location"] != "en/first/"]
    with pytest.raises(LookupError, match="«first» in «en»"):
        split(whole, read, tmp_path / "site")
