"""Tells authors what to look at next. It judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from handbook import library
from handbook.desk import upkeep
from handbook.library import Library
from handbook.prose import check
from handbook.prose.check import Prose
from handbook.prose.lix import lix
from handbook.prose.rules import LONG_SENTENCE, long_sentences
from handbook.reading.problems import Problem


def report(read: Library, day: date) -> str:
    """The report on the handbook as it stands on `day`, as lines of text."""
    prose = check.read(read.root, read.languages, read.pages)
    unplaced = [problem.field for problem in upkeep.unplaced(read)]
    parts = {
        "LIX (40 is ordinary prose, 50 official texts), hardest first": list(_lix(prose)),
        f"Sentences of more than {LONG_SENTENCE} words": list(_long(prose)),
        "Sections of the sources that no page tells": unplaced,
        "Pages to review": [str(problem) for problem in _review(read, day)],
    }
    return "\n".join(
        f"{title}: {len(lines)}\n" + "".join(f"  {line}\n" for line in lines)
        for title, lines in parts.items()
    )


def _lix(prose: Prose) -> Iterator[str]:
    codes = [language.code for language in prose.languages]
    rows = []
    for name, texts in prose.pages.items():
        found = {
            code: lix(block for block in blocks if block.kind != "heading")
            for code, blocks in texts.items()
        }
        rows.append((found, name))
    for found, name in sorted(rows, key=lambda row: (-max(row[0].values()), row[1])):
        yield "  ".join([*(f"{code} {found[code]:4.1f}" for code in codes if code in found), name])


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
