"""Shows the handbook while it is written: `python -m serving.server PORT`.

Each save is built by `builder.py`, in a process that is begun anew when the code has changed, and
the browser then shows the page anew. While something is wrong, every page says what, at start too.
"""

from __future__ import annotations

import errno
import functools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from serving.watching import look, saved

HERE = Path(__file__).resolve().parent
HOST = "127.0.0.1"
ANSWER = 20.0  # seconds until a browser that waits for a build is answered in any case
PATIENCE = 10.0  # seconds that the builder has to finish when the server is stopped

_FAULT = re.compile(r"(?P<place>[^:\s]+:\d+): (?P<field>.+?): (?P<says>.+)", re.DOTALL)


class Builder:
    """The process that builds; a change of the code takes effect in the next one."""

    def __init__(self, site: Path, address: str) -> None:
        self._command = [sys.executable, str(HERE / "builder.py"), str(site), "serve"]
        self._environment = {**os.environ, "SITE_URL": address}
        self._process: subprocess.Popen[str] | None = None

    def build(self) -> list[str]:
        """What is wrong with the handbook as it stands; nothing where the site is whole."""
        process = self._process = self._process or subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=self._environment,
            start_new_session=True,  # Ctrl+C stops the server, which then lets this one finish
        )
        assert process.stdin and process.stdout
        try:
            process.stdin.write("\n")
            process.stdin.flush()
        except BrokenPipeError:
            pass
        for line in process.stdout:
            if line.startswith("["):
                found: list[str] = json.loads(line)
                return found
        self._process = None
        return [
            f"The build ended with {process.wait()}, and the terminal says why. Save to try again."
        ]

    def stop(self) -> None:
        """Lets the process keep what it has built, and ends it."""
        process, self._process = self._process, None
        if process is None:
            return
        try:
            process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Shown:
    """What browsers are shown: the site of the newest build, or what is wrong."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.build = 0
        self.faults: list[str] = []
        self._is_building = True
        self._changed = threading.Condition()

    def begin(self) -> None:
        with self._changed:
            self._is_building = True

    def end(self, faults: list[str]) -> None:
        with self._changed:
            self.faults, self._is_building = faults, False
            self.build = max(self.build + 1, time.time_ns() // 1_000_000)
            self._changed.notify_all()

    def wait(self) -> None:
        """Waits until no build is under way: a page may be half written until then."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_building)

    def newest(self, shown: str) -> str:
        """The newest build, as soon as it is another than the one that is `shown`."""
        with self._changed:
            self._changed.wait_for(
                lambda: not self._is_building and str(self.build) != shown, timeout=ANSWER
            )
            return shown if self._is_building else str(self.build)

    def page(self) -> bytes:
        """The page that tells the faults."""
        environment = Environment(loader=FileSystemLoader(HERE), autoescape=True)
        template = environment.get_template("faults.html")
        matches = ((_FAULT.fullmatch(fault), fault) for fault in self.faults)
        told = [match.groupdict() if match else {"says": fault} for match, fault in matches]
        return template.render(faults=told, build=self.build).encode()

    def with_script(self, html: bytes) -> bytes:
        """A page of the site that shows itself anew when there is another build."""
        script = f'<script src="/livereload/reload.js" data-build="{self.build}"></script></body>'
        before, found, after = html.rpartition(b"</body>")
        return before + script.encode() + after if found else html


class Handler(SimpleHTTPRequestHandler):
    """Answers a browser."""

    def __init__(self, *told: object, shown: Shown) -> None:
        self.shown = shown
        super().__init__(*told, directory=str(shown.site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/livereload/reload.js":
            self._send((HERE / "reload.js").read_bytes(), "text/javascript")
        elif path.startswith("/livereload/"):
            newest = self.shown.newest(path.removeprefix("/livereload/"))
            self._send(newest.encode(), "text/plain")
        else:
            self.shown.wait()
            self._page(path)

    def _page(self, path: str) -> None:
        file = Path(self.translate_path(self.path))
        is_page = path.endswith("/") or file.suffix in ("", ".html")
        if self.shown.faults and is_page:
            self._send(self.shown.page(), "text/html", 503)
            return
        file = file / "index.html" if path.endswith("/") else file
        if (file.is_file() and file.suffix != ".html") or file.is_dir():
            super().do_GET()
            return
        status = 200 if file.is_file() else 404
        file = file if file.is_file() else self.shown.site / "404.html"
        html = file.read_bytes() if file.is_file() else b"Not found"
        self._send(self.shown.with_script(html), "text/html", status)

    def _send(self, body: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing: what is asked for is no news."""


def run(shown: Shown, builder: Builder, address: str) -> None:
    """Builds now and after each save, for ever."""
    print("Building the handbook …", flush=True)
    seen, what = look(), f"Read it at {address}"
    while True:
        began = time.monotonic()
        faults = builder.build()
        shown.end(faults)
        if faults:
            print("\n".join(faults))
            print(f"\n{len(faults)} to mend, told at {address} too. A save builds again.")
        else:
            print(f"{what} (built in {time.monotonic() - began:.1f} s)")
        sys.stdout.flush()
        # a save while this was built differs from what was seen before it
        seen, changed = saved(seen)
        shown.begin()
        if any(path.suffix == ".py" for path in changed):
            builder.stop()
        names = ", ".join(map(str, changed[:3])) + (" …" if len(changed) > 3 else "")
        what = f"{time.strftime('%H:%M:%S')} {names}: shown"


def main(port: int) -> int:
    """Serves until it is stopped; 1 where the port is taken."""
    site = Path(tempfile.mkdtemp(prefix="handbook-"))
    address = f"http://{HOST}:{port}/"
    shown, builder = Shown(site), Builder(site, address)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with ThreadingHTTPServer((HOST, port), functools.partial(Handler, shown=shown)) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            run(shown, builder, address)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        print(
            f"Port {port} is in use: stop what uses it, or choose another with "
            f"`make serve PORT={port + 1}`."
        )
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
    finally:
        builder.stop()
        shutil.rmtree(site, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
