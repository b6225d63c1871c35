"""An author hears at once of what no reader's browser would show, with the line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml

from handbook.library import Library
from handbook.pages.blocked import blocked
from places import GOLDEN

CASES = yaml.safe_load((GOLDEN / "blocked.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"])
def test_what_the_policy_blocks_is_told_where_it_is_written(
    case: dict[str, Any], read: Library
) -> None:
    page = read.pages["about"].texts[read.languages[0].code]
    said = list(blocked(replace(page, prose=(("Text.", 6), (case["line"], 7)))))
    assert {(each.file, each.line) for each in said} <= {(page.file, 7)}
    told = [each.message for each in said]
    wanted = case.get("says", [])
    assert len(told) == len(wanted)
    assert all(message.startswith(want) for message, want in zip(told, wanted, strict=True))
