"""What there is to fill in on a form, and what a screen reader says of each control."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from handbook.formfields import Field
from handbook.forms import Form


@dataclass(frozen=True)
class Control:
    """One box to type in or to tick.

    `name` is its own in the document; `says` is read aloud. One option of a choice has the
    choice's `group`, what is said of that, and the `value` it stands for.
    """

    name: str
    kind: Literal["line", "lines", "tick", "option"]
    says: str
    group: str = ""
    group_says: str = ""
    value: str = ""


def controls_of(form: Form, code: str, words: Mapping[str, str]) -> dict[str, Control]:
    """Every control of `form` by name, in reading order, in the language `code`."""
    return {
        control.name: control for field in form.fields for control in _controls(field, code, words)
    }


def _controls(
    field: Field, code: str, words: Mapping[str, str], inside: str = ""
) -> Iterator[Control]:
    label = inside + field.asks(code, words)
    says = ". ".join(part for part in (label, field.helps(code, words, by_hand=True)) if part)
    if field.type in ("group", "repeat"):
        # A screen reader jumps from field to field and does not meet the heading above them.
        around = inside if field.type == "repeat" else f"{label}: "
        for inner in field.holds:
            yield from _controls(inner, code, words, around)
    elif answers := field.answers(code, words):
        for answer, text in answers.items():
            name = f"{field.id}-{answer}"
            yield Control(name, "option", f"{label}: {text}", field.id, says, answer)
    elif field.type == "checkbox":
        yield Control(field.id, "tick", says)
    elif field.type != "list":
        yield Control(field.id, "lines" if field.type == "textarea" else "line", says)
