"""The Nu Html Checker: a Java program from an npm package, kept beside the other tools of development."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE, VERSION = "vnu-jar", "26.9.27"
# The integrity of the package in npm's registry.
SHA512 = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
JAR = Path(sys.prefix) / "share" / f"{PACKAGE}-{VERSION}.jar"
# htmx's attributes have no prefix `data-`, and this release does not know `rel="expect"` of the HTML Standard.
IGNORED = ".*hx-.*|.*“blocking” attribute must have a “rel” attribute.*"


class NotAvailable(Exception):
    """The checker cannot be run; the message says what is missing."""


def find_errors(folder: Path) -> list[str]:
    """Return the errors in the HTML files of a folder: the file, the line, the message and the markup.

    Raise NotAvailable if there is no Java, or no npm to fetch the checker with.
    """
    if not shutil.which("java"):
        raise NotAvailable("no java on PATH")
    command = ["java", "-jar", str(_fetched()), "--filterpattern", IGNORED, "--format", "json", str(folder)]
    answer = subprocess.run(command, check=False, capture_output=True, text=True)
    messages = json.loads(answer.stderr)["messages"]
    return [_describe(message) for message in messages if message["type"] != "info"]


def _describe(message: dict[str, object]) -> str:
    name = Path(str(message.get("url", ""))).name
    return f"{name}:{message.get('lastLine', '?')}: {message['message']} {message.get('extract', '')!r}"


def _fetched() -> Path:
    """Return the program, fetched if it is not there."""
    if not JAR.exists():
        if not shutil.which("npm"):
            raise NotAvailable("no npm on PATH to fetch the Nu Html Checker with")
        with tempfile.TemporaryDirectory() as folder:
            _fetch(Path(folder))
    return JAR


def _fetch(folder: Path) -> None:
    """Download the package into a folder, compare its digest, and keep the program."""
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), f"{PACKAGE}@{VERSION}"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder)
    if done.returncode:
        raise NotAvailable(f"npm could not fetch {PACKAGE}: {done.stderr.strip()[-200:]}")
    package = next(folder.glob("*.tgz"))
    digest = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    assert digest == SHA512, f"{PACKAGE} {VERSION} is not the package that was reviewed"
    with tarfile.open(package) as archive:
        archive.extractall(folder, filter="data")
    JAR.parent.mkdir(parents=True, exist_ok=True)
    # The file appears whole, also to a test in another process.
    whole = shutil.move(folder / "package/build/dist/vnu.jar", JAR.with_suffix(f".{os.getpid()}"))
    Path(whole).replace(JAR)
