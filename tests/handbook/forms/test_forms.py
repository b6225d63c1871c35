"""A form says what it asks, why, and what is wrong with it."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from handbook.forms.form import Form
from handbook.library import Library
from handbook.reading.located import parse, validate
from handbook.reading.problems import Problems
from handbook.reading.text import Words
from places import CODES, GOLDEN, ROOT

CASES: Any = yaml.safe_load((GOLDEN / "forms.yml").read_text("utf-8"))


def form_from(text: str) -> Form:
    return validate(parse(text, "sample.yml"), Form, CODES)


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["case"])
def test_a_faulty_form_is_refused_with_place_and_cure(case: dict[str, Any]) -> None:
    old, new = case["write"]
    assert CASES["sample"].count(old) == 1, "the case must change one thing"
    with pytest.raises(Problems) as refused:
        form_from(CASES["sample"].replace(old, new))
    assert str(refused.value) == case["told"]


def test_fields_are_read_in_the_order_they_are_written() -> None:
    entries = [field.id for field in form_from(CASES["sample"]).entries]
    assert entries[:6] == ["name", "phone", "met", "health", "hours", "agreed"]
    assert entries[9:11] == ["town", "alone"]
    assert entries[11:15] == ["people-1-who", "people-1-seen", "people-2-who", "people-2-seen"]


def test_every_sensitive_field_says_that_it_is_optional_and_why(read: Library) -> None:
    sensitive = [
        field for form in read.forms.values() for _, field in form.placed() if field.sensitive
    ]
    assert len(sensitive) >= 16
    for language in read.languages:
        words = Words(read.words, language.code)
        for field in sensitive:
            assert field.why is not None
            assert words["form_optional"] in field.asks(language.code, words)
            assert field.why[language.code] in field.helps(language.code, words)


def test_a_form_that_asks_of_sensitive_matters_says_once_that_no_answer_excludes_anybody(
    read: Library,
) -> None:
    told = {"nb": "ingen svar stenger noen ute", "en": "no answer excludes anybody"}
    for form in read.forms.values():
        if any(field.sensitive for _, field in form.placed()):
            assert form.notice
            for code, sentence in told.items():
                assert form.notice[code].lower().count(sentence) == 1


def test_what_no_job_needs_is_not_asked(read: Library) -> None:
    text = " ".join(form.model_dump_json() for form in read.forms.values()).lower()
    for gone in ("noen gang brukt", "ever used", "utmerket", "excellent", "hvem bor du sammen med"):
        assert gone not in text


def test_an_agreement_on_openness_says_with_whom_what_who_when_in_which_words_and_which_day(
    read: Library,
) -> None:
    profile = read.forms["career-profile"]
    [openness] = (field for field in profile.fields if field.id == "openness")
    asked = [field.id for field in openness.inner]
    assert asked == ["employer", "agreed-date", "what", "who", "when", "words"]


def test_everything_that_is_filled_in_has_a_number_of_its_own_and_rows_share_theirs(
    read: Library,
) -> None:
    sample = form_from(CASES["sample"])
    numbers = {field.id: field.number for field in (*sample.fields, *sample.opened)}
    assert numbers["name"] == "1"
    assert numbers["tasks"] == ""  # to read
    assert (numbers["home"], numbers["town"], numbers["alone"]) == ("13", "13.1", "13.2")
    assert numbers["people-1-who"] == numbers["people-2-who"] == "14.1"
    words = Words(read.words, CODES[0])
    assert sample.fields[0].asks(CODES[0], words) == "1 Navn"
    for form in read.forms.values():
        told = [field.number for _, field in form.placed() if not field.to_read]
        assert len(set(told)) == len(told)
        assert all(told)


def test_the_career_profile_is_taken_in_three_conversations_and_other_forms_in_one(
    read: Library,
) -> None:
    parts = {form.id: len(form.conversations) for form in read.forms.values()}
    assert parts.pop("career-profile") == 3
    assert set(parts.values()) == {1}


def test_the_referral_form_asks_for_the_fourteen_things_of_the_kit(read: Library) -> None:
    assert len(read.forms["referral-form"].entries) == 14


def test_every_form_checklist_and_job_description_of_the_sources_is_there(read: Library) -> None:
    kinds = {
        "form": "referral-form career-profile action-plan employer-log indicators "
        "quality-visit privacy-and-risk openness-agreement questions-for-nav "
        "follow-along-plan job-ended-review",
        "document": "job-description-leader job-description-specialist",
        "checklist": "authority-six-steps director-checklist policy-checklist authority-standards "
        "finance-questions recovery-actions training-plan kit-quality-profile",
    }
    for kind, ids in kinds.items():
        assert {form.id for form in read.forms.values() if form.kind == kind} >= set(ids.split())


def test_a_form_about_health_record_or_income_says_who_keeps_the_answers(read: Library) -> None:
    for form in read.forms.values():
        if any(field.sensitive for _, field in form.placed()):
            assert form.notice is not None
            for language in read.languages:
                assert re.search("taushetsplikt|confidentiality", form.notice[language.code])


def test_corrected_labels_are_used_and_the_wrong_ones_are_gone(read: Library) -> None:
    text = " ".join(form.model_dump_json() for form in read.forms.values()).lower()
    for right in ("ble skrevet", "rusmiddelbruk", "straffehistorikk", "forslag til type jobb"):
        assert right in text
    for wrong in ("stoffmisbruk", "attføring", "kriminell", "jobbtilbud", "var gjennomført"):
        assert wrong not in text


def test_a_date_is_asked_for_and_mended_in_one_way_that_of_the_language(read: Library) -> None:
    met = form_from(CASES["sample"]).fields[2]
    for code, way in zip(CODES, ("dd.mm.åååå", "dd/mm/yyyy"), strict=True):
        words = Words(read.words, code)
        assert way in met.helps(code, words)
        assert way in met.checks(words)["wrong"]


def types_of_fields() -> dict[str, Any]:
    """What the schema of a form says of each type of field, by its name."""
    schema = Form.model_json_schema()
    listed = schema["$defs"]["Section"]["properties"]["fields"]["items"]["discriminator"]["mapping"]
    return {name: schema["$defs"][place.rsplit("/", 1)[1]] for name, place in listed.items()}


def test_an_editor_learns_from_the_schema_what_each_type_of_field_is_and_takes() -> None:
    types = types_of_fields()
    assert all(each["description"] for each in types.values())
    assert {"id", "type", "label", "rows"} <= set(types["textarea"]["required"])
    assert "most" in types["number"]["properties"]
    assert "most" not in types["text"]["properties"]


def test_the_guide_for_authors_tells_every_type_of_field() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    table = guide.partition("A form's fields have one of these types")[2].partition("\n\nFields")[0]
    rows = re.findall(r"^\| (`.*?`) \|", table, re.MULTILINE)
    told = [name for row in rows for name in re.findall(r"`([\w-]+)`", row)]
    assert sorted(told) == sorted(types_of_fields())


def test_the_invented_form_has_every_type_of_field() -> None:
    used = {field.type for _, field in form_from(CASES["sample"]).placed()}
    assert used == set(types_of_fields())
