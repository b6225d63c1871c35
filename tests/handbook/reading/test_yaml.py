"""Whoever writes YAML loses nothing in silence, and reads what to mend without knowing YAML."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from handbook.reading.located import parse
from handbook.reading.problems import Problems
from places import GOLDEN

CASES = yaml.safe_load((GOLDEN / "yaml.yml").read_text("utf-8"))


def told(text: str) -> list[str]:
    """What an author of `text` reads, without the name of the file."""
    try:
        parse(text, "f")
    except Problems as problems:
        return [str(problem).removeprefix("f:") for problem in problems.problems]
    return []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["written"])
def test_what_yaml_would_lose_or_refuse_is_told_with_the_cure(case: dict[str, Any]) -> None:
    found = told(case["written"])
    assert [line[: len(said)] for line, said in zip(found, case["says"], strict=True)] == case[
        "says"
    ]


def test_a_line_is_told_as_it_is_counted_in_the_whole_page() -> None:
    with pytest.raises(Problems, match=r"page\.md:5: summary: has # after"):
        parse("kind: x\nroles: [a]\nsummary: Side #1", "page.md", offset=2)


def test_brackets_without_end_are_told() -> None:
    assert told("[" * 5000 + "]" * 5000) == [
        "1: file: has brackets in brackets without end. Mend them."
    ]


def test_names_that_lead_to_ever_more_names_are_told_at_once() -> None:
    rows = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
    assert told("\n".join(rows))[0].startswith("1: a0: begins with &")
