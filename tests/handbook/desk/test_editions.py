"""A form never says something else than others that bear the same version."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbook.__main__ import main
from handbook.desk import editions
from places import GOLDEN

FORM = """id: short
version: "1.0"
date: 2026-11-21
title: {nb: Et skjema, en: A form}
intro: {nb: Kort., en: Short.}
sections:
- id: one
  title: {nb: En, en: One}
  fields:
  - {id: name, type: text, label: {nb: Navn, en: Name}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small handbook with a form that is stamped as it stands."""
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    (root / "data/forms").mkdir()
    (root / "data/forms/short.yml").write_text(FORM, "utf-8")
    assert stamp(root) == 0
    return root


def stamp(root: Path) -> int:
    return main(["--root", str(root), "editions", "--stamp", "short"])


def change(root: Path, old: str, new: str) -> None:
    file = root / "data/forms/short.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def told(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the author reads."""
    capsys.readouterr()
    assert main(["--root", str(root), "editions"]) in (0, 1)
    return capsys.readouterr().out.strip()


def test_a_form_as_it_was_stamped_is_sound(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(root, "intro: {nb: Kort., en: Short.}", "# a remark\nintro:\n  en: Short.\n  nb: Kort.")
    assert told(root, capsys) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("en: Name", "en: Full name"),
        ("type: text", "type: textarea, rows: 2"),
        ("id: name", "id: full-name"),
        ("nb: Kort.", "nb: Kortere."),
    ],
)
def test_other_words_need_another_version(
    old: str, new: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(root, old, new)
    said = "data/forms/short.yml:2: version: is still 1.0, and its fields or words have changed. "
    said += "Write a new version and date."
    assert told(root, capsys).startswith(said)
    assert stamp(root) == 1
    assert told(root, capsys).startswith(said)
    change(root, '"1.0"', '"1.1"')
    assert told(root, capsys).endswith("1.1 is new. Say so with `make stamp FORM=short`.")
    assert stamp(root) == 0
    assert told(root, capsys) == ""


def test_a_form_that_was_never_stamped_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / editions.FILE).unlink()
    assert "data/forms/short.yml:2: version: 1.0 is new." in told(root, capsys)


@pytest.mark.parametrize("written", ["- short", "short: 1.0"])
def test_stamps_that_somebody_wrote_are_told(
    written: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / editions.FILE).write_text(written, "utf-8")
    said = (
        "data/editions.yml:1: file: is not as it was stamped. Take it back from an earlier version."
    )
    assert told(root, capsys) == said


def test_a_form_that_is_not_there_cannot_be_stamped(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(root), "editions", "--stamp", "shirt"]) == 1
    assert "No form or plan is called «shirt». Did you mean «short»?" in capsys.readouterr().out
