"""Holds the pages against the data and against each other, language by language."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from handbook.pages import Fence, Page, PageText
from handbook.problems import Problem

# What a fence may ask for, and the collection that the ids inside it point into.
COMPONENTS: Mapping[str, str] = {
    "calculator": "calculators",
    "figure": "figures",
    "form": "forms",
    "packages": "packages",
    "path": "paths",
    "practice": "practice",
    "preferences": "preferences",
    "quality-scale": "principles",
    "quiz": "quizzes",
    "record": "paths",
    "roles": "paths",
    "session": "sessions",
    "slides": "sessions",
    "then-now": "comparisons",
}
FEW = 15  # more names than this are no help in one line
# Fences that show code as it is.
CODE = frozenset({"text", "yaml", "html", "sh", "nginx"})
PREFERENCES = {"progress": None, "shortcuts": None}
PRACTICE = {"mixed": None, "repeat": None}
PACKAGES = {"scorm": None, "moodle": None, "gift": None}


def nearest(wanted: str, known: Iterable[str]) -> str:
    """The cure for an unknown id: the one most like it, or the ones there are if they are few."""
    names = sorted(known)
    if near := difflib.get_close_matches(wanted, names, n=1):
        return f"Did you mean «{near[0]}»?"
    if 0 < len(names) <= FEW:
        return f"There are: {', '.join(names)}."
    return "Correct it, or add what it names."


def check(
    pages: Mapping[str, Page], items: Mapping[str, Mapping[str, Any]], languages: tuple[str, ...]
) -> Iterator[Problem]:
    """Everything on the pages that names something unknown or differs between languages."""
    known = {
        **items,
        "packages": PACKAGES,
        "practice": PRACTICE,
        "preferences": PREFERENCES,
        "principles": {name.removeprefix("principles/"): None for name in pages},
    }
    for page in pages.values():
        yield from _facts(page, pages, known, languages[0])
        for text in page.texts.values():
            yield from _headings(text)
            yield from _fences(text, known)
            yield from _citations(text, known)
        for language in languages[1:]:
            if language in page.texts and languages[0] in page.texts:
                yield from _alike(page.texts[languages[0]], page.texts[language])
        yield from _quiz_sections(page, items, languages[0])


def _facts(
    page: Page, pages: Mapping[str, Page], known: Mapping[str, Mapping[str, Any]], source: str
) -> Iterator[Problem]:
    located = page.texts[source].located
    if page.facts.next is not None and page.facts.next not in pages:
        cure = nearest(page.facts.next, pages)
        yield located.problem(("next",), f"there is no page «{page.facts.next}». {cure}")
    for field, kind in (("roles", "paths"), ("covers", "coverage")):
        for place, name in enumerate(getattr(page.facts, field)):
            if name not in known[kind]:
                cure = nearest(name, known[kind])
                yield located.problem((field, place), f"«{name}» is not known. {cure}")


def _headings(text: PageText) -> Iterator[Problem]:
    if [heading.level for heading in text.headings].count(1) != 1:
        yield Problem(text.file, 1, "heading", "needs exactly one heading of level 1. Mend it.")
    counted = Counter(heading.id for heading in text.headings)
    for heading in text.headings:
        place = (text.file, heading.line, f"heading «{heading.text}»")
        if heading.id is None:
            yield Problem(
                *place, "has no id. Write { #its-id } after it, the same in each language."
            )
        elif counted[heading.id] > 1:
            yield Problem(*place, f"shares its id «{heading.id}». Give it an id of its own.")


def _fences(text: PageText, known: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    for fence in text.fences:
        if fence.word in CODE:
            continue
        if fence.word not in COMPONENTS:
            cure = nearest(fence.word, [*COMPONENTS, *CODE])
            yield Problem(text.file, fence.line, "fence", f"«{fence.word}» is unknown. {cure}")
            continue
        if not fence.body:
            message = f"«{fence.word}» names nothing. Write an id on a line inside it."
            yield Problem(text.file, fence.line, "fence", message)
        for place, name in enumerate(fence.body, 1):
            collection = known[COMPONENTS[fence.word]]
            if name not in collection:
                message = f"there is no {fence.word} «{name}». {nearest(name, collection)}"
                yield Problem(text.file, fence.line + place, fence.word, message)


def _citations(text: PageText, known: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    for name, line in text.citations:
        if name not in known["sources"]:
            cure = nearest(name, known["sources"])
            message = f"data/sources.yml has no source «{name}». {cure}"
            yield Problem(text.file, line, "footnote", message)


def _alike(source: PageText, other: PageText) -> Iterator[Problem]:
    """Two languages of one page have the same skeleton: headings, components, sources."""

    for what, mine, theirs in (
        (
            "headings",
            [f"{'#' * heading.level} {heading.id}" for heading in source.headings],
            [f"{'#' * heading.level} {heading.id}" for heading in other.headings],
        ),
        ("fences", [*map(_asked, source.fences)], [*map(_asked, other.fences)]),
        ("sources", sorted(source.cited), sorted(other.cited)),
    ):
        if mine != theirs:
            here = ", ".join(name for name in theirs if name not in mine) or "nothing more"
            there = ", ".join(name for name in mine if name not in theirs) or "nothing more"
            message = (
                f"differ from {source.file}: only here: {here}; only there: {there}. "
                "Make both pages alike, in the same order."
            )
            yield Problem(other.file, 1, what, message)


def _asked(fence: Fence) -> str:
    return f"{fence.word} {' '.join(fence.body)}" if fence.word in COMPONENTS else fence.word


def _quiz_sections(
    page: Page, items: Mapping[str, Mapping[str, Any]], source: str
) -> Iterator[Problem]:
    text = page.texts[source]
    ids = {heading.id for heading in text.headings}
    for fence in text.fences:
        for name in fence.body if fence.word == "quiz" else ():
            for question in items["quizzes"][name].questions if name in items["quizzes"] else ():
                if question.section not in ids:
                    message = (
                        f"question «{question.id}» of «{name}» checks the section "
                        f"«{question.section}», which is not on this page. Correct its section."
                    )
                    yield Problem(text.file, fence.line, "quiz", message)
