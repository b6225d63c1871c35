"""A sample answers what its form asks, and is about nobody."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from handbook import library
from handbook.library import Library
from handbook.reading.problems import Problems
from places import ROOT

REFUSED = {
    "a field the form does not have": (
        "participant-number:",
        "participant-nummer:",
        "answers.participant-nummer: names «referral-form/participant-nummer», which is not among "
        "answers. Did you mean «referral-form/participant-number»?",
    ),
    "a form that is not there": (
        "id: referral-form",
        "id: referal-form",
        "id: names «referal-form», which is not among forms. Did you mean «referral-form»?",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_sample_that_does_not_fit_its_form_is_refused(case: str, tmp_path: Path) -> None:
    for folder in ("data", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    wrong, right, told = tmp_path / "data/samples/referral-form.yml", *REFUSED[case][1:]
    text = wrong.read_text("utf-8")
    assert text.count(REFUSED[case][0]) == 1
    wrong.write_text(text.replace(REFUSED[case][0], right), "utf-8")
    with pytest.raises(Problems) as refused:
        library.load(tmp_path)
    assert told in str(refused.value)
    assert "data/samples/referral-form.yml:" in str(refused.value)


def test_every_sample_names_whom_it_is_about_by_a_name_that_says_that_nobody_is_meant(
    read: Library,
) -> None:
    for sample in read.samples.values():
        for language in read.languages:
            about = sample.about[language.code]
            assert re.search(r"\b(Eksempel|Example)\b", about)
            assert re.search("finnes ikke|not exist", about)


def test_a_sample_shows_how_little_is_needed(read: Library) -> None:
    for sample in read.samples.values():
        entries = read.forms[sample.id].entries
        left_empty = [field for field in entries if field.id not in sample.answers]
        assert left_empty
        assert any(field.control == "lines" for field in entries)


def test_a_fault_in_a_form_is_told_alone_without_every_answer_of_its_sample(
    tmp_path: Path,
) -> None:
    for folder in ("data", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    wrong = tmp_path / "data/forms/referral-form.yml"
    text = wrong.read_text("utf-8")
    assert text.count("          en: Telephone\n") == 1
    wrong.write_text(text.replace("          en: Telephone\n", ""), "utf-8")
    with pytest.raises(Problems) as refused:
        library.load(tmp_path)
    assert "has no text for en" in str(refused.value)
    assert len(refused.value.problems) == 1
