"""Refuses what is YAML and reads as something else than its author wrote."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import yaml

from handbook.reading.syntax import Fault, field_on, lines_of

_MERGE = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)", re.MULTILINE)
# What nobody sees, and libyaml lets through or takes for the end of a line.
_UNSEEN = re.compile("[\x80-\x9f\u200b\u2028\u2029\u2060\ufeff]")
_MAY_MARK = re.compile(r"(?:^|[\s,\[{])[&*!]", re.MULTILINE)
_PRINTED = re.compile(r"^[“”„«»‘’‚\s]+|[“”„«»‘’‚\s]+$")  # quotes and spaces no keyboard has
_NOTHING = ("", "~", "null", "Null", "NULL")

_NULL = "is empty. Write what belongs there, or remove the line."
_HASH = (
    "has # after a text without quotes, and all that follows is lost. Put the whole text in "
    "quotes; if it is a comment, put it on a line of its own."
)


def before(text: str, loader: Any, tags: Collection[str]) -> Iterator[Fault]:
    """What must not stand in a YAML text at all, found before it is put together.

    Those are the marks of a merge, signs that nobody sees, and YAML's anchors, aliases and tags but
    for `tags`: a text that begins with &, * or ! would lose its first word.
    """
    lines = lines_of(text)
    for found in _MERGE.finditer(text):
        yield _at(text, found.start(), "file", "is left from a merge. Keep one version alone.")
    for found in _UNSEEN.finditer(text):
        line = lines[len(lines_of(text[: found.start()])) - 1]
        message = f"has a sign that nobody sees (U+{ord(found[0]):04X}). Delete it."
        yield _at(text, found.start(), field_on(line), message)
    if not _MAY_MARK.search(text):
        return
    for event in yaml.parse(text, Loader=loader):
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if event.start_mark and (anchor is not None or (tag is not None and tag not in tags)):
            number = event.start_mark.line
            sign = "!" if anchor is None else "*" if isinstance(event, yaml.AliasEvent) else "&"
            message = f"begins with {sign}, which is a sign of YAML's own. Put the text in quotes."
            yield Fault(number + 1, field_on(lines[number]), message)


def inside(text: str, node: yaml.Node) -> Iterator[Fault]:
    """Names that stand twice or are none, entries without a value, and texts that are cut short."""
    return _of(node, lines_of(text), ())


def _of(node: yaml.Node, lines: Sequence[str], path: tuple[str, ...]) -> Iterator[Fault]:
    if isinstance(node, yaml.MappingNode):
        yield from _mapping(node, lines, path)
    elif isinstance(node, yaml.SequenceNode):
        for place, item in enumerate(node.value):
            yield from _of(item, lines, (*path, str(place)))
    elif isinstance(node, yaml.ScalarNode) and not node.style:
        line, column = node.end_mark.line, node.end_mark.column
        if line < len(lines) and lines[line][column:].lstrip().startswith("#"):
            yield Fault(line + 1, _field(path), _HASH)
        elif node.value in _NOTHING and path:
            yield Fault(node.start_mark.line + 1, _field(path), _NULL)


def _mapping(
    node: yaml.MappingNode, lines: Sequence[str], path: tuple[str, ...]
) -> Iterator[Fault]:
    seen: set[str] = set()
    last: tuple[Any, Any] | None = None
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            message = "has brackets where a name belongs. Put the whole text in quotes."
            yield Fault(line, _field(path), message)
            continue
        here = (*path, key.value)
        if key.value in seen:
            yield Fault(line, key.value, "stands twice in the same place. Keep one of them.")
        elif _PRINTED.search(key.value):
            bare = _PRINTED.sub("", key.value)
            message = f"has signs of print around its name. Write «{bare}:» with spaces alone."
            yield Fault(line, _field((*path, bare)), message)
        elif node.flow_style and _is_bare(value) and last:
            yield Fault(line, _field(path), _after_comma(*last, key.value))
        elif node.flow_style and _is_bare(value) and ":" in key.value:
            yield Fault(line, _field(path), _no_space(key.value))
        else:
            yield from _of(value, lines, here)
        seen.add(key.value)
        last = (key.value, value.value)


def _is_bare(value: yaml.Node) -> bool:
    """Whether nothing stands there, not even quotes or brackets."""
    return isinstance(value, yaml.ScalarNode) and not value.value and not value.style


def _no_space(key: str) -> str:
    name, _, text = key.partition(":")
    return f"has no space after the colon of «{name}». Write «{name}: {text.strip()}»."


def _after_comma(name: str, text: Any, key: str) -> str:
    """What is told of `key`, which stands without a value after `name: text`."""
    if ":" in key:
        return _no_space(key)
    if not isinstance(text, str):
        return f"has no text for «{key}». Write «{key}: …», or remove it."
    if re.fullmatch(r"\d+", text) and re.fullmatch(r"\d+", key):
        return f"is read as two at its comma. Write {text}.{key}, with a point for decimals."
    return (
        f"is cut at the comma before «{key}», because it has no quotes. "
        f'Write {name}: "{text}, {key}".'
    )


def _field(path: Sequence[str]) -> str:
    return ".".join(path) or "file"


def _at(text: str, position: int, field: str, message: str) -> Fault:
    return Fault(len(lines_of(text[:position])), field, message)
