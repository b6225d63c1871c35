"""What the types of an item say is found at every depth, and told at the line where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import pytest
import yaml
from pydantic import BaseModel

from handbook.forms.form import Form
from handbook.reading.located import parse, validate
from handbook.reading.problems import Problems
from handbook.reading.text import Id, Item, PageId, Text, texts_in
from handbook.reading.walk import Fault, RefersTo, Unique, references
from places import CODES, GOLDEN

CASES = yaml.safe_load((GOLDEN / "walk.yml").read_text("utf-8"))
Work = Annotated[Id, RefersTo("sources")]


class Book(Item):
    number: int
    see: PageId | None = None
    title: Text | None = None
    within: tuple[Book, ...] = ()

    def faults(self) -> Iterator[Fault]:
        if self.number == 13:
            yield ("number",), "brings bad luck. Take another."


class Shelf(Item):
    id: Annotated[Id, RefersTo("pages", "shelves/{}")]
    sources: tuple[Work, ...] = ()
    by_room: dict[str, Work] | None = None
    lent: Work | None = None
    books: Annotated[tuple[Book, ...], Unique(Book, "number")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_types_say_is_found_where_it_stands(case: dict[str, Any]) -> None:
    located = parse(case["shelf"], "shelf.yml")
    shelf = Shelf.model_validate(located.value)
    found = [[".".join(map(str, path)), *named] for path, *named in references(shelf)]
    assert found == case["leads"]
    told: list[str] = []
    try:
        validate(located, Shelf, ())
    except Problems as problems:
        told = [str(problem) for problem in problems.problems]
    assert told == case["says"]


def test_texts_are_found_in_the_order_they_are_written() -> None:
    titles = [Text({CODES[0]: name}) for name in "abc"]
    inner = Book(number=2, title=titles[1])
    books = (Book(number=1, title=titles[0], within=(inner,)), Book(number=3, title=titles[2]))
    assert list(texts_in({"all": books})) == titles


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for each in model.__subclasses__():
        yield each
        yield from _models(each)


def test_every_kind_of_data_has_a_schema_for_editors() -> None:
    assert Form in set(_models(Item))
    for model in _models(Item):
        assert {"properties", "$ref"} & model.model_json_schema().keys(), model
