"""How messages leave."""

from io import StringIO

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
