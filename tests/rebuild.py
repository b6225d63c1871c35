"""Builds the handbook in this folder once for each line that comes in, as `mkdocs serve` does.

Each build is answered by one line: what was said in it, as a list of sentences in JSON.
"""

from __future__ import annotations

import json
import logging
import sys

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort


class _Said(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.sentences: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.sentences.append(record.getMessage())


def main(site: str) -> None:
    config = None
    for _ in sys.stdin:
        said = _Said()
        logging.getLogger("mkdocs").addHandler(said)
        config = load_config("mkdocs.yml", site_dir=site, strict=False)
        config.plugins.on_startup(command="serve", dirty=False)
        try:
            build(config)
        except Abort as reason:  # it does not say why, for it ends the program otherwise
            raise SystemExit(f"{reason}") from None
        logging.getLogger("mkdocs").removeHandler(said)
        print(json.dumps(said.sentences), flush=True)
    if config:
        config.plugins.on_shutdown()


if __name__ == "__main__":
    main(sys.argv[1])
