"""How messages leave."""

from canvas_app.mail import describe_mailer


def test_messages_go_to_the_console_unless_a_server_is_set() -> None:
    assert describe_mailer("console:") == {"BACKEND": "django.core.mail.backends.console.EmailBackend"}


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
