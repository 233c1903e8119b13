"""Management command that fills a development database once with demonstration accounts and canvases."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from canvas_app.boards.demo.building import fill
from canvas_app.boards.demo.people import PASSWORD, PEOPLE

REFUSED = "This is production: accounts with a password that everybody can read are made in development only."


class Command(BaseCommand):
    help = "Make the demonstration’s people and canvases if they are missing, and say how to sign in."

    def handle(self, **options: object) -> None:
        if settings.ENVIRONMENT.is_production:
            raise CommandError(REFUSED)
        fill()
        self.stdout.write(f"Sign in with the password {PASSWORD} (unless it was changed) as")
        for person in PEOPLE:
            self.stdout.write(f"  {person.part:<12}{person.email}")
