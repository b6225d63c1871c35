"""Calculators: golden cases, how numbers are read, and what an author is told."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.library import Library, load
from handbook.reading.located import parse, validate
from handbook.reading.problems import Problems
from handbook.tools import formulas, used
from handbook.tools.calculators import Calculator
from handbook.tools.fields import number
from places import CODES, ROOT

GOLDEN = ROOT / "tests" / "golden"
TEXTS = yaml.load((ROOT / "tests/golden/calculator-texts.yml").read_text("utf-8"), yaml.BaseLoader)
NUMBERS = yaml.load((ROOT / "tests/golden/numbers.yml").read_text("utf-8"), yaml.BaseLoader)
CAPACITY = (ROOT / "data/calculators/capacity.yml").read_text("utf-8")


def _golden(part: str) -> list[Any]:
    """The cases of every calculator, each with whose it is."""
    return [
        pytest.param(tool, case, id=f"{tool}: {case['name']}")
        for tool in sorted(formulas.IDS)
        for case in yaml.load((GOLDEN / f"{tool}.yml").read_text("utf-8"), yaml.BaseLoader)[part]
    ]


def test_each_formula_belongs_to_a_calculator(read: Library) -> None:
    for name in formulas.IDS - read.calculators.keys():
        pytest.fail(f"{formulas.file(name)}: write data/calculators/{name}.yml, or remove it")


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("() => { for (;;); }", "interrupted"),
        ("() => nothing.there", "nothing is not defined"),
        ("() => 'x'.repeat(2 ** 28) + 1", "memory|string"),
    ],
)
def test_a_formula_that_fails_or_never_ends_is_told_with_its_file(
    script: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formulas, "SECONDS", 0.2)
    monkeypatch.setattr(formulas, "_runner", formulas._runner.__wrapped__)
    text = f"(window.handbookFormulas ??= {{}}).capacity = {script};"
    monkeypatch.setattr(formulas, "_read", lambda path: text if path.stem == "capacity" else "")
    with pytest.raises(formulas.FormulaError, match=rf"docs/assets/js/capacity\.js .*({told})"):
        formulas.work_out("capacity", {})


@pytest.mark.parametrize(("tool", "case"), _golden("answers"))
def test_what_was_typed_gets_the_answer_that_was_worked_out_by_hand(
    tool: str, case: dict[str, Any], read: Library
) -> None:
    calculator = read.calculators[tool]
    values, errors = calculator.read(case["typed"])
    assert not errors
    found = calculator.work_out(values)
    results = {result.id for result in calculator.results}
    numbers = {name: to for name, to in found.items() if name in results}
    assert numbers == {name: Decimal(number) for name, number in case["gives"].items()}


@pytest.mark.parametrize("tool", sorted(formulas.IDS))
def test_every_number_that_a_text_may_name_is_given_in_some_case(tool: str, read: Library) -> None:
    calculator = read.calculators[tool]
    cases = yaml.load((GOLDEN / f"{tool}.yml").read_text("utf-8"), yaml.BaseLoader)["answers"]
    worked = [calculator.work_out(calculator.read(case["typed"])[0]) for case in cases]
    given = set().union(*worked)
    assert {*calculator.parts, *(result.id for result in calculator.results)} <= given


@pytest.mark.parametrize(("tool", "case"), _golden("refused"))
def test_every_field_that_needs_mending_is_named_at_once(
    tool: str, case: dict[str, Any], read: Library
) -> None:
    _, errors = read.calculators[tool].read(case["typed"])
    assert [*errors] == case["fields"]


@pytest.mark.parametrize("case", NUMBERS, ids=lambda case: ascii(case["typed"]))
def test_a_number_is_read_as_people_write_it(case: dict[str, Any]) -> None:
    expected = Decimal(case["is"]) if "is" in case else None
    assert number(case["typed"]) == expected
    assert number(case["typed"], decimals=1) == (None if "unsure" in case else expected)
    for unit in ("", "percent", "minutes", "posts"):
        other = "unit" in case and case["unit"] != unit
        assert number(case["typed"], unit=unit) == (None if other else expected)


def test_ten_thousand_digits_are_out_of_range_and_nothing_worse(read: Library) -> None:
    _, errors = read.calculators["capacity"].read({"specialists": "9" * 10_000})
    assert [*errors] == ["specialists"]


@pytest.mark.parametrize("code", ["nb", "en"])
def test_a_message_tells_the_limits_as_the_language_writes_numbers(
    code: str, read: Library
) -> None:
    fields = {field.id: field for field in read.calculators["capacity"].fields}
    language = read.language(code)
    said = [fields[name].say(fields[name].error, language) for name in ("specialists", "costHigh")]
    expected = {"nb": ("0,1", "10\u00a0000\u00a0000"), "en": ("0.1", "10,000,000")}[code]
    assert all(limit in message for limit, message in zip(expected, said, strict=True))


@pytest.mark.parametrize(
    ("wrong", "instead", "told"),
    [
        ("field: caseload\n", "field: load\n", "limits «firstYearCaseload» by «load»"),
        ("- id: costHigh", "- id: costLow", "id: «costLow» is used twice"),
        ("- id: shortfall", "- id: missing", "gives «shortfall» without words for it"),
        (
            "caseload: 25}",
            "caseload: 26}",
            "examples.0.values.caseload: cannot be worked out. Correct its number. It takes 1 to",
        ),
        (
            "caseload: 25}",
            "caselod: 25}",
            "examples.0.values.caselod: is no field here. Did you mean «caseload»?",
        ),
        (
            "id: capacity\ntitle",
            "id: capasity\ntitle",
            "has no formula. Write it in docs/assets/js/capasity.js",
        ),
        ("- id: costHigh", "- id: cost-high", "cannot be «cost-high»"),
        ("needs:\n          field: inhabitants", "needs:\n          field: people", "«people»"),
        ("    table: standards", "    table: standard", "a chart of «standard», which is no table"),
        ("field: specialists\n", "field: specialist\n", "fills «specialist» by rows"),
        ("values: [capacity]", "values: [places]", "which is no column of «standards»"),
        ("- id: standards\n", "- id: norms\n", "gives «standards» without words for it"),
    ],
)
def test_an_author_is_told_what_is_wrong_with_a_calculator(
    wrong: str, instead: str, told: str
) -> None:
    assert wrong in CAPACITY
    located = parse(CAPACITY.replace(wrong, instead), "data/calculators/capacity.yml")
    with pytest.raises(Problems, match=f"(?s){told}"):
        validate(located, Calculator, CODES)


RESERVE = """      - id: reserve
        label: {nb: Plasser i reserve, en: Places in reserve}
        hint: {nb: Et helt tall., en: A whole number.}
        min: 0
        max: 9
        default: 0
        error: {nb: Skriv et helt tall., en: Enter a whole number.}
