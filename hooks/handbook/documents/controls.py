"""What there is to fill in on a form, and what a screen reader says of each control."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from handbook.forms import Field, Form


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


def _controls(field: Field, code: str, words: Mapping[str, str]) -> Iterator[Control]:
    label = field.asks(code, words)
    says = ". ".join(part for part in (label, field.helps(code, words)) if part)
    if field.type == "choice":
        for option in field.options:
            name = f"{field.id}-{option.id}"
            answer = f"{label}: {option.label[code]}"
            yield Control(name, "option", answer, field.id, says, option.id)
    elif field.type == "checkbox":
        yield Control(field.id, "tick", says)
    else:
        yield Control(field.id, "lines" if field.type == "textarea" else "line", says)
