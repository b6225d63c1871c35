"""Texts that stand in every language of the handbook, and the base of all its models."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)

from handbook.reading.marks import EVERYWHERE, IN_DATA, left_over
from handbook.reading.problems import Problem, Problems
from handbook.reading.walk import Fault, RefersTo, Verbatim, repeated, walk

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def is_id(value: str) -> bool:
    """Whether `value` has the form of an id: a-z, digits and single hyphens, a letter first."""
    return bool(_ID.fullmatch(value))


def _checked(value: str) -> str:
    if not is_id(value):
        raise ValueError(
            f"«{value}» is no id. Ids take lower-case letters, digits and hyphens, "
            "and begin with a letter. Rename it."
        )
    return value


Id = Annotated[
    str,
    AfterValidator(_checked),
    WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$"}),
]


def page_id(path: str) -> str:
    """The id of the page at `path` (below a language's folder, with or without .md)."""
    name = PurePosixPath(path).with_suffix("").as_posix()
    return name if name == "index" else name.removesuffix("/index")


PageId = Annotated[str, AfterValidator(page_id), RefersTo("pages")]
PrincipleId = Annotated[Id, RefersTo("pages", "principles/{}")]


def _day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"20\d\d-\d\d-\d\d", value.strip()):
        raise ValueError(f"is «{value}». Write year, month and day as 2026-11-21.")
    return value


# A day of our own time, written as 2026-11-21.
Day = Annotated[date, BeforeValidator(_day)]
Year = Annotated[int, Field(ge=1800, le=2099)]
# A text that may be empty; no other may.
MaybeEmpty = Annotated[str, Field(min_length=0)]


class Item(BaseModel):
    """Base of everything read from data/: frozen, and an unknown key is a fault.

    `told_apart` are the fields by which readers tell the items of a collection from each other: no
    two have the same in all fields of a row.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, str_min_length=1
    )
    told_apart: ClassVar[tuple[tuple[str, ...], ...]] = (("title",),)

    def faults(self) -> Iterator[Fault]:
        """What its parts have wrong with each other; the reader tells it with file and line."""
        yield from ()


def faults_in(value: object) -> Iterator[Fault]:
    """What `value` and every item inside it have wrong, and what is used twice there."""
    for part in walk(value):
        if part.says:
            yield from repeated(part)
        if isinstance(part.value, Item):
            yield from (((*part.path, *steps), said) for steps, said in part.value.faults())
        if any(isinstance(each, Verbatim) for each in part.says):
            continue
        for step, text in _written(part.value):
            for _, said in left_over(text, (EVERYWHERE, IN_DATA)):
                yield (*part.path, *step), said


def _written(value: object) -> Iterator[tuple[tuple[str, ...], str]]:
    """What readers meet of a value: the text itself, or that of each language."""
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, Text):
        yield from (((code,), text) for code, text in value.root.items())


class Text(RootModel[dict[str, str]]):
    """One text in every language of the handbook: `text["nb"]`."""

    model_config = ConfigDict(frozen=True)

    def __getitem__(self, language: str) -> str:
        return self.root[language]

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.root.items())))

    @field_validator("root")
    @classmethod
    def _in_every_language(cls, value: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        languages = (info.context or {}).get("languages", tuple(value))
        missing = [code for code in languages if not value.get(code, "").strip()]
        unknown = [code for code in value if code not in languages]
        if missing:
            raise ValueError(f"has no text for {', '.join(missing)}. Write it beside the others.")
        if unknown:
            raise ValueError(
                f"has a text for {', '.join(unknown)}, which data/languages.yml does not list. "
                "Remove it, or add the language."
            )
        return {code: value[code].strip() for code in languages}


def one_or_text(value: object, info: ValidationInfo) -> object:
    """Reads what is no single text as one in each language, so that it is told of as such."""
    is_read = isinstance(value, str | Text)
    return value if is_read else Text.model_validate(value, context=info.context)


# One in all languages, or a text in each.
OneOrText = Annotated[str | Text, BeforeValidator(one_or_text)]


def example(languages: Iterable[str]) -> str:
    """How a text in `languages` is written, for messages: {code: …, code: …}."""
    return f"{{{', '.join(f'{code}: …' for code in languages)}}}"


def texts_in(value: object) -> Iterator[Text]:
    """Every `Text` inside an item, a mapping or a row of them, however deep."""
    return (part for _, _, part in walk(value) if isinstance(part, Text))


class Vocabulary(dict[str, Text]):
    """The words of the interface by name; one that is asked for and not there is a fault."""

    def __missing__(self, name: str) -> Text:
        message = "is missing, and what is shown needs it. Write it in every language."
        raise Problems([Problem("data/interface.yml", 1, name, message)])


class Words(Mapping[str, str]):
    """The site's own words in one language: `words.print` in a template."""

    def __init__(self, words: Mapping[str, Text], language: str) -> None:
        self._words, self._language = words, language

    def __getitem__(self, name: str) -> str:
        return self._words[name][self._language]

    def __getattr__(self, name: str) -> str:
        # `items`, `keys` and the like stay methods; every other name is a word
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    def __iter__(self) -> Any:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)
