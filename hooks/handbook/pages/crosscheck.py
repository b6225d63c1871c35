"""Holds the pages against the data and against each other, language by language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from handbook.pages.blocked import blocked
from handbook.pages.components import Component
from handbook.pages.links import LIST_OF_SOURCES, Links
from handbook.pages.markdown import Heading
from handbook.pages.page import Page, PageText, TextFacts
from handbook.reading.problems import Problem, nearest
from handbook.reading.walk import references


def check(
    pages: Mapping[str, Page],
    items: Mapping[str, Mapping[str, Any]],
    languages: tuple[str, ...],
    components: Mapping[str, Component],
) -> Iterator[Problem]:
    """Everything on the pages that names something unknown or differs between languages."""
    known = {word: component.known(items) for word, component in components.items()}
    links = Links(pages, items, components)
    for page in pages.values():
        yield from _facts(page, items, languages[0])
        for text in page.texts.values():
            yield from _headings(text)
            yield from _fences(text, known)
            yield from _twice(text)
            yield from _citations(text, items)
            yield from links.dead(text)
        for language in languages[1:]:
            if language in page.texts and languages[0] in page.texts:
                yield from _alike(page.texts[languages[0]], page.texts[language])
        yield from _sections(page, languages[0])


def alone(pages: Iterable[Page]) -> Iterator[Problem]:
    """Everything that is wrong with a page whatever else there is in the handbook."""
    for text in (text for page in pages for text in page.texts.values()):
        told = list(blocked(text))
        yield from told
        lines = {problem.line for problem in told}
        yield from (fault for fault in text.faults if fault.line not in lines)


def _sections(page: Page, source: str) -> Iterator[Problem]:
    """A page of some kinds has the sections that its readers know from the others."""
    text = page.texts[source]
    wanted = page.kind.sections
    found = [heading.id for heading in text.headings if heading.id in wanted]
    if list(wanted) != found:
        message = (
            f"a page of kind {page.facts.kind} has the sections {', '.join(wanted)}, in this "
            f"order; this page has {', '.join(map(str, found)) or 'none of them'}. Mend it."
        )
        yield Problem(text.file, 1, "headings", message)
        return
    for text in page.texts.values():
        yield from _folded(text, page.kind.folded)


def _folded(text: PageText, folded: tuple[str, ...]) -> Iterator[Problem]:
    """What stands closed comes after all that is open, so that the work comes before its papers."""
    sections = [heading for heading in text.headings if heading.level == 2]
    last = max((each.line for each in sections if each.id not in folded), default=0)
    before: Heading | None = None
    for heading in (each for each in sections if each.id in folded):
        place = (text.file, heading.line, f"heading «{heading.text}»")
        if heading.line < last:
            message = f"stands closed, and comes after all that is open: move it below line {last}."
            yield Problem(*place, message)
        elif before and folded.index(str(heading.id)) < folded.index(str(before.id)):
            message = f"comes before «{before.text}»: the order is {', '.join(folded)}. Move it."
            yield Problem(*place, message)
        before = heading


def _facts(page: Page, items: Mapping[str, Mapping[str, Any]], source: str) -> Iterator[Problem]:
    located = page.texts[source].located
    if page.facts.next == page.id:
        yield located.problem(("next",), "leads to this page itself. Name the page after it.")
    for path, kind, name in references(page.facts):
        if name not in items[kind]:
            said = f"there is no page «{name}»" if kind == "pages" else f"«{name}» is not known"
            yield located.problem(path, f"{said}. {nearest(name, items[kind])}")


def _headings(text: PageText) -> Iterator[Problem]:
    if [heading.level for heading in text.headings].count(1) != 1:
        yield Problem(text.file, 1, "heading", "needs exactly one heading of level 1. Mend it.")
    counted = Counter(heading.id for heading in text.headings)
    level = 0
    for heading in text.headings:
        place = (text.file, heading.line, f"heading «{heading.text}»")
        if heading.level > level + 1:
            message = f"has {heading.level} # after {level or 'none'}. Write {'#' * (level + 1)}."
            yield Problem(*place, message)
        level = heading.level
        if heading.id is None:
            yield Problem(
                *place, "has no id. Write { #its-id } after it, the same in each language."
            )
        elif heading.id == LIST_OF_SOURCES:
            yield Problem(*place, "has the id of the list of sources. Give it another id.")
        elif counted[heading.id] > 1:
            yield Problem(*place, f"shares its id «{heading.id}». Give it an id of its own.")


def _fences(text: PageText, known: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    for fence in text.fences:
        if not fence.is_closed:
            message = f"«{fence.word}» is not closed. Write ``` alone on a line after its ids."
            yield Problem(text.file, fence.line, "fence", message)
            continue
        if not fence.word and not fence.after:
            message = "names no component. Write its word after ```, such as ```quiz."
            yield Problem(text.file, fence.line, "fence", message)
            continue
        if fence.after:
            message = f"has «{fence.after}» after «{fence.word}». Write ids on lines inside it."
            yield Problem(text.file, fence.line, "fence", message)
        if fence.word not in known:
            cure = nearest(fence.word, known)
            yield Problem(text.file, fence.line, "fence", f"«{fence.word}» is unknown. {cure}")
            continue
        if not fence.body:
            message = f"«{fence.word}» names nothing. Write an id on a line inside it."
            yield Problem(text.file, fence.line, "fence", message)
        for place, name in enumerate(fence.body, 1):
            ids = known[fence.word]
            if name not in ids:
                message = f"there is no {fence.word} «{name}». {nearest(name, ids)}"
                yield Problem(text.file, fence.line + place, fence.word, message)


def _twice(text: PageText) -> Iterator[Problem]:
    """The same thing shown twice on a page shares its ids, so that links and labels go astray."""
    shown: set[tuple[str, str]] = set()
    for fence in text.fences:
        for place, name in enumerate(fence.body, 1):
            if (fence.word, name) in shown:
                message = f"«{name}» is shown on this page already. Keep one of them."
                yield Problem(text.file, fence.line + place, fence.word, message)
            shown.add((fence.word, name))


def _citations(text: PageText, items: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    for name, line in text.citations:
        if name not in items["sources"]:
            cure = nearest(name, items["sources"])
            message = f"data/sources.yml has no source «{name}». {cure}"
            yield Problem(text.file, line, "footnote", message)


def _alike(source: PageText, other: PageText) -> Iterator[Problem]:
    """Two languages of one page have the same facts and skeleton: headings, components, sources."""
    for name in TextFacts.model_fields:
        if bool(getattr(source.facts, name)) != bool(getattr(other.facts, name)):
            has, lacks = (source, other) if getattr(source.facts, name) else (other, source)
            message = f"is missing, and {has.file} has it. Write it here too, or remove it there."
            yield Problem(lacks.file, 2, name, message)
    for what, skeleton in (("headings", _outline), ("fences", _asked), ("sources", _cited)):
        there, here = skeleton(source), skeleton(other)
        pairs = enumerate(zip_longest((name for name, _ in there), (name for name, _ in here)))
        first = next((place for place, (mine, theirs) in pairs if mine != theirs), None)
        if first is not None:
            line = here[first][1] if first < len(here) else 1
            mine = f"has «{here[first][0]}»" if first < len(here) else "has no more"
            theirs = " has no more"
            if first < len(there):
                theirs = f":{there[first][1]} has «{there[first][0]}»"
            message = (
                f"this page {mine} where {source.file}{theirs}. "
                "Make both pages alike, in the same order."
            )
            yield Problem(other.file, line, what, message)


def _outline(text: PageText) -> list[tuple[str, int]]:
    return [(f"{'#' * each.level} {each.id}", each.line) for each in text.headings]


def _asked(text: PageText) -> list[tuple[str, int]]:
    return [(" ".join([fence.word, *fence.body]), fence.line) for fence in text.fences]


def _cited(text: PageText) -> list[tuple[str, int]]:
    return [
        (name, min(line for each, line in text.citations if each == name))
        for name in sorted(text.cited)
    ]
