"""What a fence on a page may ask for: one row a word, and a template that bears it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from handbook.pages import corrections
from handbook.reading.text import Item

Read = Callable[[Any, Sequence[Any]], Iterable[Item]]


def _nothing(_library: Any, _items: Sequence[Any]) -> Iterable[Item]:
    """What is filled in or played with takes the time that a reader gives it."""
    return ()


def _items(_library: Any, items: Sequence[Any]) -> Iterable[Item]:
    return items


def _scale_items(library: Any, principles: Sequence[Any]) -> Iterable[Item]:
    names = [page.name for page in principles]
    return [item for scale in library.scales.values() for item in scale.about(*names)]


@dataclass(frozen=True)
class Component:
    """What a word asks for.

    `ids` are what may stand inside its fence: those of a collection of the library, by its name, or
    these and no others. The template shows them one by one, as `item`, or all `together`, as
    `items`. `reads` gives what a reader reads of them as text, from the library and the items.
    """

    ids: str | tuple[str, ...]
    together: bool = False
    reads: Read = _nothing

    def known(self, items: Mapping[str, Mapping[str, Any]]) -> Iterable[str]:
        """The ids that may stand inside, of the collections `items`."""
        return items[self.ids] if isinstance(self.ids, str) else self.ids


COMPONENTS: Mapping[str, Component] = {
    "calculator": Component("tools"),
    "corrections": Component(
        get_args(corrections.Kind), True, lambda library, kinds: library.corrections_of(kinds)
    ),
    "figure": Component("figures", reads=_items),
    "form": Component("forms"),
    "form-files": Component("forms", together=True),
    "glossary": Component(("all",), True, lambda library, _: library.glossary.values()),
    "packages": Component(("scorm", "moodle", "gift")),
    "path": Component("paths"),
    "practice": Component(("mixed", "repeat")),
    "preferences": Component(("progress", "shortcuts")),
    "quality-scale": Component("principles", True, _scale_items),
    "quiz": Component("quizzes"),
    "record": Component("paths", together=True),
    "roles": Component("paths", together=True),
    "sample": Component("samples"),
    "scale": Component("scales", reads=_items),
    "session": Component("sessions", reads=_items),
    "slides": Component("sessions"),
    "sources": Component(("all",), True, lambda library, _: library.sources.values()),
    "then-now": Component("comparisons", True, _items),
}
