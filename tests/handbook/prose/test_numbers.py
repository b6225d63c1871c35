"""The languages of a text have the same numbers, each written as its language writes them."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from handbook.library import Library
from handbook.prose import numbers
from handbook.prose.blocks import Block
from places import CODES, GOLDEN

CASES = yaml.safe_load((GOLDEN / "parity.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[CODES[0]])
def test_numbers_are_compared_as_numbers(case: dict[str, Any], read: Library) -> None:
    source, other = ([Block(f"{code}.md", 1, "paragraph", case[code])] for code in CODES)
    mine_and_theirs = [read.language(code) for code in CODES]
    languages = (mine_and_theirs[0], mine_and_theirs[1])
    assert (not list(numbers.differences(source, other, languages))) == case["same"]


def test_the_author_reads_which_numbers_differ_and_where_the_first_of_them_stands(
    read: Library,
) -> None:
    mine_and_theirs = [read.language(code) for code in CODES]
    languages = (mine_and_theirs[0], mine_and_theirs[1])
    mine = [Block("nb.md", 1, "heading", "12 uker")]
    mine += [Block("nb.md", 3, "paragraph", "36,6 av 1 200")]
    theirs = [Block("en.md", 1, "heading", "12 weeks")]
    theirs += [Block("en.md", 4, "paragraph", "36.5 of 1,200")]
    assert [str(problem) for problem in numbers.differences(mine, theirs, languages)] == [
        "en.md:4: numbers: differ from nb.md:3: only here: 36.5; only there: 36.6. "
        "Write the same numbers, in digits or in words."
    ]
