"""What the tests of accounts say and read."""

import re

from django.core.mail import EmailMessage
from django.test import Client

PASSWORD = "correct horse battery"
NEW_PASSWORD = "wrong horse, other stable"


def sign_in(client: Client, email: str, password: str = PASSWORD, after: str = "") -> int:
    """The status of the answer to signing in."""
    return client.post("/accounts/login/", {"login": email, "password": password, "next": after}).status_code


def is_signed_in(client: Client) -> bool:
    return client.get("/accounts/profile/").status_code == 200


def link_in(message: EmailMessage) -> str:
    """The path of the only link in a message."""
    (link,) = re.findall(r"https?://testserver(/\S+)", str(message.body))
    return str(link)


def confirm_password(client: Client, password: str = PASSWORD) -> None:
    """Pass the page that asks once more for the password."""
    client.post("/accounts/reauthenticate/", {"password": password})
