"""Tells authors what to look at next. It judges nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from handbook import library
from handbook.desk import looks, upkeep
from handbook.library import Library
from handbook.prose import check
from handbook.prose.check import Prose
from handbook.prose.lix import SHORT_SENTENCE, Measure, measure
from handbook.prose.rules import LONG_SENTENCE, long_sentences
from handbook.prose.style import styles
from handbook.reading.problems import Problem

_COLUMNS = (
    "words, LIX (40 is ordinary prose, 50 official texts), words in a sentence, "
    f"sentences of at most {SHORT_SENTENCE}, papers named"
)


def report(read: Library, day: date) -> str:
    """The report on the handbook as it stands on `day`, as lines of text."""
    prose = check.read(read.root, read.languages, read.pages)
    house = styles(read.root, tuple(language.code for language in read.languages))
    measures = {
        name: {code: measure(blocks, house[code].papers) for code, blocks in texts.items()}
        for name, texts in prose.pages.items()
    }
    parts = {
        f"Chapters: {_COLUMNS}": list(_chapters(measures, house)),
        f"Pages, hardest first: {_COLUMNS}": list(_pages(measures)),
        f"Sentences of more than {LONG_SENTENCE} words": list(_long(prose)),
        "What a person should look at": list(looks.noted(prose, house)),
        "What may stand once on a page, and stands there more often": list(
            looks.repeated(prose, house)
        ),
        f"Sentences of {looks.TOLD_TWICE} words or more that stand on several pages": list(
            looks.told_twice(prose)
        ),
        "Sections of the sources that no page tells": [
            each.field for each in upkeep.unplaced(read)
        ],
        "Pages to review": [str(problem) for problem in _review(read, day)],
    }
    return "\n".join(
        f"{title}: {len(lines)}\n" + "".join(f"  {line}\n" for line in lines)
        for title, lines in parts.items()
    )


def _chapters(measures: Mapping[str, Mapping[str, Measure]], codes: Iterable[str]) -> Iterator[str]:
    for code in codes:
        chapters: dict[str, Measure] = {}
        for name, found in measures.items():
            chapter = name.partition("/")[0]
            for each in (chapter, "all"):
                chapters[each] = chapters.get(each, Measure()) + found[code]
        for chapter, total in sorted(chapters.items()):
            yield _row(code, total, chapter)


def _pages(measures: Mapping[str, Mapping[str, Measure]]) -> Iterator[str]:
    rows = [
        (-found.lix, name, code) for name, each in measures.items() for code, found in each.items()
    ]
    for _, name, code in sorted(rows):
        yield _row(code, measures[name][code], name)


def _row(code: str, found: Measure, name: str) -> str:
    return (
        f"{code} {found.words:6} {found.lix:5.1f} {found.mean:5.1f} {found.staccato:3.0f} % "
        f"{found.papers:4}  {name}"
    )


def _long(prose: Prose) -> Iterator[str]:
    everything = [*prose.pages.values(), prose.data]
    for texts in everything:
        for blocks in texts.values():
            for block, sentence, count in long_sentences(blocks, LONG_SENTENCE):
                yield f"{block.file}:{block.line}: {count} words: {sentence}"


def _review(read: Library, day: date) -> list[Problem]:
    return sorted([*upkeep.overdue(read, day), *upkeep.due(read, day)])


def tell(root: Path) -> int:
    """Prints the report on the handbook below `root` as it stands today."""
    print(report(library.load(root), upkeep.today()))
    return 0
