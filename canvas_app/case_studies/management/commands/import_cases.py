"""manage.py import_cases: creates drafts from files of cases, all of them or none."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from canvas_app.case_studies.actions.importing import import_cases
from canvas_app.case_studies.case_files import read_cases
from canvas_app.config.limits import LARGEST_FILE_BYTES
from canvas_app.uploads.json_decoding import Unreadable
from relationships.cases import CaseFile


class Command(BaseCommand):
    help = (
        "Create drafts from JSON files of cases. All files are validated before anything is written, and one fault "
        "refuses all of them. Exit status 0: imported; 1: nothing was written."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="cases as JSON, as export_cases writes them")

    def handle(self, *, files: list[str], **options: object) -> None:
        problems, cases = list[str](), list[CaseFile]()
        for file in files:
            try:
                cases += read_cases(_read(file))
            except Unreadable as unreadable:
                problems += [f"{file}: {problem}" for problem in unreadable.problems]
            except OSError as fault:
                problems.append(f"{file}: This can’t be opened: {fault.strerror}.")
        if not problems:
            problems = self._write(cases)
        for problem in problems:
            self.stderr.write(problem)
        if problems:
            self.stderr.write("Nothing was imported.")
            sys.exit(1)

    def _write(self, cases: list[CaseFile]) -> list[str]:
        """Import the cases and say so, or return why that is not possible."""
        try:
            import_cases(cases)
        except Unreadable as unreadable:
            return unreadable.problems
        self.stdout.write(f"Imported {len(cases)} case{'' if len(cases) == 1 else 's'} as drafts.")
        return []


def _read(file: str) -> bytes:
    """Return the content of a file, up to one byte more than the limit."""
    with Path(file).open("rb") as opened:
        return opened.read(LARGEST_FILE_BYTES + 1)
