"""Knows which forms and plans say something else than the version that they bear.

data/editions.yml keeps, for each of them, its version and a hash of its words in each language, as
they were when somebody stamped it. So what is filed by one version is never another text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from handbook import library as handbook
from handbook.desk import stamps as kept
from handbook.library import Library
from handbook.reading import located
from handbook.reading.located import Located
from handbook.reading.problems import Problem, nearest

FILE = "data/editions.yml"
# What bears a version, and the name of its day.
_DAYS = {"forms": "date", "schedules": "revised"}
_HEAD = (
    "# What each form and plan says in the version it bears: a hash of its words by language.\n"
    "# Written by `make stamp FORM=ID`, after version and date were raised.\n"
)

_OTHER_WORDS = "is still {}, and its fields or words have changed. Write a new version and {}."


def changed(library: Library) -> Iterator[Problem]:
    """Every form and plan that was never stamped as it stands, told at its version."""
    stamps = kept.read(library.root, FILE)
    for name, (read, day) in _versioned(library).items():
        now, then = _stamp(read, day, library), stamps.get(name, {})
        command = f"`make stamp FORM={name}`"
        if then.get("version") != now["version"]:
            yield read.problem(("version",), f"{now['version']} is new. Say so with {command}.")
        elif _differ(now, then):
            said = _OTHER_WORDS.format(now["version"], day)
            yield read.problem(("version",), f"{said} Then {command}.")
        elif now != then:
            yield read.problem(("version",), f"has no stamp in every language. Give {command}.")


def stamp(root: Path, names: Iterable[str] | None) -> int:
    """Stamps `names` below `root`, or all where there are none; 1 where one needs a new version.

    Raises `LookupError` where there is no such form or plan. Stamps of what is gone are left out.
    """
    library = handbook.load(root)
    versioned, stamps = _versioned(library), kept.read(root, FILE)
    chosen = list(versioned if names is None else names)
    if unknown := [name for name in chosen if name not in versioned]:
        cure = nearest(unknown[0], versioned)
        raise LookupError(f"No form or plan is called «{unknown[0]}». {cure}")
    new = {name: dict(then) for name, then in stamps.items() if name in versioned}
    refused = 0
    for name in chosen:
        read, day = versioned[name]
        now, then = _stamp(read, day, library), stamps.get(name, {})
        if then.get("version") == now["version"] and _differ(now, then):
            print(read.problem(("version",), _OTHER_WORDS.format(now["version"], day)))
            refused = 1
        else:
            new[name] = now
    kept.write(root, FILE, _HEAD, new)
    return refused


def tell(root: Path) -> int:
    """Prints the forms and plans below `root` whose words are not those of their version."""
    found = sorted(changed(handbook.load(root)))
    for problem in found:
        print(problem)
    return 1 if found else 0


def _differ(now: Mapping[str, str], then: Mapping[str, str]) -> bool:
    """Whether a language that both have has other words."""
    return any(now[code] != then[code] for code in now.keys() & then.keys())


def _stamp(read: Located, day: str, library: Library) -> dict[str, str]:
    codes = [language.code for language in library.languages]
    whole = {name: part for name, part in read.value.items() if name not in ("version", day)}
    return {
        "version": read.value["version"],
        **{code: _hash(_in(whole, code, codes)) for code in codes},
    }


def _in(value: Any, code: str, codes: Iterable[str]) -> Any:
    """`value` as it is in one language."""
    if isinstance(value, list):
        return [_in(each, code, codes) for each in value]
    if not isinstance(value, dict):
        return value
    if set(value) & set(codes):
        return value.get(code)
    return {name: _in(part, code, codes) for name, part in value.items()}


def _hash(value: Any) -> str:
    told = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _versioned(library: Library) -> dict[str, tuple[Located, str]]:
    """Each form and plan as it is written, and what its day is called."""
    data = library.root / "data"
    return {
        name: (located.read(data / folder / f"{name}.yml", library.root), day)
        for folder, day in _DAYS.items()
        for name in getattr(library, folder)
    }
