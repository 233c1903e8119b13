"""PDF and PNG, made from the drawings of pages by typst, in a process of its own.

A full canvas takes typst half a gigabyte, which a process of the server would keep for long; like this it goes back at
once, other requests go on meanwhile, and nothing that typst does can end the server. typst reads drawings from memory
and fonts from this repository: neither the system's fonts, nor packages, nor files.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore
from typing import Literal

from django.conf import settings

from canvas_app.exchange.files.svg import write_svg
from relationships.lenses.printing.font import FAMILY, FOLDER
from relationships.lenses.printing.papers import POINTS_PER_MILLIMETRE
from relationships.lenses.printing.placed import Layout, Page
from relationships.lenses.printing.words import clean

PROGRAM = Path(__file__).with_name("document.typ")
PROCESS = Path(__file__).with_name("typst_process.py")
# Sharp on a projector and in a document: A4 has 2,339 by 1,654 pixels.
PIXELS_PER_INCH = 200
# The fullest canvas takes two seconds on an idle machine, and up to 750 MB: one file at a time, while others wait.
MOST_SECONDS = 25
MOST_SECONDS_OF_WAITING = 10
TURN = BoundedSemaphore(1)
# Whoever waits for a file keeps a thread. The other half of them is left to other requests.
PLACES = BoundedSemaphore(max(1, settings.ENVIRONMENT.threads // 2))
# What Python needs on Windows; the settings, which hold secrets, stay here.
PASSED_ON = ("SYSTEMROOT",)


class NotTypeset(Exception):
    """The file was not made: the process took too long, or failed."""


class TooManyFiles(NotTypeset):
    """The file was not begun: as many as may wait are waiting already."""


@contextmanager
def place_for_file() -> Iterator[None]:
    """Keep a place for a file until it is made. Raise TooManyFiles if all are taken."""
    if not PLACES.acquire(blocking=False):
        raise TooManyFiles("as many files as may wait are waiting")
    try:
        yield
    finally:
        PLACES.release()


def write_pdf(layout: Layout) -> bytes:
    """Return all pages as a PDF with its text as text and its fonts embedded. Raise NotTypeset if it takes too long."""
    return _typeset(layout, layout.pages, "pdf")


def write_png(layout: Layout, page: Page, pixels_per_inch: int = PIXELS_PER_INCH) -> bytes:
    """Return a page as a picture. Raise NotTypeset if it takes too long."""
    return _typeset(layout, [page], "png", pixels_per_inch)


def _typeset(
    layout: Layout, pages: Iterable[Page], kind: Literal["pdf", "png"], pixels_per_inch: int = PIXELS_PER_INCH
) -> bytes:
    drawings = {f"page-{page.number}.svg": write_svg(layout, page) for page in pages}
    title = clean(layout.title)
    data = {
        "title": title,
        "description": f"Business Model Canvas of {title}",
        "font": FAMILY,
        "width": layout.paper.millimetres[0] * POINTS_PER_MILLIMETRE,
        "height": layout.paper.millimetres[1] * POINTS_PER_MILLIMETRE,
        "pages": [*drawings],
    }
    return run_typst(PROGRAM, data, drawings, kind, pixels_per_inch)


def run_typst(
    program: Path,
    data: Mapping[str, object],
    drawings: Mapping[str, str] | None = None,
    kind: Literal["pdf", "png"] = "pdf",
    pixels_per_inch: int = PIXELS_PER_INCH,
) -> bytes:
    """Return what a program makes of data and drawings. Raise NotTypeset if it takes too long."""
    files = {"main.typ": program.read_text(), "data.json": json.dumps(data), **(drawings or {})}
    job = {"files": files, "fonts": str(FOLDER), "format": kind, "ppi": pixels_per_inch}
    if not TURN.acquire(timeout=MOST_SECONDS_OF_WAITING):
        raise NotTypeset("other files are being made")
    try:
        return _start(job)
    finally:
        TURN.release()


def _start(job: Mapping[str, object]) -> bytes:
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    command = [sys.executable, "-I", str(PROCESS)]
    try:
        done = subprocess.run(  # noqa: S603 (the program is ours, and texts are only in its input)
            command,
            input=json.dumps(job).encode(),
            capture_output=True,
            env=environment,
            timeout=MOST_SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as expired:
        raise NotTypeset(f"typst took more than {MOST_SECONDS} seconds") from expired
    except subprocess.CalledProcessError as failed:
        raise NotTypeset(failed.stderr.decode(errors="replace")[-500:]) from failed
    return done.stdout
