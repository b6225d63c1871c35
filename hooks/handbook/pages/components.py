"""What a word that begins a fence asks for; the words themselves stand in the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handbook.reading.text import Item

Read = Callable[[Any, Sequence[Any]], Iterable[Item]]


def nothing(_library: Any, _items: Sequence[Any]) -> Iterable[Item]:
    """What is filled in or played with takes the time that a reader gives it."""
    return ()


def each(_library: Any, items: Sequence[Any]) -> Iterable[Item]:
    """Every item is text to read from end to end."""
    return items


def whole(collection: str) -> Read:
    """All items of a collection are text to read, whatever stands inside the fence."""
    return lambda library, _: getattr(library, collection).values()


@dataclass(frozen=True)
class Component:
    """What may stand inside a fence, and how it is shown.

    `ids` are those of a collection of the library, by its name, or these and no others. The
    template that bears the fence's word shows them one by one, as `item`, or all `together`, as
    `items`. `reads` gives what of them is text to read, from the library and the items. A link may
    lead to each item of the collection `anchors` by its id. A page with one that is not `on_paper`
    has nothing to say there, and stands in no book. Where it is `taken` along as a file, its words
    are not on the page.
    """

    ids: str | tuple[str, ...]
    together: bool = False
    reads: Read = nothing
    anchors: str | None = None
    on_paper: bool = True
    taken: bool = False

    def known(self, items: Mapping[str, Mapping[str, Any]]) -> Iterable[str]:
        """The ids that may stand inside, of the collections `items`."""
        return items[self.ids] if isinstance(self.ids, str) else self.ids
