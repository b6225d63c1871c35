"""Reads YAML as typed models and keeps the line of everything an author wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from handbook.reading.problems import Problem, Problems
from handbook.reading.text import example, faults_in

Model = TypeVar("Model", bound=BaseModel)
Step = str | int
# libyaml is several times faster; wheels without it still work.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_ANOTHER_SHAPE = "is not what belongs here. Copy an entry beside it and change that."
_CURES = {
    "missing": "is missing. Add it.",
    "extra_forbidden": "is not known here. Remove it, or correct its spelling.",
    "string_too_short": "is empty. Write a text, or remove the line.",
    "string_pattern_mismatch": (
        "«{input}» does not have the form it must have ({pattern}). Correct it."
    ),
    "literal_error": "«{input}» is not one of {expected}. Choose one of them.",
    "union_tag_invalid": "«{tag}» is not one of {expected_tags}. Choose one of them.",
    "union_tag_not_found": "does not say its {key}. Add {key}.",
    "too_short": (
        "has too few entries: {actual_length}, and at least {min_length} are needed. Add more."
    ),
    "date_from_datetime_parsing": "«{input}» is no date. Write it as 2026-11-21.",
    "date_parsing": "«{input}» is no date. Write it as 2026-11-21.",
    "bool_parsing": "is «{input}». Write true or false.",
    "int_parsing": "is «{input}». Write a whole number.",
    "decimal_parsing": "is «{input}». Write a number, with a point for decimals.",
    "tuple_type": "is not a list. Write its entries on lines that begin with a hyphen.",
    "dict_type": "is not a set of texts. Write one for each language, as {texts}.",
    "model_type": _ANOTHER_SHAPE,
    "model_attributes_type": _ANOTHER_SHAPE,
    "too_long": "has too many entries: {actual_length}, and at most {max_length} are allowed.",
}
# Keys that say which of several models an entry is, and what is told of such an entry instead.
_TAGS = ("kind", "type")
_CURES_BY_TAG = {
    "missing": "is missing, and {key} {tag} needs it. Add it.",
    "extra_forbidden": (
        "is not what {key} {tag} takes. Remove it, correct its spelling, or choose another {key}."
    ),
}


@dataclass(frozen=True, eq=False)
class Located:
    """A YAML text read without implicit typing, so that `no` stays the word no.

    It is kept from one build to the next as long as the text is the same: change nothing in it.
    """

    file: str
    value: Any
    node: yaml.Node | None
    offset: int = 0

    def line(self, path: Sequence[Step]) -> int:
        """The 1-based line of the value at `path`, or of its nearest parent that exists."""
        node, line = self.node, 1
        for step in path:
            if isinstance(node, yaml.MappingNode):
                found = next(((k, v) for k, v in node.value if k.value == step), None)
                if found is None:
                    break
                line, node = found[0].start_mark.line + 1, found[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                if step >= len(node.value):
                    break
                node = node.value[step]
                line = node.start_mark.line + 1
            else:
                # pydantic adds steps of its own, such as the name of a union's member
                continue
        return line + self.offset

    def problem(self, path: Sequence[Step], message: str) -> Problem:
        """The fault `message` at `path`, with file, line and field."""
        field = ".".join(str(step) for step in path) or "file"
        return Problem(self.file, self.line(path), field, message)


@lru_cache(maxsize=2**12)
def parse(text: str, file: str, offset: int = 0) -> Located:
    """`text` as a `Located`; `offset` is the number of lines that stand before it in `file`.

    Raises `Problems` where the text is not YAML or has a key twice.
    """
    try:
        loader = _LOADER(text)
        node = loader.get_single_node()
        value = loader.construct_document(node) if node is not None else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line + 1 if mark else 1) + offset
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        message = f"this is not YAML ({what}). Check indentation, colons and quotes here."
        raise Problems([Problem(file, line, "file", message)]) from error
    twice = list(_keys_twice(node, file, offset))
    if twice:
        raise Problems(twice)
    return Located(file, value, node, offset)


def read(path: Path, root: Path) -> Located:
    """The YAML file at `path`, named in messages by its place below `root`."""
    return parse(text_of(path, root), path.relative_to(root).as_posix())


def text_of(path: Path, root: Path) -> str:
    """The text of the file at `path`; raises `Problems` where it is missing or not UTF-8."""
    file = path.relative_to(root).as_posix()
    try:
        # some editors begin a file with an invisible mark, which is no part of the text
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise Problems([Problem(file, 1, "file", "is missing. Write it.")]) from None
    except UnicodeDecodeError:
        message = "is not UTF-8 text. Save it again with the encoding UTF-8."
        raise Problems([Problem(file, 1, "file", message)]) from None


def validate(
    located: Located, model: type[Model], languages: Sequence[str], path: Sequence[Step] = ()
) -> Model:
    """The value at `path` as a `model`; raises `Problems` with every fault and its line."""
    found: Model = _validated(located, model, tuple(languages), tuple(path))
    return found


# what raises is not kept, so a fault is told at every build until it is mended
@lru_cache(maxsize=2**14)
def _validated(
    located: Located, model: type[Model], languages: tuple[str, ...], path: tuple[Step, ...]
) -> Model:
    value = located.value
    for step in path:
        value = value[step]
    try:
        item = model.model_validate(value, context={"languages": languages})
    except ValidationError as error:
        faults: list[dict[str, Any]] = [dict(found) for found in error.errors(include_url=False)]
        raise Problems(
            _problem(located, path, value, {**fault, "texts": example(languages)})
            for fault in faults
            if not _echoes(fault, faults)
        ) from error
    if wrong := [located.problem((*path, *steps), said) for steps, said in faults_in(item)]:
        raise Problems(wrong)
    return item


def _problem(located: Located, path: Sequence[Step], value: Any, fault: dict[str, Any]) -> Problem:
    steps, tag = _written(value, fault["loc"])
    if fault["type"] == "union_tag_invalid":
        steps += (fault["ctx"]["discriminator"].strip("'"),)
    return located.problem((*path, *steps), _sentence(fault, tag))


def _written(value: Any, loc: Sequence[Step]) -> tuple[tuple[Step, ...], tuple[str, str] | None]:
    """`loc` as the author wrote it: without the tags that pydantic adds where models branch.

    With it comes the key and the tag of the entry that the last step is a part of, if it has one.
    """
    steps: list[Step] = []
    tags: list[tuple[str, str] | None] = [None]  # of the entry before each step
    entered = False
    for step in loc:
        if entered and (key := _tag_key(value, step)):
            tags[-1], entered = (key, str(step)), False
            continue
        steps.append(step)
        reached = isinstance(value, dict) and step in value
        reached = reached or (isinstance(value, list) and isinstance(step, int))
        value, entered = (value[step], True) if reached else (None, False)
        tags.append(None)
    return tuple(steps), tags[-2] if steps else None


def _tag_key(value: Any, step: Step) -> str | None:
    """The key under which `value` says that it is a `step`, or None."""
    written = value if isinstance(value, dict) else {}
    return next((key for key in _TAGS if written.get(key) == step), None)


def _echoes(fault: dict[str, Any], faults: list[dict[str, Any]]) -> bool:
    """Whether `fault` only counts entries that another fault already refused."""
    here = fault["loc"]
    return fault["type"] == "too_short" and any(
        other is not fault and other["loc"][: len(here)] == here for other in faults
    )


def _sentence(found: dict[str, Any], tag: tuple[str, str] | None) -> str:
    told = {**found.get("ctx", {}), "input": found.get("input"), "texts": found["texts"]}
    if tag and found["type"] in _CURES_BY_TAG:
        return _CURES_BY_TAG[found["type"]].format(key=tag[0], tag=tag[1])
    if found["type"] in _CURES:
        key = str(told.get("discriminator", "")).strip("'")
        return _CURES[found["type"]].format(**told, key=key)
    if found["type"] == "value_error":
        return str(told["error"])
    return f"{found['msg']}, but «{told['input']}» is written. Correct it."


def _keys_twice(node: yaml.Node | None, file: str, offset: int) -> list[Problem]:
    found: list[Problem] = []
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1 + offset
                message = "stands twice in the same place. Keep one of them."
                found.append(Problem(file, line, key.value, message))
            seen.add(key.value)
            found += _keys_twice(value, file, offset)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            found += _keys_twice(item, file, offset)
    return found
