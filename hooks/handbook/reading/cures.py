"""Says in an author's words what pydantic refuses in an entry, and the cure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from handbook.reading.problems import FEW, nearest
from handbook.reading.text import example
from handbook.reading.walk import Fault, Path

_LONGEST = 60  # characters of what was written that help to find it
_NO_DATE = "is {input}, which is no day. Write year, month and day as 2026-11-21."
_NO_NUMBER = "is {input}, which is no number. Write digits, with a point for decimals: 20.5."
_NO_WHOLE = "is {input}, which is no whole number. Write digits alone, as 1200."
_NO_FIELDS = "is {input} where names with values belong. Copy an entry beside it and change that."

# By the type of pydantic's error, in which {input} is what was written.
_CURES: Mapping[str, str] = {
    "missing": "is missing. Add it.",
    "extra_forbidden": "is not known here. {cure}",
    "string_too_short": "is empty. Write a text, or remove the line.",
    "string_too_long": "is longer than {max_length} characters. Shorten it.",
    "string_type": "is {input} where one text belongs. Write it once, without brackets.",
    "literal_error": "is {input}, and must be one of {expected}. Choose one of them.",
    "union_tag_invalid": "«{tag}» is not one of {expected_tags}. Choose one of them.",
    "union_tag_not_found": "does not say its {key}. Add {key}.",
    "too_short": (
        "has too few entries: {actual_length}, and at least {min_length} are needed. Add more."
    ),
    "too_long": "has too many entries: {actual_length}, and at most {max_length} are allowed.",
    "bool_type": "is {input}. Write true or false.",
    "bool_parsing": "is {input}. Write true or false.",
    "int_type": _NO_WHOLE,
    "int_parsing": _NO_WHOLE,
    "int_parsing_size": _NO_WHOLE,
    "int_from_float": _NO_WHOLE,
    "decimal_type": _NO_NUMBER,
    "decimal_parsing": _NO_NUMBER,
    "finite_number": _NO_NUMBER,
    "greater_than": "is {input}, and must be more than {gt}. Correct it.",
    "greater_than_equal": "is {input}, and must be at least {ge}. Correct it.",
    "less_than": "is {input}, and must be less than {lt}. Correct it.",
    "less_than_equal": "is {input}, and may be at most {le}. Correct it.",
    "date_type": _NO_DATE,
    "date_parsing": _NO_DATE,
    "date_from_datetime_parsing": _NO_DATE,
    "date_from_datetime_inexact": _NO_DATE,
    "tuple_type": (
        "is {input} and not a list. Write [one, two], or each entry on a line that begins with a "
        "hyphen."
    ),
    "dict_type": "is not a set of texts. Write one for each language, as {texts}.",
    "model_type": _NO_FIELDS,
    "model_attributes_type": _NO_FIELDS,
}
# Keys that say which of several models an entry is, and what is told of such an entry instead.
_TAGS = ("kind", "type")
_CURES_BY_TAG = {
    "missing": "is missing, and {key} {tag} needs it. Add it.",
    "extra_forbidden": "is not what {key} {tag} takes. {cure}",
}


def told(
    value: Any,
    model: type[BaseModel],
    faults: Sequence[Mapping[str, Any]],
    languages: Sequence[str],
) -> Iterator[Fault]:
    """Where in `value`, read as a `model`, each fault is, and what an author is told of it."""
    placed = [(_written(value, fault), fault) for fault in faults if not _echoes(fault, faults)]
    for (steps, tag), fault in placed:
        if not _is_another_form(steps, fault, placed):
            is_tag = fault["type"] == "union_tag_invalid"
            of_tag = (fault["ctx"]["discriminator"].strip("'"),) if is_tag else ()
            known = {"texts": example(languages), "cure": ""}
            if fault["type"] == "extra_forbidden":
                known["cure"] = _unknown(steps, value, _names(model, fault["loc"]), tag)
            yield (*steps, *of_tag), _sentence(fault, tag, known)


def _is_another_form(
    steps: Path, fault: Mapping[str, Any], placed: Sequence[tuple[Any, Mapping[str, Any]]]
) -> bool:
    """Whether `fault` only says that a value has not the other form which it may have."""
    return fault["type"] in ("string_type", "tuple_type", "dict_type", "model_type") and any(
        other is not fault and there[: len(steps)] == steps for (there, _), other in placed
    )


def _sentence(
    fault: Mapping[str, Any], tag: tuple[str, str] | None, known: Mapping[str, str]
) -> str:
    kind = fault["type"]
    if kind == "value_error":
        return str(fault["ctx"]["error"])
    if tag and kind in _CURES_BY_TAG:
        return _CURES_BY_TAG[kind].format(key=tag[0], tag=tag[1], **known)
    known = {**fault.get("ctx", {}), "input": _shown(fault["input"]), **known}
    known["key"] = str(known.get("discriminator", "")).strip("'")
    cure = _CURES.get(kind, "is {input}, which does not belong here. Copy an entry beside it.")
    return cure.format(**known)


def _unknown(steps: Path, value: Any, names: set[str], tag: tuple[str, str] | None) -> str:
    """The cure for a name that is not known: the one most like it of `names` not written yet."""
    for step in steps[:-1]:
        value = value[step]
    left = sorted(names - set(value))
    near = nearest(str(steps[-1]), left)
    if near.startswith("Did"):
        return near
    ways = f"correct its spelling, or choose another {tag[0]}" if tag else "or correct its spelling"
    others = f" What it may have too: {', '.join(left)}." if 0 < len(left) <= FEW else ""
    return f"Remove it, {ways}.{others}"


def _names(model: type[BaseModel], loc: Path) -> set[str]:
    """What may stand beside the last step of `loc`, in which pydantic tells branches by tag."""
    models = [model]
    for step in loc[:-1]:
        fields = [each.model_fields[str(step)] for each in models if step in each.model_fields]
        if fields:
            models = [found for field in fields for found in _models(field.annotation)]
        else:
            models = [each for each in models if step in _tags(each)] or models
    return {name for each in models for name in each.model_fields}


def _models(kind: Any) -> Iterator[type[BaseModel]]:
    """The models that a `kind` of value is, or may hold."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for part in get_args(kind):
        yield from _models(part)


