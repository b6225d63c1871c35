"""Tells an author everything that is wrong in the text and the data, each fault once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from handbook import library
from handbook.desk import editions, hard_hour, task_first, translations, upkeep
from handbook.library import Library
from handbook.pages.page import Page, read_pages
from handbook.prose import check
from handbook.prose.check import Prose
from handbook.prose.dictionaries import dictionary
from handbook.prose.style import styles
from handbook.reading.problems import Problem, Problems
from handbook.reading.reader import languages

NO_SPELLING = "Spelling was not read: the dictionaries for it come with the first `make check`."


def faults(root: Path) -> tuple[Problem, ...]:
    """Everything that is wrong in the handbook below `root`, sorted by place.

    What can be read is read, whatever is wrong elsewhere.
    """
    found = [*_told(lambda: _library(root)), *_told(lambda: _prose(root))]
    return Problems(found).problems


def can_spell() -> bool:
    """Whether the dictionaries are installed; a build needs none."""
    return find_spec("hunspell") is not None


def tell(root: Path) -> int:
    """Prints every fault below `root` and how many they are; 1 where there is one."""
    found = faults(root)
    for problem in found:
        print(problem)
    if found:
        print(f"\n{len(found)} {'thing' if len(found) == 1 else 'things'} to mend.")
    if not can_spell():
        print(NO_SPELLING)
    return 1 if found else 0


def _told(rule: Callable[[], Iterable[Problem]]) -> Iterator[Problem]:
    """What the rule finds, and what keeps it from looking."""
    try:
        yield from rule()
    except Problems as error:
        yield from error.problems


def _library(root: Path) -> Iterator[Problem]:
    """The faults that stop a build, or where there are none, those of time and of translation."""
    read = library.load(root)
    yield from _upkeep(read)
    codes = tuple(language.code for language in read.languages)
    yield from task_first.faults(read, styles(root, codes))
    yield from hard_hour.faults(read)
    source = codes[0]
    yield from translations.stale(root, read.pages, source, translations.read_stamps(root))


def _upkeep(read: Library) -> Iterator[Problem]:
    day = upkeep.today()
    yield from upkeep.overdue(read, day)
    yield from upkeep.misdated(read, day)
    yield from upkeep.unplaced(read)
    yield from upkeep.unused(read)
    yield from upkeep.unglossed(read)
    yield from upkeep.unshown(read)
    yield from editions.changed(read)


def _prose(root: Path) -> Iterator[Problem]:
    known = languages(root)
    pages: dict[str, Page] = read_pages(root, tuple(language.code for language in known))[0]
    prose: Prose = check.read(root, known, pages)
    yield from _told(lambda: check.style_problems(prose, root))
    yield from check.number_problems(prose)
    if can_spell():
        yield from _told(lambda: check.spelling_problems(prose, root, dictionary))
