"""What would turn into something else on a page is told with its line, and all else is read."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from handbook.library import Library
from handbook.pages import reader
from places import GOLDEN

CASES = yaml.safe_load((GOLDEN / "markdown.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["write"][:40])
def test_what_would_turn_into_something_else_is_told_with_its_line(case: dict[str, Any]) -> None:
    found = reader.read(case["write"].split("\n"), 1)
    said = [f"{line}: {what}: {message}" for line, what, message in sorted(found.faults)]
    assert len(said) == len(case["says"]), said
    for sentence, begins in zip(sorted(said), sorted(case["says"]), strict=True):
        assert sentence.startswith(begins)
        assert sentence.endswith((".", "?", "-"))
    if "fences" in case:
        fences = [[each.word, " ".join(each.body), each.line] for each in found.fences]
        assert fences == case["fences"]


def test_the_handbook_itself_has_nothing_of_it(read: Library) -> None:
    texts = [text for page in read.pages.values() for text in page.texts.values()]
    assert not [str(fault) for text in texts for fault in text.faults]
