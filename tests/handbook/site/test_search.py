"""Each language has an index of its own, in which pages are also found by their other words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from material.plugins.search.plugin import Parser

from handbook import library
from handbook.pages.kinds import KINDS
from handbook.site import search
from places import CODES, GOLDEN

HANDBOOK = GOLDEN / "handbook"
PAGE = """<p>Before.</p><h1 id="title">Title &amp; more</h1>
<p>58 per cent<sup>1</sup><sup>12</sup> found  a <em>job</em> &lt; 5&nbsp;weeks,
soon <br>or later.</p><ul>
<li></li><li><p>one</p></li>
</ul><!-- a note --><script>var a = "<p>";</script><svg><title>Drawing</title><path d="M0"/></svg>
<div><div><h2 id="two">Two <code>parts</code></h2><p> </p><p>text</p></div><p>after two</p></div>
<h3>No id</h3><pre><code>a
 b</code></pre><table><tr><td>cell</td></tr></table>
<h2 id="empty"></h2><div data-search-exclude><p>not found</p></div>
<p>found again</p><ol><li>Bond (2008).<a href="#fnref">↩</a></li></ol>"""


def entries(page: str) -> list[search.Entry]:
    """What is found of the HTML `page`."""
    return list(search.entries(page, "first/", "The page"))


@pytest.fixture
def read(tmp_path: Path) -> library.Library:
    """A small handbook, whose first page has other words in each language."""
    root = tmp_path / "handbook"
    shutil.copytree(HANDBOOK, root)
    for code, words in zip(CODES, ("[yrkesprofil, CV]", "[résumé]"), strict=True):
        page = root / "docs" / code / "first.md"
        lines = [line for line in page.read_text("utf-8").splitlines() if "synonyms:" not in line]
        page.write_text("\n".join([lines[0], f"synonyms: {words}", *lines[1:], ""]), "utf-8")
    return library.load(root)


def test_a_page_is_taken_apart_as_the_theme_takes_it_apart() -> None:
    theirs: Any = Parser()  # type: ignore[no-untyped-call]
    theirs.feed(PAGE)
    theirs.close()
    found = entries(PAGE)
    assert [entry["location"].partition("#")[2] for entry in found] == [
        section.id or "" for section in theirs.data
    ]
    for ours, section in zip(found, theirs.data, strict=True):
        assert ours["title"] == "".join(section.title or ["The page"]).strip()
        bare = "".join(section.text).strip().replace("<sup>1</sup><sup>12</sup>", "")
        assert ours["text"] == bare.replace("↩", "")


def test_a_page_has_an_entry_for_itself_and_for_each_heading_with_an_id() -> None:
    found = entries(
        '<h1 id="t">One</h1><p>a</p><h2 id="two">Two</h2><p>b</p><h3>Three</h3><p>c</p>'
    )
    assert found == [
        {"location": "first/", "title": "One", "text": "<p>a</p>"},
        {"location": "first/#two", "title": "Two", "text": "<p>b</p>Three<p>c</p>"},
    ]


def test_words_in_cells_and_lines_beside_each_other_are_words_of_their_own() -> None:
    page = """<h1 id="t">One</h1><table><tr><td>caseload</td><td>20</td></tr></table>
    <svg><text>Nav</text><text>34</text></svg><p>first<br>second <em>half</em>way, <b>9</b>th</p>"""
    [entry] = entries(page)
    assert entry["text"].split()[:3] == ["caseload", "20", "Nav"]
    assert entry["text"].endswith("Nav 34<p>first second halfway, 9th</p>")


def test_what_is_excluded_is_not_found() -> None:
    page = """<h1 id="t">One</h1><div data-search-exclude><p>secret</p><div>secret</div>secret
    <h2 id="secret">secret</h2><input data-search-exclude></div><p>open</p>"""
    assert [entry["text"] for entry in entries(page)] == ["<p>open</p>"]


def test_what_waits_to_be_filled_in_is_not_found() -> None:
    page = """<h1 id="t">One</h1><p>before</p><template data-texts><p>It costs {total}.</p>
    <h2 id="list">List of {many}</h2><template>{}</template><p>{left}</p></template><p>after</p>"""
    assert [entry["text"] for entry in entries(page)] == ["<p>before</p><p>after</p>"]


def test_a_page_of_questions_from_elsewhere_is_found_by_its_title_alone() -> None:
    page = (
        '<h1 id="t">One</h1><p>a</p><h2 id="two">Two</h2><div><p data-search-exclude="page"></div>'
    )
    assert entries(page) == [{"location": "first/", "title": "The page", "text": ""}]


def test_the_sources_of_a_page_are_found_on_the_page_of_all_sources_alone() -> None:
    page = """<h1 id="t">One</h1><p>a</p><h2 id="sources" data-search-exclude="true">Sources</h2>
    <div class="footnote"><ol><li>Bond (2008).</li></ol></div>"""
    assert entries(page) == [{"location": "first/", "title": "One", "text": "<p>a</p>"}]


def test_marks_of_notes_and_ways_back_are_no_part_of_the_text() -> None:
    page = "<p>58 prosent<sup>1</sup><sup>12</sup> fikk jobb.</p><ol><li>↩↩Bond (2008).</li></ol>"
    text = "<p>58 prosent fikk jobb.</p><ol><li>Bond (2008).</li></ol>"
    assert [entry["text"] for entry in entries(page)] == [text]


def test_each_language_has_an_index_below_its_own_root(
    read: library.Library, tmp_path: Path
) -> None:
    found = {
        each.code: [{"location": "", "title": each.name, "text": ""}] for each in read.languages
    }
    search.write(tmp_path / "site", read, found)
    for language in read.languages:
        file = tmp_path / "site" / language.root / "search" / "search_index.json"
        own = json.loads(file.read_text("utf-8"))
        assert [doc["title"] for doc in own["docs"]] == [language.name]
        assert own["config"]["lang"] == [language.search]
        # small words are kept, so that questions can be asked
        assert own["config"]["pipeline"] == []


def test_a_page_has_its_other_words_in_its_own_entry_and_in_a_field_of_their_own(
    read: library.Library,
) -> None:
    found = [
        {"location": each, "title": each, "text": ""} for each in ("first/", "first/#part", "")
    ]
    for language, words in zip(read.languages, ("yrkesprofil, CV", "résumé"), strict=True):
        own = search.index(found, language, read)
        with_words = {doc["location"]: doc["search"] for doc in own["docs"] if "search" in doc}
        assert with_words == {"first/": words}
        assert own["config"]["fields"].keys() == {"title", "text", "search", "twin"}


def test_a_page_is_found_by_its_title_and_its_other_words_in_each_language(
    read: library.Library,
) -> None:
    found = [{"location": "first/", "title": "", "text": ""}]
    for language, other in zip(read.languages, reversed(read.languages), strict=True):
        (own,) = search.index(found, language, read)["docs"]
        twin = read.pages["first"].texts[other.code]
        assert own["twin"] == ", ".join([twin.title, *twin.facts.synonyms])


def test_a_page_to_practise_on_counts_less_than_the_page_it_is_about(
    read: library.Library,
) -> None:
    kinds = {page.address(""): page.kind.found for page in read.pages.values()}
    found = [{"location": each, "title": "", "text": ""} for each in kinds]
    docs = search.index(found, read.languages[0], read)["docs"]
    assert {doc["location"]: doc.get("boost", 1) for doc in docs} == kinds
    assert KINDS["learn"].found < KINDS["principle"].found
