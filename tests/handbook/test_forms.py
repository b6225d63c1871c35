"""A form says what it asks, why, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.forms import Form
from handbook.library import Library
from handbook.located import parse, validate
from handbook.problems import Problems
from handbook.templates import Words

CASES: Any = yaml.safe_load(
    (Path(__file__).parent.parent / "golden" / "forms.yml").read_text("utf-8")
)


def form_from(text: str) -> Form:
    return validate(parse(text, "sample.yml"), Form, ("nb", "en"))


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["case"])
def test_a_faulty_form_is_refused_with_place_and_cure(case: dict[str, Any]) -> None:
    old, new = case["write"]
    assert CASES["sample"].count(old) == 1, "the case must change one thing"
    with pytest.raises(Problems) as refused:
        form_from(CASES["sample"].replace(old, new))
    assert str(refused.value) == case["told"]


def test_fields_are_read_in_the_order_they_are_written() -> None:
    fields = [field.id for field in form_from(CASES["sample"]).fields]
    assert fields == ["name", "phone", "met", "health", "hours", "agreed"]


def test_every_sensitive_field_says_that_it_is_optional_why_and_that_none_is_excluded(
    read: Library,
) -> None:
    sensitive = [field for form in read.forms.values() for field in form.fields if field.sensitive]
    assert len(sensitive) >= 3
    for language in read.languages:
        words = Words(read.words, language.code)
        for field in sensitive:
            assert field.why is not None
            assert words["form_optional"] in field.asks(language.code, words)
            assert field.why[language.code] in field.helps(language.code, words)
            assert words["form_no_exclusion"] in field.helps(language.code, words)


def test_the_referral_form_asks_for_the_fourteen_things_of_the_kit(read: Library) -> None:
    assert len(read.forms["referral-form"].fields) == 14


def test_a_date_is_asked_for_in_the_way_of_the_language(read: Library) -> None:
    met = form_from(CASES["sample"]).fields[2]
    assert "dd.mm.åååå" in met.helps("nb", Words(read.words, "nb"))
    assert "dd/mm/yyyy" in met.helps("en", Words(read.words, "en"))
