"""A misspelt word is told with its place, and what is no misspelling is left in peace."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.library import Library
from handbook.prose import spelling
from handbook.prose.blocks import Block
from handbook.prose.dictionaries import dictionary
from handbook.reading.problems import Problems
from places import GOLDEN

CASES = yaml.safe_load((GOLDEN / "spelling.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_unknown_words_are_told(case: dict[str, Any], read: Library) -> None:
    block = Block("page.md", 7, "paragraph", case["text"])
    found = spelling.misspelt([block], set(case["words"]).__contains__, case["own"], "words.txt")
    assert [re.findall("«(.*?)»", problem.message)[0] for problem in found] == case["unknown"]


def test_a_misspelling_is_told_with_the_list_that_could_hold_it() -> None:
    block = Block("page.md", 7, "paragraph", "job")
    assert [str(p) for p in spelling.misspelt([block], lambda word: False, [], "words.txt")] == [
        "page.md:7: spelling: «job» is in no dictionary. Correct it, or add it to words.txt."
    ]


def test_a_language_without_a_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problems, match=r"data/words-fi.txt:1: file: is missing. Write it."):
        spelling.own_words(tmp_path, "fi")


def test_the_list_is_kept_in_order() -> None:
    told = [str(problem) for problem in spelling.unsorted(["b", "a", "a", "c"], "words.txt")]
    assert [line.partition(": ")[0] for line in told] == ["words.txt:2", "words.txt:3"]


@pytest.mark.parametrize(
    ("code", "right", "wrong"),
    [("nb", "behandlingsteamet", "behanlingsteamet"), ("en", "programme", "programm")],
)
def test_the_dictionaries_know_their_language(
    read: Library, code: str, right: str, wrong: str
) -> None:
    known = dictionary(read.language(code))
    assert known(right)
    assert not known(wrong)


def test_the_english_is_british(read: Library) -> None:
    known = dictionary(read.language("en"))
    assert known("behaviour") and not known("behavior")


def test_a_language_without_a_dictionary_is_told(read: Library) -> None:
    unknown = read.language("nb").model_copy(update={"locale": "xx-XX"})
    with pytest.raises(LookupError, match="no xx_XX"):
        dictionary(unknown)
