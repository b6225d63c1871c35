"""An author reads everything that is wrong, each fault once, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbook.__main__ import main
from handbook.desk import proofread
from places import CODES, GOLDEN, ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small handbook with the house rules, its words in no dictionary and every stamp."""
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    for name in ("style.yml", *(f"words-{code}.txt" for code in CODES)):
        shutil.copy(ROOT / "data" / name, root / "data")
    assert main(["--root", str(root), "stale", "--stamp-all"]) == 0
    return root


def put(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def told(root: Path, says: pytest.CaptureFixture[str]) -> list[str]:
    """The lines that the command prints; it fails where there are any."""
    says.readouterr()
    failed = main(["--root", str(root), "proofread"])
    lines = says.readouterr().out.splitlines()
    assert bool(failed) == bool(lines)
    return lines


def test_a_sound_handbook_is_told_of_in_silence(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(root, capsys) == []


def test_a_text_that_is_still_to_be_written_is_told_of_as_that_and_not_read_for_spelling(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(root / "docs/nb/first.md", "Noe er vist.", "TODO what has been shown")
    assert told(root, capsys)[0].startswith("docs/nb/first.md:10: text: has «TODO»")
    assert not [line for line in told(root, capsys) if "spelling" in line]


def test_faults_of_every_kind_are_told_at_once_each_at_its_place_and_counted(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = root / "docs/nb/first.md"
    put(page, "Noe er vist.", "Noe er vitsst 12 ganger av NAV.")
    assert told(root, capsys) == [
        "docs/en/first.md:1: translation: may not follow docs/nb/first.md, which has changed. "
        "`make stale` shows what: mend it, then say so with `make stamp PAGE=first`.",
        "docs/en/first.md:2: numbers: differ from docs/nb/first.md:10: only here: nothing more; "
        "only there: 12. Write the same numbers, in digits or in words.",
        "docs/nb/first.md:10: spelling: «vitsst» is in no dictionary. "
        "Correct it, or add it to data/words-nb.txt.",
        "docs/nb/first.md:10: text: «NAV» is not how we write. Write Nav.",
        "",
        "4 things to mend.",
    ]


def test_a_fault_that_stops_the_reading_hides_no_fault_of_the_text(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(root / "docs/nb/first.md", "Noe er vist.", "Noe er vist av NAV.")
    put(root / "data/sources.yml", "title_lang: en", "title_lang: [en")
    lines = told(root, capsys)
    assert lines[0].startswith("data/sources.yml:6: title_lang: ")
    assert len([line for line in lines if "«NAV»" in line]) == 1


def test_spelling_that_cannot_be_read_is_said(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(root / "docs/nb/first.md", "Noe er vist.", "Noe er vitsst.")
    assert main(["--root", str(root), "stale", "--stamp", "docs/nb/first.md"]) == 0
    monkeypatch.setattr(proofread, "can_spell", lambda: False)
    capsys.readouterr()
    assert main(["--root", str(root), "proofread"]) == 0
    assert capsys.readouterr().out.splitlines() == [proofread.NO_SPELLING]
