"""manage.py render_cases: renders the Markdown of all cases again, after a change to how it is rendered."""

from django.core.management.base import BaseCommand

from canvas_app.case_studies.actions.rendering import render_again


class Command(BaseCommand):
    help = "Render the Markdown of all case studies and their editions again, after an update of Rapport."

    def handle(self, **options: object) -> None:
        number = render_again()
        self.stdout.write(f"Rendered again: {number} {'story' if number == 1 else 'stories'} with other HTML.")
