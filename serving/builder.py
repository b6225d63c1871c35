"""Builds the handbook in this folder once for each line that comes in, and says what is wrong.

`python serving/builder.py FOLDER [serve]`: the site is built into FOLDER, and with `serve` the
pages that a save changes nothing on are kept. Each build is answered by one line of JSON, a list of
faults; what MkDocs says beside that is for those who work on MkDocs, and is not shown.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from traceback import extract_tb

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

CONFIG = "mkdocs.yml"
_OF_SETTINGS = re.compile(
    r"Config value '|Template skipped: '|A reference to '[^']*' is included in the 'nav'"
)
_LIBRARIES = {".venv", "site-packages"}
_last: list[MkDocsConfig] = []  # of the newest build; plugins end with it


class _Said(logging.Handler):
    """Gathers warnings and errors; what the handbook itself says in passing is shown."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.warnings: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            self.errors.append(placed(record.getMessage()))
        elif record.levelno >= logging.WARNING:
            self.warnings.append(placed(record.getMessage()))
        elif record.name == "mkdocs.handbook":
            print(record.getMessage(), file=sys.stderr)


def faults(site: str, command: str) -> list[str]:
    """What is wrong with the handbook, a line each; the site is whole where there is nothing."""
    said = _Said()
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(said)
    try:
        config = load_config(CONFIG, site_dir=site, strict=False)
        config.plugins.on_startup(command=command, dirty=False)  # type: ignore[arg-type]
        _last[:] = [config]
        build(config)
        return [*said.warnings, *said.errors]
    except Abort as reason:
        text = str(reason).partition("\n\n")[0]  # a sentence to the terminal may follow
        if not text.startswith("Aborted"):
            return [*said.warnings, *text.splitlines()]
        return [*said.warnings, *map(of_settings, said.errors or [text])]
    except Exception as error:
        return [*said.warnings, told(error)]
    finally:
        logger.removeHandler(said)


def placed(message: str) -> str:
    """What MkDocs says of its settings, at the line of what it names there; all else as it is.

    Such a message names a setting, and then what is below it, each in quotes.
    """
    if not _OF_SETTINGS.match(message):
        return message
    said = [
        line for line in message.splitlines() if line and not line.startswith((" ", "Traceback"))
    ]
    sentence = " ".join(said) or message
    lines = Path(CONFIG).read_text("utf-8").splitlines()
    at = 0
    for name in re.findall(r"""['"]([^'"]+)['"]""", sentence):
        mark = re.compile(rf"(?<![\w./-]){re.escape(name)}(?![\w/-])")
        at = next((i for i in range(at, len(lines)) if mark.search(lines[i])), at)
    return f"{CONFIG}:{at + 1}: settings: {sentence}"


def of_settings(fault: str) -> str:
    """What stopped MkDocs before it built: a fault of its settings, wherever it says that it is."""
    begin = f"{CONFIG}:"
    return fault if fault.startswith(begin) else f"{begin}1: settings: {fault}"


def told(error: BaseException) -> str:
    """An error that nobody foresaw, as a fault at the line of ours that it came from."""
    message = " ".join(str(error).split()) or "nothing more is said"
    for file, line in _places(error):
        return f"{file}:{line}: code: {type(error).__name__}: {message}. Mend it here."
    return f"{CONFIG}:1: settings: {message}"


def _places(error: BaseException) -> Iterator[tuple[str, int]]:
    """The lines of the handbook's own files that an error comes from, the innermost first."""
    own = (getattr(error, "filename", None), getattr(error, "lineno", None))
    frames = [(each.filename, each.lineno) for each in reversed(extract_tb(error.__traceback__))]
    for file, line in (own, *frames):
        path = Path(str(file)).absolute()
        if line and path.is_file() and path.is_relative_to(Path.cwd()):
            inside = path.relative_to(Path.cwd())
            if not _LIBRARIES & set(inside.parts) and inside.as_posix() != "serving/builder.py":
                yield inside.as_posix(), int(line)


def main(site: str, command: str = "build") -> None:
    for _ in sys.stdin:
        # each language may say the same
        print(json.dumps(list(dict.fromkeys(faults(site, command)))), flush=True)
    for config in _last:
        config.plugins.on_shutdown()


if __name__ == "__main__":
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    main(*sys.argv[1:])
