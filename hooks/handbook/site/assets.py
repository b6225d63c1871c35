"""The scripts and stylesheets of pages: light to fetch, each named by what is in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from rjsmin import jsmin

from handbook.site.stylesheets import Stylesheets

# What the file of an asset lies below, on the site as in docs/.
FOLDER = PurePosixPath("assets")


class Assets:
    """The scripts and stylesheets of the handbook at `root`, as they go out.

    The name of each file holds a hash of its content. A page so gets the scripts that it was built
    with, whatever a browser has kept of another build.
    """

    def __init__(self, root: Path) -> None:
        scripts = sorted((root / "docs" / "assets" / "js").glob("*.js"))
        # comments and white space stay in the source
        contents = {f"js/{path.name}": jsmin(path.read_text("utf-8")) for path in scripts}
        self._stylesheets = Stylesheets(root)
        contents |= {f"css/{name}": text for name, text in self._stylesheets.contents().items()}
        self._contents = dict[str, bytes]()
        self._addresses = dict[str, str]()
        self.add(contents.items())

    def add(self, contents: Iterable[tuple[str, str]]) -> None:
        """Takes up more, by name and as they go out: what a build has written itself."""
        for name, content in contents:
            self._contents[name] = content.encode()
            self._addresses[name] = _address(name, self._contents[name])

    def address(self, name: str) -> str:
        """Where the asset `name`, as "js/form.js", lies below the site."""
        if name not in self._addresses:
            raise LookupError(f"docs/assets has no {name}, which a template asks for.")
        return self._addresses[name]

    def styles(self, html: str) -> list[str]:
        """The assets that style the components in `html`, as "css/form.css"."""
        return [f"css/{name}" for name in self._stylesheets.needed(html)]

    def write(self, site: Path) -> None:
        """Writes all of them into the built `site`."""
        for name, content in self._contents.items():
            target = site / self._addresses[name]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def _address(name: str, content: bytes) -> str:
    path = FOLDER / name
    mark = hashlib.sha256(content).hexdigest()[:8]
    return str(path.with_name(f"{path.stem}.{mark}{path.suffix}"))
