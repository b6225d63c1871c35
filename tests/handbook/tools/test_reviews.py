"""Reviews by a quality scale: every golden case, and what holds for any answers."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handbook.library import Library
from handbook.reading.located import parse, validate
from handbook.reading.problems import Problems
from handbook.tools.reviews import SCORES, Review, add_up, next_steps, read
from places import CODES, ROOT, handbook

GOLDEN = ROOT / "tests" / "golden" / "fidelity-25.yml"
CASES = yaml.load(GOLDEN.read_text("utf-8"), yaml.BaseLoader)
SCALES = handbook().scales
IPS_25, KIT_15 = SCALES["ips-25"], SCALES["kit-15"]

scores = st.lists(st.sampled_from("12345"), min_size=25, max_size=25)
some_scores = st.lists(st.sampled_from("12345-"), min_size=25, max_size=25)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_scores_come_to_what_was_added_up_by_hand(case: dict[str, Any]) -> None:
    answers = read(case["scores"], SCORES, 25)
    assert answers is not None
    total = add_up(IPS_25, answers)
    for group, found in total.groups.items():
        assert found.points == int(case[group])
    assert total.whole.points == int(case["total"])
    assert (total.level and total.level.name["en"]) == case.get("level")
    low, high = case.get("low", case["total"]), case.get("high", case["total"])
    assert (total.low, total.high) == (int(low), int(high))


@given(scores)
def test_every_total_has_exactly_one_level_of_the_published_ones(answers: list[str]) -> None:
    total = add_up(IPS_25, answers)
    assert 25 <= total.whole.points <= 125
    assert total.level is not None
    assert total.level.min <= total.whole.points <= total.level.max


@given(some_scores)
def test_the_groups_come_to_the_total_and_what_is_open_stays_within_its_range(
    answers: list[str],
) -> None:
    total = add_up(IPS_25, answers)
    assert sum(group.points for group in total.groups.values()) == total.whole.points
    assert sum(group.items for group in total.groups.values()) == 25
    assert total.low <= total.high
    assert (total.level is None) == ("-" in answers)
    for filling, expected in (("1", total.low), ("5", total.high)):
        filled = [filling if answer == "-" else answer for answer in answers]
        assert add_up(IPS_25, filled).whole.points == expected


@given(st.lists(st.sampled_from("ypn-"), min_size=15, max_size=15))
def test_the_list_has_each_no_then_each_partly_and_nothing_else(answers: list[str]) -> None:
    numbers = next_steps(KIT_15, answers, "ypn")
    signs = [answers[number - 1] for number in numbers]
    assert signs == sorted(signs)
    assert sorted(numbers) == [place for place, sign in enumerate(answers, 1) if sign in "np"]


@pytest.mark.parametrize("typed", ["", "5" * 24, "5" * 26, "6" * 25, "<" * 25, "5" * 10_000])
def test_a_link_with_anything_but_answers_is_refused(typed: str) -> None:
    assert read(typed, SCORES, 25) is None


def test_an_author_is_told_of_an_item_that_is_left_out(read: Library) -> None:
    review = read.reviews["quality-self-review"]
    assert not list(review.faults_with(KIT_15))
    short = review.example.model_copy(update={"answers": review.example.answers[1:]})
    changed = review.model_copy(update={"look": review.look[:-1], "example": short})
    assert list(changed.faults_with(KIT_15)) == [
        (("look",), "says nothing of item 15. Write what to look at there."),
        (("example", "answers"), "has 14 answers to 15 items. Mend it."),
    ]


def test_an_author_is_told_of_an_example_that_cannot_be_read() -> None:
    text = (ROOT / "data/reviews/fidelity-25.yml").read_text("utf-8").replace('"4553', '"X553')
    with pytest.raises(Problems, match="has an example with other signs"):
        validate(parse(text, "data/reviews/fidelity-25.yml"), Review, CODES)