"""
UNUSED = "«reserve» is asked of the reader, and {} does not use it"


def _capacity_that(old: str, new: str) -> list[str]:
    assert CAPACITY.count(old) == 1
    with pytest.raises(Problems) as refused:
        validate(parse(CAPACITY.replace(old, new), "capacity.yml"), Calculator, CODES)
    return [str(problem) for problem in refused.value.problems]


def test_a_number_that_no_sum_would_use_is_never_asked_for() -> None:
    old = "    fields:\n      - id: firstYearCaseload\n"
    told = _capacity_that(old, old.replace("      - id", RESERVE + "      - id", 1))
    formula = "docs/assets/js/capacity.js"
    assert len(told) == 1
    assert f"groups.1.fields.0.id: {UNUSED.format(formula)}: the answer would ignore it." in told[0]


def test_what_no_example_leads_to_is_not_promised() -> None:
    old = "      - id: shortfall\n        label"
    told = _capacity_that(old, old.replace("shortfall", "gap"))
    assert ["columns.2.id: «standards.gap» is given by no example." in each for each in told] == [
        True
    ]


def test_a_number_that_the_next_tool_does_not_ask_for_is_told(read: Library) -> None:
    capacity = read.calculators["capacity"]
    assert not list(used.lost(capacity, lambda page: [read.calculators[page.split("/")[1]]]))
    told = list(used.lost(capacity, lambda _: [read.calculators["budget"]]))
    (path, said), *_ = told
    assert path == ("onward", 0, "carries", "caseload")
    assert said.startswith("no tool on «tools/caseload-flow» asks for «caseload».")


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["name"])
def test_a_name_in_a_text_that_no_number_bears_is_told_with_its_line(case: dict[str, Any]) -> None:
    assert CAPACITY.count(case["replace"]) == 1
    before, _, _ = CAPACITY.partition(case["replace"])
    file = "data/calculators/capacity.yml"
    located = parse(CAPACITY.replace(case["replace"], case["by"]), file)
    with pytest.raises(Problems) as refused:
        validate(located, Calculator, CODES)
    told = [str(problem) for problem in refused.value.problems]
    line = before.count("\n") + 1
    assert told == [f"{file}:{line}: {each}" for each in case["says"]]


def test_the_library_refuses_a_sentence_that_would_never_be_shown(tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    file = root / "data/calculators/capacity.yml"
    file.parent.mkdir()
    file.write_text(CAPACITY.replace("{missing} short", "{mising} short"), "utf-8")
    with pytest.raises(Problems, match=r"sentences\.3\.en: names «{mising}»"):
        load(root)
