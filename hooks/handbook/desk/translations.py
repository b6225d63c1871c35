"""Knows which translations no longer follow their source.

data/translations.yml keeps, for each translation, a hash of the source text that it was last held
against. A source that has changed since then makes its translations stale.
"""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from handbook.desk import stamps as kept
from handbook.desk.stamps import Stamps
from handbook.pages.page import Page, PageText, read_pages
from handbook.reading.located import parse
from handbook.reading.problems import Problem, Problems, nearest
from handbook.reading.reader import languages

FILE = "data/translations.yml"
TRANSLATED = ("summary", "next_why", "synonyms")  # what a translation takes over from the facts
CHOSEN_BY = ("question", "gives")  # … and from those of a page that stands in a list
_HEAD = (
    "# What each translation was last held against: a hash of the source page's text.\n"
    "# Written by `make stamp PAGE=…`, after both have been read.\n"
)


def fingerprint(markdown: str) -> str:
    """A hash of what a translator works from: the text and the facts in words, not the dates."""
    _, facts, body = markdown.split("---\n", 2)
    values = parse(facts, "facts").value or {}
    told = [str(values.get(name, "")) for name in TRANSLATED]
    told += [str(values[name]) for name in CHOSEN_BY if name in values]
    return hashlib.sha256("\0".join([*told, body.strip()]).encode()).hexdigest()[:16]


def read_stamps(root: Path) -> dict[str, dict[str, str]]:
    """The stamps by language and page; none where nothing has been stamped."""
    return kept.read(root, FILE)


def stale(root: Path, pages: Mapping[str, Page], source: str, stamps: Stamps) -> Iterator[Problem]:
    """Every translation whose source text is another than the one it was held against."""
    for page, text, now in _translations(root, pages, source):
        stamp, file = stamps.get(text.language, {}).get(page.id), page.texts[source].file
        cure = f"then say so with `make stamp PAGE={page.id}`."
        if stamp is None:
            message = f"was never held against {file}. Read both, {cure}"
            yield Problem(text.file, 1, "translation", message)
        elif stamp != now:
            message = (
                f"may not follow {file}, which has changed. `make stale` shows what: mend it, "
            )
            yield Problem(text.file, 1, "translation", message + cure)


def stamped(
    root: Path, pages: Mapping[str, Page], source: str, stamps: Stamps, names: Iterable[str]
) -> dict[str, dict[str, str]]:
    """The stamps after the translations of the pages `names` were held against their sources.

    Stamps of pages that are gone are left out.
    """
    chosen = set(names)
    new: dict[str, dict[str, str]] = {}
    for page, text, now in _translations(root, pages, source):
        before = stamps.get(text.language, {}).get(page.id)
        stamp = now if page.id in chosen else before
        if stamp is not None:
            new.setdefault(text.language, {})[page.id] = stamp
    return new


def changes(root: Path, text: PageText, stamp: str | None) -> str:
    """What has changed in the source page `text` since `stamp`, as git tells it."""
    for commit in _git(root, "log", "--format=%H", "--", text.file).split():
        before = _git(root, "show", f"{commit}:{text.file}")
        with suppress(Problems, ValueError):  # what was wrong in it then, or is by now
            if fingerprint(before) == stamp:
                return _git(root, "diff", commit, "--", text.file)
    return f"{text.file} was never stamped in a text that git has: read both pages in full.\n"


def _translations(
    root: Path, pages: Mapping[str, Page], source: str
) -> Iterator[tuple[Page, PageText, str]]:
    for page in pages.values():
        if source in page.texts:
            now = fingerprint((root / page.texts[source].file).read_text("utf-8"))
            for text in page.texts.values():
                if text.language != source:
                    yield page, text, now


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def tell(root: Path) -> int:
    """Prints the translations below `root` that are stale, and what changed; 1 where there are."""
    pages, source = _read(root)
    stamps = read_stamps(root)
    found = list(stale(root, pages, source, stamps))
    by_file = {text.file: (page, text) for page in pages.values() for text in page.texts.values()}
    for problem in found:
        page, text = by_file[problem.file]
        print(problem)
        stamp = stamps.get(text.language, {}).get(page.id)
        print(changes(root, page.texts[source], stamp))
    return 1 if found else 0


def stamp(root: Path, names: Iterable[str] | None) -> int:
    """Stamps the translations of the pages `names` below `root`, or of all where there are none,
    and prints which.

    A page may be given by its file as well. Raises `LookupError` where there is no such page.
    """
    pages, source = _read(root)
    files = {text.file: page.id for page in pages.values() for text in page.texts.values()}
    chosen = [files.get(name, name) for name in (pages if names is None else names)]
    if unknown := [name for name in chosen if name not in pages]:
        raise LookupError(f"There is no page «{unknown[0]}». {nearest(unknown[0], pages)}")
    kept.write(root, FILE, _HEAD, stamped(root, pages, source, read_stamps(root), chosen))
    said = ", ".join(chosen) if names else f"all {len(chosen)} pages"
    print(f"Held against the source: {said}. {FILE} belongs in the same commit.")
    return 0


def _read(root: Path) -> tuple[Mapping[str, Page], str]:
    codes = tuple(language.code for language in languages(root))
    return read_pages(root, codes)[0], codes[0]
