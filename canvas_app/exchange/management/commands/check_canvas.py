"""manage.py check_canvas: runs every rule on canvases in JSON files and prints the findings."""

import datetime as dt
import json
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils import timezone

from canvas_app.config.limits import LARGEST_FILE_BYTES
from canvas_app.exchange.canvas_json import read_canvas
from canvas_app.exchange.check_report import Report, as_json, as_lines, build_report
from canvas_app.uploads.json_decoding import Unreadable

NOTHING, FINDINGS, UNREADABLE = 0, 1, 2
# 128 + SIGPIPE, the exit status that shells report for a broken pipe.
BROKEN_PIPE = 141
STANDARD_INPUT = "-"


class Command(BaseCommand):
    help = (
        "Check canvases in JSON files. Exit status 0: no findings; 1: findings; 2: a file can’t be read, or the "
        "report can’t be written. Unanswered questions are printed too, but don’t count as findings."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a canvas as JSON; - for standard input")
        parser.add_argument("--format", choices=("text", "json"), default="text")
        parser.add_argument("--today", type=_parse_date, help="the date for the checks, such as 2026-05-31")

    def handle(self, *, files: list[str], format: str, today: dt.date | None, **options: object) -> None:  # noqa: A002
        reports = [_check(file, today or timezone.localdate()) for file in files]
        try:
            self._write(reports, format)
        except BrokenPipeError:
            # The reader has closed the pipe (`| head`): exit silently as other programs do.
            _discard_output()
            sys.exit(BROKEN_PIPE)
        except OSError as fault:
            _discard_output()
            self.stderr.write(f"This can’t be written: {fault.strerror}.")
            sys.exit(UNREADABLE)
        if status := max(map(_status, reports)):
            sys.exit(status)

    def _write(self, reports: list[Report], form: str) -> None:
        if form == "json":
            self.stdout.write(json.dumps([as_json(report) for report in reports], indent=2, ensure_ascii=False))
        for report in reports:
            for line in as_lines(report) if form == "text" else ():
                self.stdout.write(line)
            for problem in report.problems:
                self.stderr.write(f"{report.file}: {problem}")
        self.stdout.flush()


def _discard_output() -> None:
    """Redirect standard output to the null device, because flushing the rest of it at exit would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parse_date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} isn’t a valid date; example: 2026-05-31") from None


def _check(file: str, today: dt.date) -> Report:
    try:
        return build_report(file, read_canvas(_read(file)), today)
    except Unreadable as unreadable:
        return Report(file, today, tuple(unreadable.problems))
    except OSError as fault:
        return Report(file, today, (f"This can’t be opened: {fault.strerror}.",))


def _read(file: str) -> bytes:
    """Return the content of a file, up to one byte more than the limit."""
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST_FILE_BYTES + 1)
    with Path(file).open("rb") as opened:
        return opened.read(LARGEST_FILE_BYTES + 1)


def _status(report: Report) -> int:
    if report.problems:
        return UNREADABLE
    return FINDINGS if report.findings else NOTHING
