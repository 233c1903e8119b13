"""What a server without settings for mail says about its e-mails."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from canvas_app.config.mail import describe_mailer


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "is_printed"), [("console:", True), ("smtp://mail.example", False)])
def test_page_after_sign_up_says_where_to_find_the_mail(
    client: Client, settings: Any, address: str, is_printed: bool
) -> None:
    settings.MAILERS = {"default": describe_mailer(address)}
    page = client.get(reverse("account_email_verification_sent")).text
    assert ("prints them in the terminal" in page) is is_printed
