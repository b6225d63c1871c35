"""Each built page has one title, sound headings, a language and a description of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from crawl import Document, Element
from handbook.library import Library

pytestmark = pytest.mark.site


def headings(page: Document) -> list[Element]:
    """The headings h1 to h6 in order."""
    return page.all("h1", "h2", "h3", "h4", "h5", "h6")


def metas(page: Document) -> Iterator[tuple[str, str]]:
    """Each <meta> of the page: its name and what it says."""
    for each in page.all("meta"):
        name = each.attributes.get("name") or each.attributes.get("http-equiv", "")
        yield name, each.attributes.get("content", "")


def test_a_page_has_one_first_heading_and_skips_no_level(documents: dict[str, Document]) -> None:
    for page in documents.values():
        levels = [int(each.name[1]) for each in headings(page)]
        assert levels.count(1) == 1, page.address
        assert levels[0] == 1, page.address
        skipped = [
            each.text
            for before, each in zip(levels, headings(page)[1:], strict=False)
            if int(each.name[1]) > before + 1
        ]
        assert not skipped, page.address


def test_no_heading_is_empty(documents: dict[str, Document]) -> None:
    for page in documents.values():
        assert all(each.text.strip() for each in headings(page)), page.address


def test_no_id_stands_twice_on_a_page(documents: dict[str, Document]) -> None:
    for page in documents.values():
        assert [name for name, count in Counter(page.ids).items() if count > 1] == [], page.address


def test_every_label_and_description_names_something_on_the_page(
    documents: dict[str, Document],
) -> None:
    for page in documents.values():
        # a template's own parts are named inside it
        ids = {each.attributes.get("id", "") for each in page.elements}
        for each in page.elements:
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                named = set(each.attributes.get(name, "").split())
                assert named <= ids, f"{page.address}:{each.line}: {name}"


def test_a_page_says_its_language(pages: dict[str, Document], manifest: dict[str, Any]) -> None:
    for entry in manifest["pages"]:
        for language in manifest["languages"]:
            page = pages[entry[language["code"]]["url"]]
            assert page.all("html")[0].attributes["lang"] == language["code"]


def test_the_pages_of_two_languages_have_the_same_sections(
    pages: dict[str, Document], manifest: dict[str, Any]
) -> None:
    first, *others = (language["code"] for language in manifest["languages"])
    for entry in manifest["pages"]:
        wanted = Counter(each.attributes.get("id") for each in headings(pages[entry[first]["url"]]))
        for code in others:
            found = Counter(
                each.attributes.get("id") for each in headings(pages[entry[code]["url"]])
            )
            # as sets: the glossary follows each language's alphabet
            assert found == wanted, entry["id"]


def test_a_page_tells_how_long_it_takes_to_read_and_beside_it_how_many_questions_it_asks(
    pages: dict[str, Document], manifest: dict[str, Any], read: Library
) -> None:
    asking = {"1": "question"}
    for entry in manifest["pages"]:
        if not read.pages[entry["id"]].kind.is_timed or entry["id"] == "index":
            continue
        for code in (language["code"] for language in manifest["languages"]):
            told = f"{entry['minutes']} min"
            if count := entry["questions"]:
                told += f" · {count} {read.words[asking.get(str(count), 'questions')][code]}"
            shown = [each.text.strip() for each in pages[entry[code]["url"]].all("dd")]
            assert told in shown, entry[code]["url"]


def test_titles_and_descriptions_are_each_page_s_own(pages: dict[str, Document]) -> None:
    titles = Counter(page.all("title")[0].text for page in pages.values())
    assert [title for title, count in titles.items() if count > 1] == []
    said = Counter(dict(metas(page)).get("description", "") for page in pages.values())
    assert [text for text, count in said.items() if count > 1 or not text] == []


def test_a_page_says_its_policy_before_it_loads_anything(documents: dict[str, Document]) -> None:
    for page in documents.values():
        names = [name for name, _ in metas(page)]
        assert names[:2] == ["", "Content-Security-Policy"], page.address
        policy = next(each for each in page.all("meta") if "http-equiv" in each.attributes)
        loads = [each.line for each in page.all("script", "link")]
        assert policy.line < min(loads), page.address
        assert "unsafe" not in policy.attributes["content"]


def test_a_page_names_its_icon_so_that_no_browser_guesses_one(
    documents: dict[str, Document], site: Path
) -> None:
    for page in documents.values():
        [icon] = [each for each in page.all("link") if each.attributes.get("rel") == "icon"]
        assert (site / icon.attributes["href"].rpartition("../")[2].lstrip("/")).is_file()


def test_nothing_on_a_page_is_what_its_policy_blocks(documents: dict[str, Document]) -> None:
    for page in documents.values():
        assert not page.all("style", "base", "iframe", "object", "embed"), page.address
        for script in page.all("script"):
            assert script.attributes.keys() & {"src", "type"}, f"{page.address}:{script.line}"
        for each in page.elements:
            blocked = [name for name in each.attributes if name == "style" or name.startswith("on")]
            assert not blocked, f"{page.address}:{each.line}"
        assert not [link for _, link in page.links if link.lower().startswith("javascript:")]
        assert not [each for _, each in page.assets if urlsplit(each).netloc], page.address


def test_all_pages_load_the_stylesheet_of_all_before_others_and_only_deferred_scripts(
    documents: dict[str, Document],
) -> None:
    for page in documents.values():
        sheets = [each for each in page.all("link") if each.attributes.get("rel") == "stylesheet"]
        names = [each.attributes["href"].rpartition("/")[2].partition(".")[0] for each in sheets]
        assert names[0] == "handbook", page.address
        assert len(set(names)) == len(names), page.address
        scripts = [each for each in page.all("script") if "src" in each.attributes]
        assert all("defer" in each.attributes for each in scripts), page.address


def test_a_list_of_a_page_s_tables_or_groups_tells_each_from_the_others(
    documents: dict[str, Document],
) -> None:
    alike = {}
    for page in documents.values():
        captions = [each.text.strip() for each in page.all("caption")]
        groups = [
            each.attributes["aria-label"]
            for each in page.elements
            if each.attributes.get("role") in {"group", "region", "img"}
            and "aria-label" in each.attributes
        ]
        twice = [name for names in (captions, groups) for name in names if names.count(name) > 1]
        if twice:
            alike[page.address] = set(twice)
    assert alike == {}
    assert sum(len(page.all("caption")) for page in documents.values()) > len(documents) / 10
