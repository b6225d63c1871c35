"""Placeholders: the {names} in a text that numbers take the place of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from handbook.reading.problems import nearest
from handbook.reading.text import Text
from handbook.reading.walk import Fault, Path

_NAMED = re.compile(r"\{[^{}]*\}")


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
