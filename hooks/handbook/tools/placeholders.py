"""Placeholders: the {names} in a text that numbers take the place of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from handbook.reading.problems import nearest
from handbook.reading.text import Fault, Item, Text

_NAMED = re.compile(r"\{[^{}]*\}")
Path = tuple[str | int, ...]


def texts(part: Any, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text in an item, with its path there."""
    if isinstance(part, Text):
        yield path, part
    elif isinstance(part, Item):
        for name in type(part).model_fields:
            yield from texts(getattr(part, name), (*path, name))
    elif isinstance(part, tuple):
        for place, each in enumerate(part):
            yield from texts(each, (*path, place))


def unknown(path: Path, text: Text, known: Collection[str]) -> Iterator[Fault]:
    """What the text at `path` names in braces that is not among `known`, in any language."""
    there = {f"{{{name}}}" for name in known}
    for code, words in text.root.items():
        for name in _NAMED.findall(words):
            if name not in there:
                cure = nearest(name, there) if there else "No number can stand here: remove it."
                yield (*path, code), f"names «{name}», which is nothing that is known. {cure}"
        if set("{}") & set(_NAMED.sub("", words)):
            yield (*path, code), "has a brace without its other half. Add or remove it."
