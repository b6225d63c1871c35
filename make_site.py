"""Builds the site aside and puts it in place at the end, so that a build that fails leaves the
last good one whole: `python make_site.py [folder]`, site/ where none is named."""

from __future__ import annotations

import fcntl
import json
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from handbook.fitting import settings
from handbook.reading.problems import Problems

ROOT = Path(__file__).resolve().parent
ASIDE = ROOT / ".cache" / "building"
# Scripts and styles, by names that change with what is in them, as pages ask for them.
ASSET = re.compile(r"assets/[\w./-]+\.[0-9a-f]{8}\.(?:min\.)?(?:js|css)\b")
KEPT = 30 * 86_400  # seconds; longer than any host lets a browser show a page of another day


def main(site: Path) -> int:
    """Builds into `site`; gives 1 where something is wrong, or another build is under way."""
    ASIDE.mkdir(parents=True, exist_ok=True)
    with (ASIDE / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print("Another build is under way here. Wait for it, then build again.")
            return 1
        new, old = ASIDE / "new", ASIDE / "old"
        if old.exists() and not site.exists():
            old.rename(site)  # a build was stopped just between the two
        for left in (new, old):
            shutil.rmtree(left, ignore_errors=True)
        print("Building the handbook …", flush=True)
        began = time.monotonic()
        # told before MkDocs meets it, which knows neither line nor cure
        if told := str(Problems(settings.faults(ROOT))) or build(new):
            shutil.rmtree(new, ignore_errors=True)
            whole = "is as it was" if site.exists() else "was not made"
            print(f"{told}\n\nThe build failed; {site.name}/ {whole}.")
            return 1
        if site.exists():
            keep_assets(site, new)
            site.rename(old)
        new.rename(site)
        shutil.rmtree(old, ignore_errors=True)
        print(f"{site.name}/ is new (built in {time.monotonic() - began:.1f} s).")
    return 0


def build(site: Path) -> str:
    """What is wrong with the handbook or the build of it; nothing where `site` is whole."""
    command = [sys.executable, str(ROOT / "serving" / "builder.py"), str(site)]
    try:
        ran = subprocess.run(
            command, cwd=ROOT, input="\n", stdout=subprocess.PIPE, text=True, check=False
        )
    except KeyboardInterrupt:
        return "Stopped."
    if ran.returncode < 0:
        name = signal.Signals(-ran.returncode).name
        cause = "A machine that runs out of memory does that." if name == "SIGKILL" else ""
        return f"The build was stopped from outside, by {name}. {cause}".strip()
    answers = [line for line in ran.stdout.splitlines() if line.startswith("[")]
    if not answers:
        return f"The build ended with {ran.returncode} for the reason above."
    return "\n".join(json.loads(answers[-1]))


def keep_assets(site: Path, new: Path) -> None:
    """Takes along into `new` the assets of the `site` before it: browsers still show its pages.

    An asset goes when no page has asked for it for 30 days.
    """
    pages = (page.read_text("utf-8") for page in site.rglob("*.html"))
    asked = {name for page in pages for name in ASSET.findall(page)}
    for path in (site / "assets").rglob("*"):
        name = path.relative_to(site).as_posix()
        target = new / name
        if not ASSET.fullmatch(name) or target.exists():
            continue
        if name in asked:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)  # its time is the one at which pages cease to ask for it
        elif time.time() - path.stat().st_mtime < KEPT:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site").absolute()))
