"""What a type of the data says beyond its form, and the one walk that finds it in an item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, RootModel

Path = tuple[str | int, ...]  # the steps that lead to a part of an item
Reference = tuple[Path, str, str]  # (path inside the item, collection it points into, id)
Fault = tuple[Path, str]  # (path inside the item, what is wrong there and the cure)


@dataclass(frozen=True)
class RefersTo:
    """Says of an id that it names an item of `collection`, which `name` makes of it.

    `SourceId = Annotated[Id, RefersTo("sources")]`
    """

    collection: str
    name: str = "{}"


@dataclass(frozen=True)
class Unique:
    """Says of a list that no two of `models` inside it have the same value in `by`.

    Those inside its entries count too where it goes `deep`. Texts are the same where one language
    has them alike.

    `Annotated[tuple[Section, ...], Unique(Section), Unique(Field)]`
    """

    models: type[BaseModel] | tuple[type[BaseModel], ...]
    by: str = "id"
    deep: bool = True


class Verbatim:
    """Says of a text that a program reads it, so that any sign may stand in it."""


class Part(NamedTuple):
    """A value inside an item: the path to it, and what its type says of it."""

    path: Path
    says: tuple[Any, ...]
    value: Any


@dataclass(frozen=True)
class _Type:
    says: tuple[Any, ...] = ()
    entries: _Type | None = None  # of what stands in a list or a mapping


_ANY = _Type()
_WHOLE = (str, NoneType, RootModel)  # what has no parts: most of what there is


def walk(value: object, path: Path = ()) -> list[Part]:
    """`value`, an item or a row or mapping of items, and every part of it as it is written."""
    found: list[Part] = []
    _walk(value, _ANY, path, found)
    return found


def _walk(value: object, type_: _Type, path: Path, found: list[Part]) -> None:
    found.append(Part(path, type_.says, value))
    if isinstance(value, _WHOLE):
        return
    if isinstance(value, BaseModel):
        for name, of_field in _fields(type(value)):
            _walk(getattr(value, name), of_field, (*path, name), found)
    elif isinstance(value, tuple):
        for step, each in enumerate(value):
            _walk(each, type_.entries or _ANY, (*path, step), found)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            _walk(each, type_.entries or _ANY, (*path, key), found)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, _Type], ...]:
    return tuple(
        (name, _read(field.annotation, tuple(field.metadata)))
        for name, field in model.model_fields.items()
    )


def _read(annotation: Any, says: tuple[Any, ...] = ()) -> _Type:
    """What `annotation` says, as far as it is of one kind; a model tells of its own fields."""
    origin, of = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _read(of[0], (*says, *of[1:]))
    if origin in (Union, UnionType):
        kinds = [each for each in of if each is not NoneType]
        return _read(kinds[0], says) if len(kinds) == 1 else _Type(says)
    if origin in (tuple, dict, Mapping):
        return _Type(says, _read(of[0 if origin is tuple else 1]))
    return _Type(says)


def references(value: object) -> Iterator[Reference]:
    """Every id inside `value` that names an item of a collection."""
    for path, says, part in walk(value):
        for each in says:
            if isinstance(each, RefersTo) and part is not None:
                yield path, each.collection, each.name.format(part)


def repeated(part: Part) -> Iterator[Fault]:
    """What must differ inside `part` and does not, each at its later place."""
    for rule in part.says:
        if isinstance(rule, Unique):
            seen: set[object] = set()
            for steps, _, inner in walk(part.value, part.path):
                is_near = rule.deep or len(steps) == len(part.path) + 1
                if isinstance(inner, rule.models) and is_near:
                    here = as_read(getattr(inner, rule.by))
                    for name in here.keys() & seen:
                        yield (*steps, rule.by), used_twice(here[name])
                        break
                    seen |= here.keys()


def as_read(value: object) -> dict[object, object]:
    """What readers see of `value`, as it is compared and as it is written: a text by language."""
    if isinstance(value, RootModel):
        return {(code, text.casefold()): text for code, text in value.root.items()}
    return {} if value is None else {value: value}


def used_twice(name: object) -> str:
    return f"«{name}» is used twice. Change one of them."
