"""Items that must fit each other, and numbers that something must vouch for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook.learning import claims, facts, parallels
from handbook.pages import pictures
from handbook.reading.problems import Problem
from handbook.reading.reader import Reader
from handbook.tools import used


def unfit(reader: Reader) -> Iterator[Problem]:
    """Samples and forms, reviews and scales, paths and pages, pictures and files, questions."""
    items = reader.items
    pairs = [(sample, items["forms"].get(name)) for name, sample in items["samples"].items()]
    pairs += [(each, items["scales"].get(each.scale)) for each in items["reviews"].values()]
    for item, other in pairs:
        for fault in item.faults_with(other) if other else ():
            yield reader.problem(item, *fault)
    # where a page names a reader that there is not, the page is told of it
    sound = {
        name: page
        for name, page in items["pages"].items()
        if page is None or items["paths"].keys() >= set(page.facts.roles)
    }
    for path in items["paths"].values():
        for fault in path.faults_with(sound):
            yield reader.problem(path, *fault)
    for picture in items["pictures"].values():
        for fault in picture.faults_with(reader.root):
            yield reader.problem(picture, *fault)
    if not reader.is_broken("pictures"):
        yield from pictures.unlisted(reader.root, items["pictures"].values())
    if not reader.is_broken("quizzes"):
        for quiz, fault in parallels.faults(items["quizzes"]):
            yield reader.problem(quiz, *fault)


def unvouched(library: Any, reader: Reader) -> Iterator[Problem]:
    """Sections that questions check and that are not there, and numbers that nothing vouches for:
    in questions, figures and links from tool to tool.

    They are asked of the whole `library`, once all that it names is known to exist.
    """
    for page in library.pages.values():
        for quiz in library.shown_on(page, "quiz"):
            for fault in facts.faults(quiz, page, reader.items, library.languages):
                yield reader.problem(quiz, *fault)
    for figure in library.figures.values():
        for fault in claims.faults(figure, reader.items, library.languages):
            yield reader.problem(figure, *fault)
    for tool in library.calculators.values():
        for fault in used.lost(
            tool, lambda page: library.shown_on(library.pages[page], "calculator")
        ):
            yield reader.problem(tool, *fault)
