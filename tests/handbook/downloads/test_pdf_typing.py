"""A form's PDF is filled in with PDFium, the engine of Chrome and Edge."""

# pypdfium2 is a thin layer over C without types.
# mypy: disable-error-code="no-untyped-call,attr-defined"

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import ImageChops

from documents import Filled, Made, typed_in, widgets
from letters import (
    CASES,
    FOREIGN,
    GIVEN,
    UNKNOWN,
    WRITTEN,
    Drawn,
    alphabet,
    filled_in,
    look_alike,
    taken_apart,
)

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


@pytest.fixture(scope="module")
def drawn() -> Drawn:
    """All texts of the cases, a field each."""
    return Drawn.by_pdfium(filled_in(WRITTEN))


@pytest.mark.slow
def test_what_is_typed_is_kept_sign_by_sign(drawn: Drawn) -> None:
    assert drawn.kept == WRITTEN


@pytest.mark.parametrize("case", CASES)
def test_every_letter_of_an_alphabet_is_drawn_as_the_fields_font_has_it(
    drawn: Drawn, case: str
) -> None:
    assert drawn.missing(CASES[case]) == []


@pytest.mark.parametrize("name", GIVEN["alphabets"])
def test_no_two_letters_of_an_alphabet_look_alike(name: str) -> None:
    letters = alphabet(name)
    assert look_alike(letters) == []
    apart = [taken_apart(letter) for letter in letters]
    assert look_alike([forms[0] for forms in apart if forms]) == []


@pytest.mark.parametrize("sign", GIVEN["unseen"], ids=lambda sign: f"{ord(sign):04X}")
def test_a_sign_that_is_never_seen_leaves_no_trace(drawn: Drawn, sign: str) -> None:
    assert drawn.same(f"a{sign}b", "ab")


@pytest.mark.parametrize("sign", GIVEN["spaces"], ids=lambda sign: f"{ord(sign):04X}")
def test_a_space_of_any_width_is_empty_and_keeps_words_apart(drawn: Drawn, sign: str) -> None:
    assert not drawn.same(f"a{sign}b", "ab")
    assert drawn.ink(f"a{sign}b") == pytest.approx(drawn.ink("ab"), rel=0.05)


def test_a_letter_of_another_script_is_an_empty_box_and_is_kept() -> None:
    """It is never another letter: what is said on the page of the forms holds."""
    written = sorted({UNKNOWN, *"".join(FOREIGN.values())})
    drawn = Drawn.by_pdfium(filled_in(written))
    assert drawn.kept == written
    assert [letter for letter in written if not drawn.same(letter, UNKNOWN)] == []
    assert drawn.ink(UNKNOWN) > 0


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
