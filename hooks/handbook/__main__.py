"""The program beside the site: what authors ask about it, and headers for those who serve it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from handbook.desk import editions, guesses, new, proofread, report, schemas, translations
from handbook.reading.problems import Problems
from handbook.site import policy

_TELLS = {
    "report": (report.tell, "readability, long sentences, gaps and reviews; it judges nothing"),
    "stale": (translations.tell, "translations whose source has changed, and what changed in it"),
    "editions": (editions.tell, "forms and plans whose words are not those of their version"),
    "questions": (guesses.tell, "whether right answers can be guessed"),
    "proofread": (proofread.tell, "everything that is wrong in the text and the data"),
    "schemas": (schemas.tell, "what editors know of data/, written for VS Code and others"),
    "nginx": (policy.tell, "the headers to include in nginx' server block"),
}
# What is stamped once somebody has seen that it is right.
_STAMPS = {"stale": translations.stamp, "editions": editions.stamp}


def main(arguments: Sequence[str] | None = None) -> int:
    """Does what `arguments` ask (those of the command where None); gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m handbook", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the handbook's folder")
    asked = parser.add_subparsers(dest="asked", required=True)
    says = "a commented stub of what an author adds, in every place where it belongs"
    begun = asked.add_parser("new", help=says, description=says)
    begun.add_argument("what", nargs="*", metavar="KIND=ID", help="such as quiz=my-quiz")
    for name, (_, says) in _TELLS.items():
        own = asked.add_parser(name, help=says, description=says)
        if name in _STAMPS:
            own.add_argument("--stamp", nargs="+", metavar="NAME", help="is as it should be")
            own.add_argument("--stamp-all", action="store_true", help="all are: the first time")
    wanted = parser.parse_args(arguments)
    root = wanted.root.resolve()
    try:
        if wanted.asked in _STAMPS and (wanted.stamp or wanted.stamp_all):
            return _STAMPS[wanted.asked](root, None if wanted.stamp_all else wanted.stamp)
        if wanted.asked == "new":
            return new.tell(root, wanted.what)
        return _TELLS[wanted.asked][0](root)
    except LookupError as error:
        print(error)
        return 1
    except Problems as problems:
        print(problems)
        return 1


if __name__ == "__main__":
    sys.exit(main())
