"""The glossary, the corrections, a whole scale and the list of works tell all they hold."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from handbook import library
from handbook.library import Library
from handbook.pages.corrections import Kind
from handbook.reading.problems import Problems
from handbook.showing import fences
from handbook.showing.templates import Place, Templates
from places import CODES, GOLDEN, ROOT

KINDS: tuple[Kind, ...] = ("substitution", "meaning", "number", "term", "dated")


def shown(read: Library, word: str, body: str, code: str) -> str:
    """The HTML of a fence in this language."""
    return fences.render(word, body, Templates(read), Place("index", read.language(code)))


def as_read(html: str) -> str:
    """What a reader sees of `html`, as running text."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_every_term_has_a_heading_to_lead_to_and_its_words_in_every_language(read: Library) -> None:
    for language in read.languages:
        html = shown(read, "glossary", "all", language.code)
        text = as_read(html)
        for term in read.glossary.values():
            heading = f'<h3 id="{term.id}">'
            assert html.count(heading) == 1
            assert term.definition[language.code] in text
            for other in read.languages:
                assert term.term[other.code] in text
                assert term.kit.get(other.code, "") in text
            for synonym in term.synonyms(language.code):
                assert synonym in text


@pytest.fixture
def golden() -> Library:
    """The handbook that was made up for tests."""
    return library.load(GOLDEN / "handbook")


def headings(read: Library, code: str) -> list[str]:
    """The terms of the glossary in the order shown."""
    return re.findall(r"<h3 [^>]*>([^<]+)</h3>", shown(read, "glossary", "all", code))


@pytest.fixture
def drawn(tmp_path: Path) -> Library:
    """The golden handbook with the real templates and words."""
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    repository = ROOT
    shutil.copytree(repository / "overrides", root / "overrides")
    shutil.copytree(repository / "docs/assets/js", root / "docs/assets/js")
    shutil.copy(repository / "data/interface.yml", root / "data/interface.yml")
    return library.load(root)


def test_terms_stand_in_the_alphabetical_order_of_each_language(drawn: Library) -> None:
    assert headings(drawn, CODES[0]) == [
        "behandlingsteam",
        "deltaker",
        "én i alle faser",
        "jobbspesialist",
        "kvalitetsskala",
        "kvalitetsskala i bruk",
        "uføretrygd",
        "ønske",
        "åpenhet",
    ]
    assert headings(drawn, CODES[1]) == [
        "aspiration",
        "disability benefit",
        "employment specialist",
        "fidelity scale",
        "fidelity scale in use",
        "generalist",
        "openness",
        "participant",
        "treatment team",
    ]


def test_a_letter_with_an_accent_counts_as_the_letter(drawn: Library) -> None:
    html = shown(drawn, "glossary", "all", CODES[0])
    assert re.findall(r'<li><a href="#([^"]+)">(\w)</a>', html) == [
        ("treatment-team", "B"),
        ("participant", "D"),
        ("generalist", "E"),
        ("employment-specialist", "J"),
        ("scale", "K"),
        ("disability-benefit", "U"),
        ("aspiration", "Ø"),
        ("openness", "Å"),
    ]


def test_an_inflected_form_is_no_other_word(golden: Library) -> None:
    assert golden.glossary["employment-specialist"].synonyms(CODES[0]) == ("veileder",)


def test_the_sheet_has_each_word_that_is_met_in_one_country_with_what_it_is(read: Library) -> None:
    met = [term for term in read.glossary.values() if term.met_in]
    assert len(met) >= 40
    for language in read.languages:
        html = shown(read, "word-sheet", "all", language.code)
        rows = re.findall(r"<tr>(.*?)</tr>", html, flags=re.DOTALL)
        for term in met:
            assert term.met_in
            word = f'lang="{term.met_in}">{term.term[term.met_in]}<'
            [row] = [each for each in rows if word in each]
            told = {term.term[each.code] for each in read.languages}
            assert all(each in as_read(row) for each in {*told, term.definition[language.code]})


def test_a_word_that_is_met_somewhere_has_its_place_on_the_sheet(tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    file = root / "data/glossary.yml"
    file.write_text(file.read_text("utf-8").replace("  group: money\n", ""), "utf-8")
    with pytest.raises(Problems) as raised:
        library.load(root)
    assert "data/glossary.yml:32: 7.met_in: needs `group`, its place" in str(raised.value)


def test_every_correction_is_shown_once_under_its_kind(read: Library) -> None:
    for language in read.languages:
        texts = {kind: shown(read, "corrections", kind, language.code) for kind in KINDS}
        whole = as_read("".join(texts.values()))
        for row in read.corrections.values():
            assert [k for k in KINDS if f'id="correction-{row.id}"' in texts[k]] == [row.kind]
            assert row.printed in whole
            assert row.right[language.code] in whole


def test_a_scale_is_shown_whole_with_its_rights(read: Library) -> None:
    for language in read.languages:
        for scale in read.scales.values():
            text = as_read(shown(read, "scale", scale.id, language.code))
            for item in scale.items:
                assert (
                    f"{item.number}: {item.name[language.code]} {item.full[language.code]}" in text
                )
            for group in scale.groups:
                assert group.name[language.code] in text
            assert scale.rights[language.code] in text
            assert read.words["scale_never_converted"][language.code] in text


def test_every_source_is_listed_once_with_its_address_and_the_day_it_was_read(
    read: Library,
) -> None:
    for language in read.languages:
        html = shown(read, "sources", "all", language.code)
        entries = dict(re.findall(r'<li id="source-([^"]+)">(.*?)</li>', html, flags=re.DOTALL))
        assert entries.keys() == read.sources.keys()
        for name, source in read.sources.items():
            text = as_read(entries[name])
            assert source.title in text
            assert language.date(source.read) in text
            assert (source.link() or "") in unescape(entries[name])


def test_the_author_is_told_of_an_unknown_kind_of_correction(tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    page = root / "docs/nb/first.md"
    page.write_text(page.read_text("utf-8") + "\n```corrections\nmeanings\n```\n", "utf-8")
    with pytest.raises(Problems) as raised:
        library.load(root)
    line = (
        "docs/nb/first.md:19: corrections: there is no corrections «meanings». "
        "Did you mean «meaning»?"
    )
    assert line in str(raised.value)
