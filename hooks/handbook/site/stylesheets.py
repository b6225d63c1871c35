"""Joins the theme's rules and our stylesheets into the one that pages load."""

from __future__ import annotations

from pathlib import Path

from rcssmin import cssmin

# The one that pages link; it stands where its parts stood, so that addresses in them stay right.
STYLESHEET = "assets/css/handbook.css"
# Ours stand on the theme's rules, and every component builds on our tokens.
_FIRST = ("theme.css", "handbook.css")


def write(site: Path, root: Path) -> None:
    """Writes the stylesheet of the built `site` from those of the handbook at `root`, minified."""
    paths = sorted((root / "docs" / "assets" / "css").glob("*.css"), key=_place)
    joined = "\n".join(path.read_text("utf-8") for path in paths)
    target = site / STYLESHEET
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(cssmin(joined, keep_bang_comments=True) + "\n", "utf-8")


def _place(path: Path) -> tuple[int, str]:
    return _FIRST.index(path.name) if path.name in _FIRST else len(_FIRST), path.name
