"""Settings of the mailer, and the console backend."""

from io import StringIO
from traceback import format_exception

import pytest
from django.core.mail import EmailMessage

from canvas_app.config.console_email import EmailBackend
from canvas_app.config.mail import describe_mailer


def test_messages_go_to_the_console_unless_a_server_is_set() -> None:
    assert describe_mailer("console:") == {"BACKEND": "canvas_app.config.console_email.EmailBackend"}


def test_message_on_the_console_can_be_read_and_its_link_followed() -> None:
    link = f"http://localhost:8000/accounts/confirm-email/{'x=' * 60}/"
    text = f"Grüß dich, “Ada”.\n\n{link}\n"
    console = StringIO()
    message = EmailMessage("Größere Änderungen", text, "Rapport <rapport@localhost>", ["ada@example.com"])
    EmailBackend(stream=console).send_messages([message])
    assert console.getvalue() == (
        "From: Rapport <rapport@localhost>\nTo: ada@example.com\nSubject: Größere Änderungen\n\n"
        f"Grüß dich, “Ada”.\n\n{link}\n{'-' * 79}\n"
    )


def test_server_is_described_with_a_timeout() -> None:
    assert describe_mailer("smtp://post:secret@mail.example?ssl=true")["OPTIONS"] == {
        "host": "mail.example",
        "port": 465,
        "username": "post",
        "password": "secret",
        "use_tls": False,
        "use_ssl": True,
        "timeout": 10,
    }


def test_server_may_have_a_port_a_user_and_a_password_with_any_letters() -> None:
    options = describe_mailer("smtp://a%40b:p%2F@mail.example:2525?tls=true")["OPTIONS"]

    assert (options["host"], options["port"]) == ("mail.example", 2525)
    assert (options["username"], options["password"]) == ("a@b", "p/")
    assert (options["use_tls"], options["use_ssl"]) == (True, False)


@pytest.mark.parametrize(("flag", "port"), [("", 25), ("?tls=true", 587), ("?ssl=true", 465), ("?ssl=false", 25)])
def test_port_follows_from_the_encryption(flag: str, port: int) -> None:
    assert describe_mailer(f"smtp://mail.example{flag}")["OPTIONS"]["port"] == port


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.example",
        "imap://mail.example",
        "smtp://",
        "smtp://mail.example:port",
        "smtp://ada:12#secret@mail.example",
        "smtp://ada:12/secret@mail.example",
        "smtp://ada:[secret@mail.example",
        "smtp://ada:secret@mail.example?tls=yes",
        "smtp://mail.example?starttls=true",
        "smtp://mail.example?tls=true&ssl=true",
    ],
)
def test_what_is_no_mail_server_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ValueError, match=r"expected|exclude|known") as raised:
        describe_mailer(url)

    assert "secret" not in "".join(format_exception(raised.value))
