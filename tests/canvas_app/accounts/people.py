"""Passwords and actions of users in tests of accounts."""

import re

from django.core.mail import EmailMessage
from django.test import Client

PASSWORD = "correct horse battery"
NEW_PASSWORD = "wrong horse, other stable"


def sign_in(client: Client, email: str, password: str = PASSWORD, after: str = "") -> int:
    """Submit the sign-in form and return the status of the response."""
    return client.post("/accounts/login/", {"login": email, "password": password, "next": after}).status_code


def is_signed_in(client: Client) -> bool:
    return client.get("/accounts/profile/").status_code == 200


def link_in(message: EmailMessage) -> str:
    """Return the path of the only link in a message."""
    (link,) = re.findall(r"https?://testserver(/\S+)", str(message.body))
    return str(link)


def confirm_password(client: Client, password: str = PASSWORD) -> None:
    """Submit the reauthentication page."""
    client.post("/accounts/reauthenticate/", {"password": password})
