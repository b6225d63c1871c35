"""The text is held to the house rules, and what is no breach of them is left in peace."""

from __future__ import annotations

from math import inf
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.pages.page import read_page
from handbook.prose import blocks, rules
from handbook.prose.blocks import Block
from handbook.prose.lix import lix
from handbook.prose.style import styles
from handbook.reading.problems import Problems
from places import CODES, ROOT

CASES = yaml.safe_load((ROOT / "tests/golden/prose.yml").read_text("utf-8"))


def page(text: str, folder: Path, summary: str = "Kort.", file: str = "page.md") -> list[Block]:
    """The blocks of a page with this text."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\nsummary: {summary}\n---\n{text}\n", "utf-8")
    return blocks.of_page(read_page(path, folder, "any", source=False))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_author_is_told_of(case: dict[str, Any], tmp_path: Path) -> None:
    style = styles(ROOT, CODES)[str(case["code"])]
    text = page(case["text"], tmp_path, file=case.get("file", "page.md"))
    found = rules.check(text, style, closed_from=1 if case.get("closed") else inf)
    assert [problem.field for problem in sorted(found)] == case["says"]


def test_a_breach_is_told_with_its_line_and_the_cure(tmp_path: Path) -> None:
    style = styles(ROOT, ())[CODES[0]]
    found = list(rules.check(page("# A { #title }\n\nRing NAV.", tmp_path), style))
    assert list(map(str, found)) == ["page.md:6: text: «NAV» is not how we write. Write Nav."]


def test_a_claim_is_told_by_its_whole_number(tmp_path: Path) -> None:
    text = "# A { #title }\n\nDa fikk 58,5 prosent jobb."
    told = "page.md:6: claim: «58,5 prosent» is a claim without a source. Cite one: [^its-id]."
    assert list(map(str, rules.check(page(text, tmp_path), styles(ROOT, ())[CODES[0]]))) == [told]


def test_a_language_without_rules_is_told() -> None:
    with pytest.raises(Problems, match=r"data/style.yml:1: file: has no rules for «fi». Copy"):
        styles(ROOT, (*CODES, "fi"))


def test_a_summary_may_have_155_characters(tmp_path: Path) -> None:
    style = styles(ROOT, ())[CODES[0]]
    assert not list(rules.check(page("", tmp_path, "ordene " * 22 + "i"), style))
    told = [
        str(problem) for problem in rules.check(page("", tmp_path, "ordene " * 22 + "og"), style)
    ]
    assert told == ["page.md:2: summary: has 156 characters. Use at most 155."]


def test_lix_counts_words_in_a_sentence_and_the_share_of_long_words() -> None:
    text = Block("page.md", 1, "paragraph", "Hun ringer arbeidsgiveren. De møtes.")
    assert lix([text]) == 5 / 2 + 100 * 1 / 5
    assert lix([]) == 0


def test_texts_of_data_are_read_in_every_language_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.yml").write_text(
        "title: {nb: En, en: One}\nkit: {nb: Gammel}\nrows:\n- nb: To\n  en: Two\n"
        "- day: {nb: 28.01.2026, en: 28/01/2026}\n",
        "utf-8",
    )
    read = blocks.of_data(tmp_path, CODES).values()
    assert [[(block.text, block.line) for block in found] for found in read] == [
        [("En", 1), ("To", 4)],
        [("One", 1), ("Two", 5)],
    ]


def test_words_of_the_old_booklet_are_not_our_own_words(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/glossary.yml").write_text("- kit: {nb: attføring, en: x}\n", "utf-8")
    assert not blocks.of_data(tmp_path, CODES)[CODES[0]]
