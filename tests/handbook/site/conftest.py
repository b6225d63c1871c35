"""A small handbook of two pages, in two languages and in three."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from handbook import library
from places import GOLDEN

HANDBOOK = GOLDEN / "handbook"


@pytest.fixture
def small() -> library.Library:
    """The handbook below tests/golden/handbook."""
    return library.load(HANDBOOK)


@pytest.fixture
def in_three_languages(tmp_path: Path) -> library.Library:
    """The same with a third language, which repeats the words of the first."""
    root = tmp_path / "handbook"
    shutil.copytree(HANDBOOK, root)
    shutil.copytree(root / "docs" / "en", root / "docs" / "se")
    languages = root / "data" / "languages.yml"
    lines = languages.read_text("utf-8").splitlines()
    third = lines[-1].replace("English", "Davvisámegiella").replace("en", "se").replace("GB", "NO")
    third = third.replace("search: se", "search: no")  # the search has no word stems for it
    languages.write_text("\n".join([*lines, third]), "utf-8")
    for path in (root / "data").rglob("*.yml"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"\bnb: (.*?), en: ", r"nb: \1, se: \1, en: ", text), "utf-8")
    return library.load(root)
