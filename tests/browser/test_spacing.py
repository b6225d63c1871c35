"""Practice comes back in time: single cases, and a reader who keeps at it for 200 days."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from places import GOLDEN, ROOT

pytestmark = pytest.mark.browser
CASES = yaml.load((GOLDEN / "spacing.yml").read_text("utf-8"), yaml.SafeLoader)
TODAY = date(2026, 11, 21)
DAYS = 200
GAPS = [1, 2, 7, 30, 120]

# A reader who comes on some days, and each time takes rounds until nothing is due, or so many.
_READ = """({ questions, stored, visits, rounds, answers }) => {
  const { due, round } = handbookSpacing;
  const { answered } = handbookStreak;
  const said = answers[Symbol.iterator]();
  const told = ({ quiz, id }) => ({ name: `${quiz}/${id}`, before: stored.quizzes[quiz]?.[id] });
  const answer = (question, day) => {
    const [right, sure] = said.next().value;
    const row = { ...told(question), right };
    const after = answered(row.before, { right, sure }, day);
    (stored.quizzes[question.quiz] ??= {})[question.id] = { hash: question.hash, ...after };
    return row;
  };
  return visits.map(day => {
    const taken = [];
    let state = due(questions, stored, day);
    for (let left = rounds; left && state.due.length; left -= 1) {
      const waiting = state.due.map(told);
      taken.push({ waiting, asked: round(state.due).map(question => answer(question, day)) });
      state = due(questions, stored, day);
    }
    return { day, rounds: taken, next: state.next };
  });
}"""


@pytest.fixture(scope="module")
def rules(browser: Browser) -> Iterator[Page]:
    """A page with nothing but the rules."""
    page = browser.new_page()
    for name in ("streak", "spacing"):
        page.add_script_tag(path=ROOT / "docs/assets/js" / f"{name}.js")
    yield page
    page.close()


def question(quiz: str, number: object, parallel: str = "") -> dict[str, str]:
    return {
        "quiz": quiz,
        "id": str(number),
        "hash": "h",
        "page": f"page-{quiz}",
        "parallel": parallel,
    }


def days(value: Any) -> Any:
    """`value` with its days as they are stored, and the hash of each answer."""
    if isinstance(value, dict):
        inner = {key: days(each) for key, each in value.items()}
        return {"hash": "h", **inner} if "right" in inner else inner
    return value.isoformat() if isinstance(value, date) else value


def test_what_is_remembered_of_an_answer(rules: Page) -> None:
    asked = [
        [days(case.get("before")), {"right": "r" in case["answer"], "sure": "s" in case["answer"]}]
        for case in CASES["answered"]
    ]
    found = rules.evaluate(
        "([asked, today]) => asked.map(([before, answer]) => "
        "handbookStreak.answered(before ?? undefined, answer, today))",
        [asked, TODAY.isoformat()],
    )
    for case, answer in zip(CASES["answered"], found, strict=True):
        assert answer == {**case["then"], "day": TODAY.isoformat()}, case["name"]


def test_what_is_due_and_when_the_next_one_comes(rules: Page) -> None:
    questions = [
        question(quiz, n) for quiz, most in (("a", 3), ("b", 2)) for n in range(1, most + 1)
    ]
    stored = [
        {key: days(case.get(key, {})) for key in ("quizzes", "pages")} for case in CASES["due"]
    ]
    found = rules.evaluate(
        "([questions, all, today]) => all.map(stored => "
        "handbookSpacing.due(questions, stored, today))",
        [questions, stored, TODAY.isoformat()],
    )
    for case, told in zip(CASES["due"], found, strict=True):
        assert [f"{each['quiz']}/{each['id']}" for each in told["due"]] == case["due"], case["name"]
        assert told.get("next") == days(case.get("next")), case["name"]


BANK = [question(quiz, n) for quiz in "abcdefgh" for n in range(9)]
PAIRS = {"a/0": "b/0", "c/1": "d/2", "e/3": "e/4"}
PAIRS |= {other: one for one, other in PAIRS.items()}
for each in BANK:
    each["parallel"] = PAIRS.get(f"{each['quiz']}/{each['id']}", "")


def standing(row: dict[str, Any]) -> int:
    """How far the answer to a question is on its way; -1 for a miss that the reader was sure of."""
    before = row.get("before")
    if before is None:
        return len(GAPS)
    streak = before.get("streak", int(before["right"]))
    return -1 if before.get("sure") else min(streak, len(GAPS) - 1)


@pytest.mark.parametrize("seed", range(6))
def test_for_200_days_every_round_keeps_the_promises(rules: Page, seed: int) -> None:
    chance = random.Random(seed)
    right, rounds, often = (
        chance.choice([0.5, 0.8, 0.95]),
        chance.choice([1, 3, 20]),
        chance.random(),
    )
    days = [TODAY + timedelta(day) for day in range(DAYS) if chance.random() < often + 0.2]
    old = {
        each["id"]: {"hash": "h", "right": chance.random() < right, "day": TODAY.isoformat()}
        for each in BANK[-9:]
    }
    log = rules.evaluate(
        _READ,
        {
            "questions": BANK,
            "stored": {
                "quizzes": {"h": old},
                "pages": {f"page-{quiz}": {"day": TODAY.isoformat()} for quiz in "abcd"},
            },
            "visits": [day.isoformat() for day in days],
            "rounds": rounds,
            "answers": [[chance.random() < right, chance.random() < 0.3] for _ in range(5000)],
        },
    )
    for visit in log:
        asked = [row for taken in visit["rounds"] for row in taken["asked"]]
        assert max(Counter(row["name"] for row in asked).values(), default=1) == 1
        for taken in visit["rounds"]:
            _is_sound(taken)
        for row in asked:
            if row.get("before"):
                last = date.fromisoformat(row["before"]["day"])
                waited = (date.fromisoformat(visit["day"]) - last).days
                assert waited >= GAPS[max(standing(row), 0)]
        if not all(row["right"] for row in asked):
            tomorrow = date.fromisoformat(visit["day"]) + timedelta(1)
            assert visit["next"] == tomorrow.isoformat()


def _is_sound(taken: dict[str, Any]) -> None:
    """At most ten, none beside its parallel, the weakest, and the weakest of all first."""
    names = {row["name"] for row in taken["asked"]}
    assert 0 < len(names) <= 10
    others = {PAIRS.get(name) for name in names}
    assert not others & names
    asked = [standing(row) for row in taken["asked"]]
    left = [row for row in taken["waiting"] if row["name"] not in names | others]
    assert asked[0] == min(asked)
    assert max(asked) <= min(map(standing, left), default=len(GAPS))
    assert len(names) == 10 or not left


def test_who_answers_right_each_time_is_asked_on_five_days_and_then_every_120(rules: Page) -> None:
    log = rules.evaluate(
        _READ,
        {
            "questions": BANK[:9],
            "stored": {"quizzes": {}, "pages": {"page-a": {"day": TODAY.isoformat()}}},
            "visits": [(TODAY + timedelta(day)).isoformat() for day in range(600)],
            "rounds": 9,
            "answers": [[True, False]] * 600,
        },
    )
    asked: dict[str, list[int]] = {}
    for day, visit in enumerate(log):
        for taken in visit["rounds"]:
            for each in taken["asked"]:
                asked.setdefault(each["name"], []).append(day)
    assert len(asked) == 9
    for first, *others in asked.values():
        assert [day - first for day in others][:5] == [2, 9, 39, 159, 279]
        assert {later - day for day, later in itertools.pairwise(others[2:])} == {120}


def test_a_mixed_round_goes_through_the_quizzes_and_then_asks_others(rules: Page) -> None:
    found = rules.evaluate(
        """([all, few]) => {
          const { mixed } = handbookSpacing;
          const first = mixed(all, []), second = mixed(all, first), small = mixed(few, []);
          return [first, second, small, mixed(few, small)];
        }""",
        [BANK, [*BANK[1:7], *BANK[10:16]]],
    )
    first, second, small, again = (
        [f"{each['quiz']}/{each['id']}" for each in taken] for taken in found
    )
    assert len(first) == len(second) == len(small) == len(again) == 10
    assert not set(first) & set(second)
    assert {name[0] for name in first} == set("abcdefgh")
    assert Counter(name[0] for name in small) == {"a": 5, "b": 5}
    assert len(set(small) | set(again)) == 12
    for taken in (first, second, small, again):
        assert not {PAIRS.get(name) for name in taken} & set(taken)
        assert all(one[0] != other[0] for one, other in itertools.pairwise(taken))


def test_neighbours_in_a_round_are_from_different_quizzes(rules: Page) -> None:
    found = rules.evaluate(
        "all => handbookSpacing.round(all).map(({ quiz }) => quiz)", [*BANK[1:6], *BANK[10:15]]
    )
    assert "".join(found) == "ab" * 5


def test_reminders_fall_on_the_days_on_which_right_answers_come_again(rules: Page) -> None:
    found = rules.evaluate("today => handbookSpacing.reminders(today)", TODAY.isoformat())
    assert [(date.fromisoformat(day) - TODAY).days for day in found] == [2, 9, 39, 159]
