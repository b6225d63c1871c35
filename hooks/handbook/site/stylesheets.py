"""Joins the theme's and our stylesheets into the one that pages load."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from handbook.reading.kept import kept
from handbook.reading.problems import Problems
from handbook.site import policy, pruning
from handbook.site.built import BuiltPage
from handbook.site.names import Names, names_in

# The one that pages link, and the first of ours: every component builds on its tokens. It stands
# where its parts stood, so that the addresses in them stay right.
STYLESHEET = "assets/css/handbook.css"

_PRUNING = Path(pruning.__file__).read_text("utf-8")


def write(site: Path, root: Path, theme: Path, pages: Iterable[BuiltPage]) -> None:
    """Writes the stylesheet of `pages` from the file `theme` and those of the handbook at `root`.

    Raises `Problems` where one of ours loads something from elsewhere or is not CSS.
    """
    folder = root / "docs" / "assets"
    paths = sorted((folder / "css").glob("*.css"), key=_tokens_first)
    ours = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}
    problems = [found for file, css in ours.items() for found in policy.style_problems(file, css)]
    if problems:
        raise Problems(problems)
    scripts = [path.read_text("utf-8") for path in sorted((folder / "js").glob("*.js"))]
    whole = "\n".join([theme.read_text("utf-8"), *ours.values()])
    names = names_in(pages, scripts).among(whole)
    target = site / STYLESHEET
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_kept(root / ".cache" / "styles", whole, names), "utf-8")


def _kept(cache: Path, css: str, names: Names) -> str:
    """What pruning gives, read from the folder `cache` where it was made before."""
    made_of = [_PRUNING, css, *(sorted(map(str, getattr(names, f.name))) for f in fields(names))]
    file = cache / f"{hashlib.sha256(repr(made_of).encode()).hexdigest()}.css"
    return kept(file, lambda: pruning.prune(css, names).encode()).decode()


def _tokens_first(path: Path) -> tuple[bool, str]:
    return path.name != Path(STYLESHEET).name, path.name
