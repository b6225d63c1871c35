"""A template asks for no word that is not there, and no word for a number that nobody gives."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from authoring import lines_told
from places import GOLDEN

CASES = yaml.safe_load((GOLDEN / "words.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_templates_scripts_and_words_fit_together(case: dict[str, Any], tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    (root / "overrides").mkdir()
    (root / "overrides/a.html").write_text(case["template"], "utf-8")
    scripts = root / "docs/assets/js"
    scripts.mkdir(parents=True)
    (scripts / "a.js").write_text(case.get("script", "fill(text, { number: 1 })"), "utf-8")
    count = case.get("count", {"nb": "{number} stykker", "en": "{number} of them"})
    with (root / "data/interface.yml").open("a", encoding="utf-8") as file:
        file.write(f"count: {json.dumps(count)}\n")
    told = lines_told(root)
    assert [line[: len(said)] for line, said in zip(told, case["says"], strict=True)] == case[
        "says"
    ]