def _tags(model: type[BaseModel]) -> set[Any]:
    """By what a `model` is told from the others that may stand in its place."""
    kinds = [model.model_fields[key].annotation for key in _TAGS if key in model.model_fields]
    return {tag for kind in kinds if get_origin(kind) is Literal for tag in get_args(kind)}


def _shown(written: Any) -> str:
    """What an author wrote, short enough for a line."""
    if isinstance(written, dict):
        return "a set of names with values"
    if isinstance(written, list):
        return "a list"
    text = str(written)
    if written is None or not text:
        return "empty"
    return f"«{text if len(text) <= _LONGEST else text[:_LONGEST] + ' …'}»"


def _written(value: Any, fault: Mapping[str, Any]) -> tuple[Path, tuple[str, str] | None]:
    """Where `fault` is, as the author wrote it: without what pydantic adds where models branch.

    With it comes the key and the tag of the entry that the last step is a part of, if it has one.
    """
    steps: list[str | int] = []
    tags: list[tuple[str, str] | None] = [None]  # of the entry before each step
    entered = False
    for place, step in enumerate(fault["loc"], 1):
        if entered and (key := _tag_key(value, step)):
            tags[-1], entered = (key, str(step)), False
            continue
        reached = isinstance(value, dict) and step in value
        reached = reached or (isinstance(value, list) and isinstance(step, int))
        if not reached and (fault["type"] != "missing" or place < len(fault["loc"])):
            continue
        steps.append(step)
        value, entered = (value[step], True) if reached else (None, False)
        tags.append(None)
    return tuple(steps), tags[-2] if steps else None


def _tag_key(value: Any, step: str | int) -> str | None:
    """The key under which `value` says that it is a `step`, or None."""
    written = value if isinstance(value, dict) else {}
    return next((key for key in _TAGS if written.get(key) == step), None)


def _echoes(fault: Mapping[str, Any], faults: Sequence[Mapping[str, Any]]) -> bool:
    """Whether `fault` only counts entries that another fault already refused."""
    here = fault["loc"]
    return fault["type"] == "too_short" and any(
        other is not fault and other["loc"][: len(here)] == here for other in faults
    )
