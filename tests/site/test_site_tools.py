"""The fields of every planning tool have labels, and are plain boxes to type in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

pytestmark = pytest.mark.site

CONTROLS = ".//*[self::input or self::select or self::textarea][not(ancestor::template)]"


@pytest.fixture(scope="module")
def tools(manifest: dict[str, Any], site: Path) -> dict[str, Any]:
    """The form of every tool in every language, by the address of its page."""
    places = [
        entry[language["code"]]["page"]
        for entry in manifest["calculators"]
        for language in manifest["languages"]
    ]
    return {place: _form(site / place / "index.html") for place in places}


def _form(file: Path) -> Any:
    page = html.document_fromstring(file.read_text("utf-8"))  # type: ignore[no-untyped-call]
    [form] = page.xpath('//form[contains(@class, "calculator")]')
    return form


def labels(form: Any, control: Any) -> Iterator[str]:
    """The texts of the control's labels, around it or elsewhere."""
    found = form.xpath(f'.//label[@for="{control.get("id")}"]') + control.xpath("ancestor::label")
    yield from (each.text_content().strip() for each in found)


def test_every_control_has_one_label_and_no_placeholder(tools: dict[str, Any]) -> None:
    assert tools
    for place, form in tools.items():
        for control in form.xpath(CONTROLS):
            assert len([*filter(None, labels(form, control))]) == 1, (place, control.get("id"))
            assert control.get("placeholder") is None, (place, control.get("id"))


def test_a_number_is_typed_in_a_box_without_arrows_and_with_number_keys(
    tools: dict[str, Any],
) -> None:
    for place, form in tools.items():
        assert not form.xpath('.//input[@type="number"]'), place
        for field in form.xpath(".//input[@data-field and not(ancestor::template)]"):
            assert field.get("inputmode") in {"numeric", "decimal"}, (place, field.get("id"))
