"""A form's PDF is filled in with PDFium, the engine of Chrome and Edge."""

# pypdfium2 is a thin layer over C without types.
# mypy: disable-error-code="no-untyped-call,attr-defined"

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import ImageChops

from documents import Filled, Made, typed_in, widgets

TYPED = "Áššá Čáhčeravna, Đeanu Guovžu: blåbærsyltetøy på Žižok – ÆØÅ «fødd»"


@pytest.mark.slow
def test_letters_of_norwegian_and_northern_sami_can_be_typed_kept_and_seen(
    made: list[Made],
) -> None:
    for one in made:
        filled = Filled(one.files["pdf"])
        boxes = [name for name, control in one.controls.items() if typed_in(control)]
        assert all(filled.ink(name) == 0 for name in boxes), "an empty box is empty"
        for name in boxes:
            filled.write(name, TYPED)
        assert all(filled.ink(name) > 50 for name in boxes), "what is typed is drawn"
        with pikepdf.open(io.BytesIO(filled.saved())) as pdf:
            kept = {name: str(widget.V) for name, widget in widgets(pdf) if name in boxes}
        assert kept == dict.fromkeys(boxes, TYPED)


@pytest.mark.parametrize("letter", "æøåÆØÅáÁčČđĐšŠžŽäöÄÖ«»–")
def test_each_letter_is_drawn_as_it_is_typed(made: list[Made], letter: str) -> None:
    filled = Filled(made[-1].files["pdf"])
    filled.write("name", letter)
    assert filled.ink("name") > 0


@pytest.mark.parametrize(("name", "letters"), [("name", 70), ("phone", 70), ("health", 600)])
def test_an_answer_longer_than_its_box_is_written_smaller_and_seen_to_its_end(
    made: list[Made], name: str, letters: int
) -> None:
    pictures = []
    for end in "12":
        filled = Filled(made[-1].files["pdf"])
        filled.write(name, ("Et svar med mange ord. " * 30)[: letters - 1] + end)
        pictures.append(filled.inside(name))
    assert ImageChops.difference(*pictures).getbbox(), "the last sign is not seen"


def test_the_font_of_the_fields_has_every_letter_of_northern_sami(made: list[Made]) -> None:
    with made[0].pdf() as pdf:
        table = pdf.Root.AcroForm.DR.Font.Field.ToUnicode.read_bytes().decode()
    for letter in "æøåÆØÅáčđŋšŧžÁČĐŊŠŦŽäöÄÖ«»–":
        assert f"<{ord(letter):04X}>" in table, letter


def test_ticking_one_option_unticks_the_other(made: list[Made]) -> None:
    one = made[-1]
    filled = Filled(one.files["pdf"])
    for name in ("hours-full", "hours-part", "agreed"):
        filled.click(name)
    assert filled.ink("hours-part") > 10 * filled.ink("hours-full")
    assert filled.ink("agreed") > 50
    with pikepdf.open(io.BytesIO(filled.saved())) as pdf:
        fields = {str(field.T): str(field.V) for field in pdf.Root.AcroForm.Fields}
    assert (fields["hours"], fields["agreed"]) == ("/part", "/Yes")
