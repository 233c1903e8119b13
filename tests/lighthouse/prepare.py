"""Fill the configured, empty database with the demonstration; print a session of its founder and the board's path.

It is a process of its own, because its settings are those of the server.
"""

import json

import django
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse


def main() -> None:
    django.setup()
    from canvas_app.accounts.models import User
    from canvas_app.boards.demo.building import fill
    from canvas_app.boards.demo.people import FOUNDER
    from relationships.models import Canvas
    from tests.sessions import sign_in

    call_command("migrate", verbosity=0)
    fill()
    session = sign_in(User.objects.get(email=FOUNDER.email))
    board = reverse("boards:board", args=[Canvas.objects.get(title__startswith="Bean There").pk])
    print(json.dumps({"session": f"{settings.SESSION_COOKIE_NAME}={session}", "board": board}))  # noqa: T201


if __name__ == "__main__":
    main()
