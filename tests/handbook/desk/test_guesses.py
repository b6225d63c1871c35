"""The whole bank: each principle has its self-check, and guessing without reading never pays."""

from __future__ import annotations

from handbook.desk import cues
from handbook.desk.guesses import BOUND, Guess, by_words, given_away, guesses, report
from handbook.learning.quizzes import Quiz
from handbook.library import Library
from handbook.prose.style import styles
from places import CODES, ROOT

CODE = CODES[0]
TEXTS = ("kort", "litt lengre", "aller lengst av dem")


def bank(right: int, number: int) -> list[Quiz]:
    """`number` questions whose right answer always stands at the place `right`."""
    options = [
        {"id": f"o{place}", "text": {CODE: text}, "why": {CODE: "w"}, "correct": place == right}
        for place, text in enumerate(TEXTS)
    ]
    asked = {
        "kind": "one",
        "ask": {CODE: "?"},
        "section": "s",
        "sources": ["a-study"],
        "options": options,
    }
    questions = [{**asked, "id": f"q{place}"} for place in range(number)]
    return [Quiz.model_validate({"id": "q", "title": {CODE: "Q"}, "questions": questions})]


def found(quizzes: list[Quiz]) -> dict[str, Guess]:
    return {guess.way: guess for guess in guesses(quizzes, [CODE])}


def test_a_bank_that_a_guesser_sees_through_is_reported() -> None:
    by_way = found(bank(2, 20))
    assert by_way["option 3"].right == by_way["the longest"].right == 20
    assert by_way["option 3"].above_chance > BOUND
    assert by_way["the longest"].above_chance > BOUND
    assert by_way["the shortest"].above_chance < 0
    assert by_way["option 4"].questions == 0


def test_a_few_questions_prove_nothing() -> None:
    assert all(guess.above_chance < BOUND for guess in found(bank(0, 3)).values())


def test_right_answers_are_not_given_away_by_place_or_length(read: Library) -> None:
    for language in read.languages:
        every = list(guesses(read.quizzes.values(), [language.code]))
        assert not [guess for guess in every if guess.above_chance > BOUND], report(every)


def test_right_answers_are_not_given_away_by_their_words(read: Library) -> None:
    for language in read.languages:
        every = cues.together(cues.heard(read.quizzes, language.code))
        assert every.ratio <= cues.MOST_ABOVE_CHANCE, (
            "Who has read no page finds too many right answers by the sound of the options. Say "
            "right and wrong ones with each other's words, above all those that are listed here:\n"
            + by_words(read, language.code)
        )


def test_no_option_gives_itself_away_by_a_reason_or_by_the_words_of_its_page(read: Library) -> None:
    for style in styles(ROOT, CODES).values():
        faults = given_away(read, style)
        assert not faults, "\n".join(map(str, faults))


def test_every_principle_has_its_self_check_on_its_page(read: Library) -> None:
    pages = [page for page in read.pages.values() if page.id.startswith("principles/")]
    assert pages
    for page in pages:
        name = page.id.removeprefix("principles/")
        assert name in read.quizzes, f"write data/quizzes/{name}.yml"
        for text in page.texts.values():
            asked = [fence.body for fence in text.fences if fence.word == "quiz"]
            assert (name,) in asked, f"{text.file} has no quiz fence with {name}"
