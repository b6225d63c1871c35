"""Which stylesheets a page loads: one for all pages, and one for each component on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from rcssmin import cssmin

# Ours stand on the theme's rules, and every component builds on our tokens.
_FIRST = ("theme.css", "handbook.css")
# Fetched by a script once it is needed: search-box.js.
_LATER = ("search-matches.css",)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
# The name without the hash, as handbook.site.assets gives it one.
_NEAR = re.compile(r' data-near="[^"]*?([\w-]+)\.\w+\.css')
_USED = re.compile(r'class="([^"]*)"')
# Groups of rules that rcssmin takes for one rule, where it would lose the space before a `:`.
_UNKNOWN_GROUP = re.compile(r"@(container|layer|scope|starting-style)\b(?=[^;{]*\{)")


class Stylesheets:
    """The stylesheets in docs/assets/css/ of the handbook at `root`, by the classes they style.

    `base` are the names of those that every page needs: the theme's rules, the look of a page, and
    what the skeleton of a page in overrides/ has classes of. The others belong to components.
    """

    def __init__(self, root: Path) -> None:
        folder = root / "docs" / "assets" / "css"
        self._sheets = {path.name: path.read_text("utf-8") for path in folder.glob("*.css")}
        common = set[str]().union(*(_styled(self._sheets.get(name, "")) for name in _FIRST))
        own = {
            name: {each for each in _styled(text) - common if self._is_of(each, name)}
            for name, text in sorted(self._sheets.items())
            if name not in (*_FIRST, *_LATER)
        }
        skeleton = _skeleton(root / "overrides")
        always = [name for name, classes in own.items() if classes & skeleton]
        self.base = (*(name for name in _FIRST if name in self._sheets), *always)
        self._own = {name: classes for name, classes in own.items() if name not in always}

    def _is_of(self, styled: str, name: str) -> bool:
        """Whether the class brings the stylesheet `name`: `form__label` brings form.css alone."""
        own = f"{styled.partition('__')[0].partition('--')[0]}.css"
        return own == name or own not in self._sheets

    def contents(self) -> Mapping[str, str]:
        """Every stylesheet as it goes out, minified, by name: handbook.css holds the base.

        They are to stand where their parts stand, so that addresses in them stay right.
        """
        whole = "\n".join(self._sheets[name] for name in self.base)
        parts = {name: self._sheets[name] for name in (*self._own, *_LATER) if name in self._sheets}
        return {name: _minified(text) for name, text in ({"handbook.css": whole} | parts).items()}

    def needed(self, html: str) -> list[str]:
        """The names of the stylesheets for the components in `html`, beside the base.

        One that a component fetches once a reader comes near it is not among them.
        """
        used, later = _used(html), {f"{each}.css" for each in _NEAR.findall(html)}
        own = ((name, classes) for name, classes in self._own.items() if name not in later)
        return [name for name, classes in own if classes & used]


def _minified(text: str) -> str:
    known = _UNKNOWN_GROUP.sub(r"@media as-\1", text)
    return f"{cssmin(known, keep_bang_comments=True)}\n".replace("@media as-", "@")


def _styled(text: str) -> set[str]:
    return set(_CLASS.findall(_COMMENT.sub("", text)))


def _used(html: str) -> set[str]:
    return {name for found in _USED.findall(html) for name in found.split()}


def _skeleton(folder: Path) -> set[str]:
    """The classes of what stands around every page's own text."""
    templates = (*folder.glob("*.html"), *(folder / "partials").glob("*.html"))
    return set[str]().union(*(_used(path.read_text("utf-8")) for path in templates))
