"""manage.py load_cases: loads the case studies that come with Rapport, each of them once."""

from django.core.management.base import BaseCommand

from canvas_app.case_studies.actions.loading import load_cases
from canvas_app.case_studies.search.entries import refresh_outdated


class Command(BaseCommand):
    help = "Load the case studies that come with Rapport. Those that were loaded before stay as curators left them."

    def handle(self, **options: object) -> None:
        loaded = load_cases()
        if loaded:
            self.stdout.write(f"Loaded {len(loaded)} case{'' if len(loaded) == 1 else 's'}: {', '.join(loaded)}.")
        # Those that an earlier version has made.
        refresh_outdated()
