"""Addresses of databases and mail servers."""

import pytest

from canvas_app.addresses import DatabaseAddress, EmailAddress, parse_database_url, parse_email_url


def test_sqlite_path_may_be_relative_or_absolute() -> None:
    assert parse_database_url("sqlite:///var/a.sqlite3") == DatabaseAddress("sqlite", "var/a.sqlite3")
    assert parse_database_url("sqlite:////srv/my%20data/a.sqlite3") == DatabaseAddress(
        "sqlite", "/srv/my data/a.sqlite3"
    )


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql_address_is_taken_apart(scheme: str) -> None:
    address = parse_database_url(f"{scheme}://ada:p%40ss@db.example:5433/rapport?sslmode=require")

    assert address == DatabaseAddress(
        "postgresql", "rapport", "ada", "p@ss", "db.example", "5433", {"sslmode": "require"}
    )


def test_postgresql_through_a_socket_needs_no_host() -> None:
    assert parse_database_url("postgres:///rapport") == DatabaseAddress("postgresql", "rapport")
    assert parse_database_url("postgres:///rapport?host=/run/postgresql").host == "/run/postgresql"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "rapport.sqlite3",
        "sqlite:",
        "sqlite://rapport.sqlite3",
        "sqlite:///",
        "sqlite:///folder/",
        "sqlite:///a.sqlite3?mode=ro",
        "mysql://a:b@c/d",
        "postgres://ada@db.example",
        "postgres://ada:secret@db.example:port/rapport",
        "postgres://ada:secret@db.example/rapport?nonsense=1",
    ],
)
def test_what_is_no_database_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ValueError, match=r"^expected|^the (name|port)") as raised:
        parse_database_url(url)

    assert "secret" not in str(raised.value)


def test_password_is_not_shown() -> None:
    assert "hunter2" not in repr(parse_database_url("postgres://a:hunter2@b/c"))
    assert "hunter2" not in repr(parse_email_url("smtp://a:hunter2@b"))


def test_mail_goes_to_the_console_or_to_a_server() -> None:
    assert parse_email_url("console:") == EmailAddress()
    assert parse_email_url("smtp://mail.example") == EmailAddress("mail.example", 25)
    assert parse_email_url("smtp://a%40b:p%2F@mail.example:2525?tls=true") == EmailAddress(
        "mail.example", 2525, "a@b", "p/", tls=True
    )


@pytest.mark.parametrize(("flag", "port"), [("tls", 587), ("ssl", 465)])
def test_port_follows_from_the_encryption(flag: str, port: int) -> None:
    assert parse_email_url(f"smtp://mail.example?{flag}=true").port == port


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.example",
        "imap://mail.example",
        "smtp://",
        "smtp://mail.example:port",
        "smtp://mail.example?tls=yes",
        "smtp://mail.example?starttls=true",
        "smtp://mail.example?tls=true&ssl=true",
    ],
)
def test_what_is_no_mail_server_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"expected|exclude|known"):
        parse_email_url(url)
