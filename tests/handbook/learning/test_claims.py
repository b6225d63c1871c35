"""A figure never says one number and draws another."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from handbook.figures.figure import Figure
from handbook.learning import claims
from handbook.library import Library
from handbook.reading.located import parse, validate
from places import CODES, GOLDEN, ROOT

CASES = yaml.safe_load((GOLDEN / "claims.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_number_that_is_said_is_drawn(case: dict[str, Any], read: Library) -> None:
    text = (ROOT / f"data/figures/{case['figure']}.yml").read_text("utf-8")
    assert case["replace"] in text
    figure = validate(parse(text.replace(case["replace"], case["by"]), "f"), Figure, CODES)
    found = [
        f"{'.'.join(map(str, path))}: {said}"
        for path, said in claims.faults(figure, vars(read), read.languages)
    ]
    assert [line[: len(said)] for line, said in zip(found, case["says"], strict=True)] == case[
        "says"
    ]
