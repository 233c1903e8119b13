"""Management command that fills a development database once with demonstration accounts and canvases."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from canvas_app.boards.demo.building import fill
from canvas_app.boards.demo.people import PASSWORD, PEOPLE

REFUSED = "This is a production site. Demo accounts have a public password, so they are only created in development."


class Command(BaseCommand):
    help = "Create the demo accounts and canvases if they are missing, and print how to sign in."

    def handle(self, **options: object) -> None:
        if settings.ENVIRONMENT.is_production:
            raise CommandError(REFUSED)
        fill()
        self.stdout.write(
            f"Sign in with one of these e-mail addresses and the password {PASSWORD} (unless it was changed):"
        )
        for person in PEOPLE:
            self.stdout.write(f"  {person.part:<12}{person.email}")
