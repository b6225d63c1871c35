"""Each form's page asks what the form asks, with labels and help, and leads to its files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from filling import forms, place
from handbook.forms.form import Form
from handbook.library import Library
from handbook.reading.languages import Language
from handbook.reading.text import Words
from handbook.site.downloads import Downloads
from places import SITE

pytestmark = pytest.mark.site

CONTROLS = ".//*[self::input[@name] or self::textarea]"
WORKED_OUT = ".//input[@data-rule]"
# What a form's script goes by: all but the texts.
MARKS = (
    "name",
    "type",
    "value",
    "inputmode",
    "data-reads",
    "data-most",
    "data-rule",
    "data-repeat",
)


class Shown:
    """A form as its page shows it in one language."""

    def __init__(self, form: Form, language: Language, words: Words, file: Path) -> None:
        self.form, self.language, self.words, self.file = form, language, words, file
        page = html.document_fromstring(file.read_text("utf-8"))  # type: ignore[no-untyped-call]
        [self.element] = page.xpath(f'//form[@data-form="{form.id}"]')
        for unscripted in self.element.xpath(".//*[@data-unscripted]"):
            unscripted.drop_tree()

    def controls(self) -> list[Any]:
        return list(self.element.xpath(CONTROLS))

    def named(self, name: str) -> Any:
        """The element with this id."""
        [found] = self.element.xpath(f'.//*[@id="{name}"]')
        return found

    def labels(self, control: Any) -> list[str]:
        return [text(each) for each in self.element.xpath(f'.//label[@for="{control.get("id")}"]')]


@pytest.fixture(scope="module")
def shown(read: Library, site: Path) -> list[Shown]:
    """Every form in every language."""
    return [
        Shown(form, language, Words(read.words, language.code), site / place / "index.html")
        for language in read.languages
        for form, place in forms(read, language.code)
    ]


def text(element: Any) -> str:
    return " ".join(element.text_content().split())


def spaced(told: str) -> str:
    return " ".join(told.split())


def described(element: Any) -> Iterator[str]:
    yield from element.get("aria-describedby", "").split()


def test_every_control_has_one_label_and_help_that_can_be_read(shown: list[Shown]) -> None:
    for each in shown:
        names = {control.get("name") for control in each.controls()}
        assert len(names) == len(each.form.entries), each.file
        for control in each.controls():
            for name in described(control):
                assert name.endswith("-error") or text(each.named(name)), name
        for control in (*each.controls(), *each.element.xpath(WORKED_OUT)):
            [label] = each.labels(control)
            assert label, control.get("id")
            assert not control.get("placeholder"), control.get("id")


def test_a_sensitive_field_is_announced_as_optional_with_the_reason(shown: list[Shown]) -> None:
    told = 0
    for each in shown:
        for _, field in each.form.placed():
            if not field.sensitive:
                continue
            code, name = each.language.code, f"{each.form.id}-{field.id}-help"
            asked = [
                element
                for element in each.element.xpath(".//*[@aria-describedby]")
                if name in described(element)
            ]
            heads = [
                head
                for element in asked
                for head in each.labels(element) or map(text, element.xpath("./legend"))
            ]
            assert heads == [spaced(field.asks(code, each.words))], name
            assert text(each.named(name)) == spaced(field.helps(code, each.words)), name
            told += 1
    assert told


def test_what_is_asked_has_the_number_that_it_has_on_paper(shown: list[Shown]) -> None:
    for each in shown:
        numbers = {field.id: field.number for field in each.form.entries if not field.choices}
        for control in each.controls():
            if control.get("name") in numbers:
                [label] = each.labels(control)
                assert label.startswith(f"{numbers[control.get('name')]} "), label


def test_sensitive_questions_are_folded_and_no_others_with_the_reason_in_sight(
    shown: list[Shown],
) -> None:
    for each in shown:
        sensitive = [field for _, field in each.form.placed() if field.sensitive]
        folds = each.element.xpath(".//details")
        assert len(folds) == len(sensitive), each.file
        for fold, field in zip(folds, sensitive, strict=True):
            assert fold.get("open") is None
            told = text(fold.find("summary"))
            assert spaced(field.asks(each.language.code, each.words)) in told
            assert field.why
            assert spaced(field.why[each.language.code]) in told


def test_a_form_leads_to_itself_and_its_files_in_every_other_language(
    shown: list[Shown], read: Library, site: Path
) -> None:
    files = Downloads(read, read.root / ".cache" / "downloads", SITE)
    for each in shown:
        led = [
            (each.file.parent / link.get("href")).resolve()
            for link in each.element.xpath(".//a[@hreflang]")
        ]
        assert [path for path in led if path.is_dir()] == [
            (site / place(read, each.form.id, other.code)).resolve()
            for other in read.languages
            if other.code != each.language.code
        ]
        assert [path for path in led if not path.is_dir()] == [
            (site / file.address).resolve()
            for other in read.languages
            if other.code != each.language.code
            for file in files.of(each.form, other)
        ]


def test_a_form_stands_first_on_its_page_and_names_no_paper_outside_what_is_closed(
    shown: list[Shown],
) -> None:
    for each in shown:
        [main] = html.fromstring(each.file.read_text("utf-8")).xpath("//main")  # type: ignore[no-untyped-call]
        [form] = main.xpath(".//form")
        assert form.xpath("preceding::h2[ancestor::main][not(ancestor::*[@hidden])]/@id") == [
            "form"
        ]
        for closed in main.xpath(".//*[@data-apparatus or contains(@class, 'footnote')]"):
            closed.drop_tree()
        assert not re.search("KIT|IPS-25|IPS-15", text(main)), each.file


def test_the_referral_form_says_for_whom_it_is_by_who_fills_it_in(shown: list[Shown]) -> None:
    for each in shown:
        if each.form.filled_by:
            whole = html.fromstring(each.file.read_text("utf-8"))  # type: ignore[no-untyped-call]
            [told] = whole.xpath(f'//dt[.="{each.words["for_whom"]}"]/following-sibling::dd[1]')
            assert text(told).startswith(each.form.filled_by[each.language.code])


def test_a_form_says_once_that_no_field_has_to_be_filled_in(shown: list[Shown]) -> None:
    for each in shown:
        told, words = text(each.element), each.words
        # whoever is spoken to: one of you, or both
        said = words["form_none_required"].removesuffix(".").split(maxsplit=1)[1]
        assert told.count(said) == 1, each.file
        works_out = bool(each.element.xpath(WORKED_OUT))
        assert (words["form_file_computes"] in told) == works_out, each.file


def test_a_number_is_typed_with_the_number_keys_of_a_phone(shown: list[Shown]) -> None:
    for each in shown:
        numbers = [field.id for field in each.form.entries if field.reads == "number"]
        with_keys = [c.get("name") for c in each.controls() if c.get("inputmode") == "decimal"]
        assert with_keys == numbers, each.file


def test_a_form_has_the_same_fields_in_every_language(shown: list[Shown]) -> None:
    fields: dict[str, Any] = {}
    for each in shown:
        found = [[e.get(mark) for mark in MARKS] for e in each.element.iter() if e.get("id")]
        assert fields.setdefault(each.form.id, found) == found, each.file


def test_links_to_the_files_say_format_and_size_and_lead_to_them(
    shown: list[Shown], read: Library, site: Path
) -> None:
    files = Downloads(read, read.root / ".cache" / "downloads", SITE)
    for each in shown:
        led = {
            (each.file.parent / link.get("href")).resolve(): text(link)
            for link in each.element.xpath(".//a[@download]")
        }
        for file in files.of(each.form, each.language):
            link = led[(site / file.address).resolve()]
            size = each.language.size(file.size)
            assert spaced(f"({each.words['file_' + file.kind]}, {size})") in link
            assert (site / file.address).read_bytes() == file.content


def test_a_form_says_which_letters_the_pdf_takes_beside_it_and_leads_to_the_rest(
    shown: list[Shown],
) -> None:
    for each in shown:
        [said] = each.element.xpath(f'.//p[contains(., "{each.words["form_file_letters"]}")]')
        assert said.xpath("following::a[@download]"), each.file
        assert not said.xpath("preceding::a[@download][ancestor::form]"), each.file
        page, _, note = said.find("a").get("href").partition("#")
        about = each.file.parent / page / "index.html"
        [section] = html.fromstring(about.read_text("utf-8")).xpath(f'//*[@id="{note}"]')  # type: ignore[no-untyped-call]
        assert section.tag == "h3"
        notes = text(section.getnext())
        assert "Acrobat" in notes
        assert "Acrobat" not in text(each.element)
