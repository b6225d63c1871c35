"""The parts of a calculator: what is asked together, what follows, examples and notes."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated
from urllib.parse import urlencode

import pydantic

from handbook.reading.text import Item, MaybeEmpty, PageId, Text, one_or_text
from handbook.tools.fields import Field, Name
from handbook.tools.rows import Rows

_OneOrText = Annotated[MaybeEmpty | Text, pydantic.BeforeValidator(one_or_text)]


class Group(Item):
    """Fields that belong together, and rows of such fields below them.

    `ask` folds them away until somebody wants them.
    """

    title: Text
    ask: Text | None = None
    fields: tuple[Field, ...] = ()
    rows: Rows | None = None


class Result(Item):
    """One number that follows: its rule in words, and the steps of the sum.

    A step is shown when every number it names in braces exists.
    """

    id: Name
    label: Text
    rule: Text
    steps: Annotated[tuple[Text, ...], pydantic.Field(min_length=1)]


class Example(Item):
    """A case worked out when the handbook is built; `invented` where no source has it."""

    title: Text
    invented: bool = False
    values: dict[str, MaybeEmpty | tuple[_OneOrText, ...]]

    def typed(self, language: str) -> dict[str, str | tuple[str, ...]]:
        """What stands in the fields by name, with rows called as in `language`."""
        return {
            name: value
            if isinstance(value, str)
            else tuple(each if isinstance(each, str) else each[language] for each in value)
            for name, value in self.values.items()
        }

    def number(self, name: str) -> Decimal:
        """The number that it has for a field."""
        return Decimal(str(self.values[name]))

    def address(self, language: str) -> str:
        """The example as the address of a page in `language` has it, without the ?."""
        return urlencode(self.typed(language), doseq=True)


class Onward(Item):
    """A page that goes on from the answer: a field of its tool by the field or result it is given.

    One that carries nothing is to be read; it is shown `when` the answer has that number.
    """

    page: PageId
    text: Text
    carries: dict[Name, Name] = pydantic.Field(default_factory=dict)
    when: Name | None = None
