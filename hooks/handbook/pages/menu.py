"""Reads the menu that authors write, `nav` in mkdocs.yml, before the engine does."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from handbook.pages.page import Page
from handbook.reading.located import Located, Step, parse, text_of
from handbook.reading.problems import Problem, Problems, nearest
from handbook.reading.text import page_id

FILE = "mkdocs.yml"
_TAGS = ("!ENV",)  # what the engine reads of YAML's own signs
SECTION = "section_"  # begins the names of the menu's titles in data/interface.yml


def read(root: Path) -> Located | None:
    """What stands in mkdocs.yml below `root`; nothing where there is none.

    Raises `Problems` where it is no YAML.
    """
    return _parsed(text_of(root / FILE, root)) if (root / FILE).exists() else None


def faults(root: Path, pages: Mapping[str, Page], words: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the menu of the handbook below `root`.

    It has every page once and none that is not there, and each section has its titles among the
    `words` of the interface. Nothing is wrong with a menu that is left to the engine.
    """
    located = read(root)
    menu = _written(located)
    if located is None or menu is None:
        return
    sources = [next(iter(page.texts.values())).file for page in pages.values()]
    missing = {file.split("/", 2)[2]: file for file in sources}
    files = tuple(missing)
    for path, entry in _entries(menu, ("nav",)):
        if fault := _fault(path[-1], entry, missing, files, words):
            yield located.problem(path, fault)
        elif isinstance(entry, str):
            del missing[entry]
    for name, file in missing.items():
        yield Problem(file, 1, "menu", f"is not in the menu. Add {name} to `nav` in {FILE}.")


def lists(root: Path, pages: Mapping[str, Page]) -> dict[str, list[Page]]:
    """The pages that stand in each list to choose from, by its id, in the order of the menu."""
    found: dict[str, list[Page]] = {}
    order = {page_id(name): place for place, name in enumerate(_named(root))}
    for page in sorted(pages.values(), key=lambda each: order.get(each.id, len(order))):
        if page.facts.list:
            found.setdefault(page.facts.list, []).append(page)
    return found


def sections(root: Path, pages: Mapping[str, Page]) -> Iterator[tuple[str, list[tuple[Page, int]]]]:
    """The sections at the top of the menu by name, each with its pages in order.

    With a page comes its depth: 1, and 2 in a section inside the section. Pages of no section come
    first, and all of them where the menu is left to the engine; their name is empty.
    """
    entries = _written(read(root)) or [*pages]
    loose = [each for each in entries if isinstance(each, str)]
    named = [each for each in entries if isinstance(each, dict)]
    yield "", [(pages[page_id(name)], 1) for name in loose]
    for entry in named:
        for name, inside in entry.items():
            found = _entries(inside, ())
            yield name, [(pages[page_id(to)], len(way)) for way, to in found if isinstance(to, str)]


def _named(root: Path) -> Iterator[str]:
    """The files of the pages in the menu, in order; none where it cannot be read."""
    with suppress(Problems):
        menu = _written(read(root)) or []
        yield from (entry for _, entry in _entries(menu, ()) if isinstance(entry, str))


# the settings, the menu and the lists are read of the same text
@lru_cache(maxsize=2)
def _parsed(text: str) -> Located:
    return parse(text, FILE, tags=_TAGS)


def _written(located: Located | None) -> Any:
    return located.value.get("nav") if located and isinstance(located.value, dict) else None


def _entries(items: Any, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], Any]]:
    """Every page and section, each with its place; a section's place ends with its name."""
    for place, entry in enumerate(items) if isinstance(items, list) else [("", items)]:
        pairs = entry.items() if isinstance(entry, dict) else [(None, entry)]
        for name, value in pairs:
            here = (*path, place) if name is None else (*path, place, name)
            yield here, value
            if name is not None and isinstance(value, list):
                yield from _entries(value, here)


def _fault(
    name: Step, entry: Any, missing: Collection[str], files: Iterable[str], words: Collection[str]
) -> str:
    """What is wrong with one entry, and the cure; or nothing."""
    is_named = isinstance(name, str) and name
    if is_named and isinstance(entry, list):
        return _untitled(str(name), words)
    if not isinstance(entry, str):
        return "is neither a page nor a section. Copy an entry beside it and change that."
    if is_named:
        return "gives a page a title, in one language alone. Write its path and nothing else."
    if entry in missing:
        return ""
    if entry in files:
        return f"{entry} is in the menu twice. Keep one of them."
    return f"there is no page «{entry}». {nearest(entry, files)}"


def _untitled(name: str, words: Collection[str]) -> str:
    if SECTION + name in words:
        return ""
    known = [each.removeprefix(SECTION) for each in words if each.startswith(SECTION)]
    cure = f"write {SECTION}{name} in data/interface.yml, in every language."
    return f"has no title: {cure} {nearest(name, known)}"
