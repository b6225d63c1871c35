"""The one stylesheet holds what pages use, in the order it was written, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from handbook.reading.problems import Problems
from handbook.site import pruning, stylesheets
from handbook.site.built import BuiltPage
from handbook.site.names import names_in
from places import GOLDEN

CASES = yaml.safe_load((GOLDEN / "styles.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_of_a_stylesheet_stays_what_pages_use(case: dict[str, str]) -> None:
    names = names_in([BuiltPage("index.html", case["html"])], [case.get("script", "")])
    assert pruning.prune(case["css"], names) == case["left"] + "\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A handbook whose components have styles of their own."""
    folder = tmp_path / "docs" / "assets" / "css"
    folder.mkdir(parents=True)
    (folder.parent / "js").mkdir()
    for name in ("zebra", "handbook", "apple"):
        (folder / f"{name}.css").write_text(f"p {{content: '{name}'}}", "utf-8")
    (tmp_path / "theme.css").write_text("p {content: 'theme'} .gone {x: y}", "utf-8")
    return tmp_path


def test_the_theme_comes_first_then_the_tokens_then_components_by_name(root: Path) -> None:
    pages = [BuiltPage("index.html", "<p>")]
    stylesheets.write(root / "site", root, root / "theme.css", pages)
    written = (root / "site" / stylesheets.STYLESHEET).read_text("utf-8")
    names = ("theme", "handbook", "apple", "zebra")
    assert written == "".join(f'p{{content:"{name}"}}' for name in names) + "\n"


def test_a_stylesheet_that_loads_from_elsewhere_stops_the_build(root: Path) -> None:
    css = "p {x: y}\nb {background: url(https://pics.example/a.png)}"
    (root / "docs" / "assets" / "css" / "apple.css").write_text(css, "utf-8")
    with pytest.raises(Problems, match=r"docs/assets/css/apple.css:2: url\(\): loads https://pics"):
        stylesheets.write(root / "site", root, root / "theme.css", [])
