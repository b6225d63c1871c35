"""A script or style goes out under a name that changes with it, and is light to fetch."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.site.assets import Assets

SCRIPT = "/* What it does. */\nconst one   = 1;\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in {
        "js/a.js": SCRIPT,
        "js/b.js": SCRIPT,
        "css/handbook.css": "p {}",
        "css/form.css": ".form {}",
    }.items():
        file = tmp_path / "docs" / "assets" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("changed", ["js/a.js", "css/handbook.css", "css/form.css"])
def test_a_change_gives_another_name_to_what_it_changes_alone(root: Path, changed: str) -> None:
    names = ("js/a.js", "js/b.js", "css/handbook.css", "css/form.css")
    before = {name: Assets(root).address(name) for name in names}
    (root / "docs" / "assets" / changed).write_text("a { color: red }", "utf-8")
    after = {name: Assets(root).address(name) for name in names}
    assert [name for name in names if before[name] != after[name]] == [changed]


def test_it_goes_out_under_that_name_without_its_comments(root: Path, tmp_path: Path) -> None:
    assets, site = Assets(root), tmp_path / "site"
    assets.write(site)
    assert (site / assets.address("js/a.js")).read_text("utf-8") == "const one=1;"


def test_a_template_that_asks_for_what_there_is_not_is_told(root: Path) -> None:
    with pytest.raises(LookupError, match=r"has no js/c\.js"):
        Assets(root).address("js/c.js")
