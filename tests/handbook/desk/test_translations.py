"""A translation is stale when its source says something else than when both were last read."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from handbook.__main__ import main
from handbook.desk import translations
from places import GOLDEN

HANDBOOK = GOLDEN / "handbook"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The golden handbook in a repository of its own, every translation stamped."""
    root = tmp_path / "handbook"
    shutil.copytree(HANDBOOK, root)
    git(root, "init", "--quiet")
    assert main(["--root", str(root), "stale", "--stamp-all"]) == 0
    git(root, "add", ".")
    git(root, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "All")
    return root


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True)


def change(root: Path, old: str, new: str) -> None:
    file = root / "docs/nb/first.md"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def stale(root: Path) -> bool:
    return main(["--root", str(root), "stale"]) == 1


def test_a_stamped_translation_is_fresh(root: Path) -> None:
    assert not stale(root)


def test_a_changed_source_is_told_with_what_changed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(root, "Noe er vist.", "Noe mer er vist.")
    assert stale(root)
    told = capsys.readouterr().out
    assert "docs/en/first.md:1: translation: may not follow docs/nb/first.md" in told
    assert "-Noe er vist." in told
    assert "+Noe mer er vist." in told


def test_a_stamp_after_review_makes_it_fresh_again(root: Path) -> None:
    change(root, "Noe er vist.", "Noe mer er vist.")
    assert main(["--root", str(root), "stale", "--stamp", "first"]) == 0
    assert not stale(root)


def test_a_new_review_date_changes_no_text(root: Path) -> None:
    change(root, "review_by: 2027-11-21", "review_by: 2028-11-21")
    assert not stale(root)


def test_a_changed_summary_does(root: Path) -> None:
    change(root, "summary: Det første.", "summary: Det aller første.")
    assert stale(root)


def test_a_page_that_was_never_stamped_is_stale(root: Path) -> None:
    (root / translations.FILE).unlink()
    assert stale(root)


def test_a_page_that_is_not_there_cannot_be_stamped(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(root), "stale", "--stamp", "frist"]) == 1
    assert "There is no page «frist». Did you mean «first»?" in capsys.readouterr().out
