"""While serving: tells the build, and says what to do of a port in use or a changed hook."""

from __future__ import annotations

import logging
import socket
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

_log = logging.getLogger("mkdocs.handbook")
_FOLDER = Path(__file__).parent
_loaded = {path: path.stat().st_mtime_ns for path in _FOLDER.rglob("*.py")}
# MkDocs tells the command once, and reads the config anew for each build
_start: list[str] = []


def on_startup(command: str, dirty: bool) -> None:
    _start.append(command)


def on_config(config: MkDocsConfig) -> None:
    """Asks for the port before the first build, so that nobody waits for a refusal."""
    config.extra["is_served"] = "serve" in _start
    if _start != ["serve"]:
        return
    _start.append("port asked for")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((config.dev_addr.host, config.dev_addr.port))
        except OSError as error:
            raise Abort(
                f"Port {config.dev_addr.port} is in use: stop what uses it, or choose another "
                f"with `make serve PORT={config.dev_addr.port + 1}`."
            ) from error


def on_pre_build(config: MkDocsConfig) -> None:
    """Python keeps the hooks it has loaded, so a changed one needs a new start."""
    now = {path: path.stat().st_mtime_ns for path in _FOLDER.rglob("*.py")}
    changed = sorted(
        path.name for path in now.keys() | _loaded if now.get(path) != _loaded.get(path)
    )
    if changed:
        _log.warning(
            "%s changed since the server started. Stop it with Ctrl+C and run `make serve` again: "
            "this page is built with the old code.",
            ", ".join(changed),
        )
