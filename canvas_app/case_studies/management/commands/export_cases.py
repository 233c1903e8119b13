"""manage.py export_cases: writes cases as JSON, as they are being edited."""

import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from canvas_app.case_studies.case_files import write_cases
from canvas_app.case_studies.exporting import export_cases


class Command(BaseCommand):
    help = "Write cases as JSON to standard output, as they are being edited: all, or those with the given slugs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="the name of a case in its address")

    def handle(self, *, slugs: list[str], **options: object) -> None:
        cases = list(export_cases(slugs))
        if unknown := sorted(set(slugs) - {case.slug for case in cases}):
            self.stderr.write(f"There is no case {', '.join(unknown)}.")
            sys.exit(1)
        self.stdout.write(write_cases(cases), ending="")
