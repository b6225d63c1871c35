"""A type of field is added to forms in a few files, and is then shown on the page and on paper."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scratch import done, run, run_tests

pytestmark = pytest.mark.slow


def shown(folder: Path) -> Any:
    """The invented form of the copy: its page, the fields of its PDF, the controls of its Word."""
    run_tests(folder, "tests/handbook/forms/test_forms.py", "-k", "every_type_of_field or unknown")
    return json.loads(run(folder, "tests/tasks/show_form.py"))


def test_an_e_mail_address_can_be_asked_for(tmp_path: Path) -> None:
    form = shown(done("a type of field in a form", tmp_path))
    assert '<label class="form__label" for="sample-mail">17 E-post</label>' in form["page"]
    box = form["page"].partition('<input class="form__box" type="email" id="sample-mail"')[2]
    assert 'data-wrong="Feltet «{label}» trenger en e-postadresse' in box.partition(">")[0]
    assert form["pdf"]["mail"] == ["/Tx", []]
    assert form["word"]["mail"] == ["text", []]


def test_a_list_that_opens_can_be_asked_for(tmp_path: Path) -> None:
    form = shown(done("a type of field with a new control", tmp_path))
    box = form["page"].partition('<select class="form__drop" id="sample-place"')[2]
    assert '<option value="oslo">I Oslo</option>' in box.partition("</select>")[0]
    assert form["pdf"]["place"] == ["/Ch", ["I Oslo", "I Deatnu"]]
    assert form["word"]["place"] == ["dropDownList", ["I Oslo", "I Deatnu"]]
