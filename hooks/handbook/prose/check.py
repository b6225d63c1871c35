"""Checks the whole handbook's text, pages and data, in every language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.pages.page import Page
from handbook.prose import blocks, numbers, rules, spelling
from handbook.prose.blocks import Block
from handbook.prose.style import styles
from handbook.reading.languages import Language
from handbook.reading.marks import UNFINISHED
from handbook.reading.problems import Problem


@dataclass(frozen=True)
class Prose:
    """The blocks of every page and of the data, by language.

    `closed` are the lines from which on the pages stand closed, and `together` are those that speak
    of their reader and a helper together.
    """

    languages: tuple[Language, ...]
    pages: Mapping[str, Mapping[str, list[Block]]]
    data: Mapping[str, list[Block]]
    closed: Mapping[str, Mapping[str, int]]
    together: Collection[str] = ()


def read(root: Path, languages: tuple[Language, ...], pages: Mapping[str, Page]) -> Prose:
    """All text of the handbook below `root`."""
    return Prose(
        languages,
        {
            name: {code: blocks.of_page(text) for code, text in page.texts.items()}
            for name, page in pages.items()
        },
        blocks.of_data(root, tuple(language.code for language in languages)),
        {
            name: {code: page.closed_from(code) for code in page.texts}
            for name, page in pages.items()
        },
        {name for name, page in pages.items() if page.kind.is_together},
    )


def style_problems(prose: Prose, root: Path) -> Iterator[Problem]:
    """Every breach of the house rules."""
    house = styles(root, tuple(language.code for language in prose.languages))
    for name, texts in prose.pages.items():
        for code, found in texts.items():
            yield from rules.check(
                _finished(found),
                house[code],
                together=name in prose.together,
                closed_from=prose.closed[name][code],
            )
    for code, found in prose.data.items():
        yield from rules.check(_finished(found), house[code])


def number_problems(prose: Prose) -> Iterator[Problem]:
    """Every page and every text of data whose languages have different numbers."""
    source, *others = prose.languages
    for other in others:
        for texts in prose.pages.values():
            if source.code in texts and other.code in texts:
                pair = (texts[source.code], texts[other.code])
                yield from numbers.differences(*pair, (source, other))
        for mine, theirs in zip(prose.data[source.code], prose.data[other.code], strict=True):
            yield from numbers.differences([mine], [theirs], (source, other))


def spelling_problems(
    prose: Prose, root: Path, dictionary: Callable[[Language], spelling.Known]
) -> Iterator[Problem]:
    """Every unknown word; `dictionary` gives what says whether a language has a word."""
    for language in prose.languages:
        code = language.code
        own, file = spelling.own_words(root, code), spelling.word_list(code)
        yield from spelling.unsorted(own, file)
        found = [block for texts in prose.pages.values() for block in texts.get(code, ())]
        finished = _finished([*found, *prose.data[code]])
        yield from spelling.misspelt(finished, dictionary(language), own, file)


def _finished(found: Iterable[Block]) -> list[Block]:
    """The blocks but for those that are still to be written, which the reader tells of."""
    return [block for block in found if not UNFINISHED.search(block.text)]
