"""A picture says what it shows in every language, and nothing lies beside the pages unseen."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml
from PIL import Image

from authoring import lines_told
from handbook import library
from handbook.pages.pictures import size
from handbook.showing import fences
from handbook.showing.templates import Place, Templates
from handbook.site.shipped import is_shipped
from places import CODES, GOLDEN, ROOT

_html: Any = lxml.html  # it tells no types
CASES = yaml.safe_load((GOLDEN / "pictures.yml").read_text("utf-8"))
FOLDER = "docs/assets/img"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small handbook, which has a picture, with our template for it."""
    shutil.copytree(GOLDEN / "handbook", tmp_path / "handbook")
    components = tmp_path / "handbook/overrides/components"
    components.mkdir(parents=True)
    shutil.copy(ROOT / "overrides/components/picture.html", components)
    return tmp_path / "handbook"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_wrong_with_a_picture_is_told(case: dict[str, Any], root: Path) -> None:
    file = root / "data/pictures/house.yml"
    before = file.read_text("utf-8")
    assert case["replace"] in before
    file.write_text(before.replace(case["replace"], case["by"]), "utf-8")
    assert lines_told(root) == case["says"]


def photograph(root: Path, name: str, place: bytes | None = None) -> Path:
    """A photograph among the pictures, which `place` may say the latitude of."""
    path = root / FOLDER / name
    exif = Image.Exif()
    if place:
        exif[0x8825] = {1: "N", 2: (59.0, 54.0, 0.0)}
    Image.new("RGB", (64, 48)).save(path, exif=exif)
    return path


def test_a_picture_that_nobody_describes_is_told(root: Path) -> None:
    photograph(root, "team.jpg")
    said = lines_told(root)
    assert len(said) == 1
    assert said[0].startswith(f"{FOLDER}/team.jpg:1: file: is no picture that data/pictures/ has.")


@pytest.mark.parametrize("name", ["team.jpg", "team.png", "team.webp"])
def test_a_photograph_has_a_size_and_must_not_tell_where_it_was_taken(
    name: str, root: Path
) -> None:
    (root / FOLDER / "house.svg").unlink()
    file = root / "data/pictures/house.yml"
    file.write_text(file.read_text("utf-8").replace("house.svg", name), "utf-8")
    assert size(photograph(root, name)) == (64, 48)
    assert lines_told(root) == []
    path = photograph(root, name, b"N")
    assert [line.partition(". ")[0] for line in lines_told(root)] == [
        "data/pictures/house.yml:2: file: tells where on earth it was taken"
    ]
    whole = photograph(root, name).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert [line.partition(". ")[0] for line in lines_told(root)] == [
        "data/pictures/house.yml:2: file: cannot be read as a picture"
    ]


def test_a_picture_is_shown_with_its_words_its_size_and_who_made_it(root: Path) -> None:
    read = library.load(root)
    place = Place("index", read.language(CODES[1]), "../")
    html = fences.render("picture", "house", Templates(read), place)
    figure = _html.fragment_fromstring(html)
    image = figure.find("img")
    assert dict(image.attrib) == {
        "src": "../assets/img/house.svg",
        "alt": "A house with its door open.",
        "width": "320",
        "height": "240",
        "loading": "lazy",
    }
    caption = " ".join(figure.find("figcaption").text_content().split())
    assert caption == "There is room here. Picture: Made Up A, CC BY 4.0"


def test_only_a_picture_that_a_page_shows_is_published(root: Path) -> None:
    read = library.load(root)
    assert is_shipped("assets/img/house.svg", read)
    assert is_shipped("assets/img/mark.svg", read)
    index = read.pages["index"]
    bare = replace(index, texts={c: replace(t, fences=()) for c, t in index.texts.items()})
    unshown = replace(read, pages={**read.pages, "index": bare})
    assert not is_shipped("assets/img/house.svg", unshown)
