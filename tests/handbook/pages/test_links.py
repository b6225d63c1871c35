"""A link that leads nowhere is told with its line, and with what may be meant."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from authoring import lines_told
from places import CODES, GOLDEN

CASES = yaml.safe_load((GOLDEN / "links.yml").read_text("utf-8"))


def faults(root: Path, link: str) -> list[str]:
    """What is said of a handbook whose first page has `link`, and which has a glossary."""
    shutil.copytree(GOLDEN / "handbook", root)
    facts = "kind: look-up\nroles: []\nreviewed: 2026-11-21\nreview_by: 2027-11-21\n"
    for code in CODES:
        page = root / f"docs/{code}/look-up/glossary.md"
        page.parent.mkdir()
        own = facts if code == CODES[0] else ""
        page.write_text(
            f"---\nsummary: Words.\n{own}---\n# Words {{ #title }}\n\n```glossary\nall\n```\n",
            "utf-8",
        )
    page = root / f"docs/{CODES[0]}/first.md"
    page.write_text(page.read_text("utf-8") + f"\nSe\n[siden]({link}).\n", "utf-8")
    return lines_told(root)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["link"])
def test_a_dead_link_is_told_with_its_line(case: dict[str, str], tmp_path: Path) -> None:
    said = faults(tmp_path / "handbook", case["link"])
    if "says" in case:
        assert len(said) == 1
        assert said[0].startswith(f"docs/{CODES[0]}/first.md:19: link: {case['says']}")
    else:
        assert said == []
