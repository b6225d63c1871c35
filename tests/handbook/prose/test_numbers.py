"""The languages of a text have the same numbers, each written as its language writes them."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from handbook.library import Library
from handbook.prose import numbers
from handbook.prose.blocks import Block
from places import GOLDEN

CASES = yaml.safe_load((GOLDEN / "parity.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["nb"])
def test_numbers_are_compared_as_numbers(case: dict[str, Any], read: Library) -> None:
    source, other = ([Block(f"{code}.md", 1, "paragraph", case[code])] for code in ("nb", "en"))
    languages = (read.language("nb"), read.language("en"))
    assert (not list(numbers.differences(source, other, languages))) == case["same"]


def test_the_author_reads_which_numbers_differ(read: Library) -> None:
    languages = (read.language("nb"), read.language("en"))
    mine = [Block("nb.md", 3, "paragraph", "36,6 av 1 200")]
    theirs = [Block("en.md", 3, "paragraph", "36.5 of 1,200")]
    assert [str(problem) for problem in numbers.differences(mine, theirs, languages)] == [
        "en.md:3: numbers: differ from nb.md:3: only here: 36.5; only there: 36.6. "
        "Write the same numbers, in digits or in words."
    ]
