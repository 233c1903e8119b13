"""Sessions of users who did not have to type a password."""

from django.test import Client

from canvas_app.accounts.models import User


def sign_in(user: User) -> str:
    """Start a session of a user and return the value of its cookie."""
    client = Client()
    client.force_login(user)
    return next(iter(client.cookies.values())).value
