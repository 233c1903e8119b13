"""Environment variables: defaults for development, strict validation in production, and error messages."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from canvas_app.config.environment import (
    DEVELOPMENT_KEY,
    REQUIRED_IN_PRODUCTION,
    ConfigurationError,
    Environment,
    read_environment,
)

ROOT = Path(__file__).resolve().parents[3]
PRODUCTION = {
    "RAPPORT_ENV": "production",
    "SECRET_KEY": "k7Jq2mZx9Lw4Rt6Vb8Nc1Hd3Gf5Sa0PoIuYtReWqLkJhGfDsAzXcVb",
    "ALLOWED_HOSTS": "canvas.example, www.canvas.example",
    "DATABASE_URL": "postgres://rapport:secret@db.example:5432/rapport",
    "EMAIL_URL": "smtp://post:secret@mail.example:587?tls=true",
    "DEFAULT_FROM_EMAIL": "rapport@canvas.example",
}


def problems(**changes: str) -> list[str]:
    with pytest.raises(ConfigurationError) as raised:
        read_environment({**PRODUCTION, **changes})
    return [line.strip() for line in str(raised.value).splitlines()[1:]]


def test_development_needs_nothing() -> None:
    environment = read_environment({})

    assert environment.rapport_env == "development"
    assert environment.database_url == "sqlite:///var/rapport.sqlite3"
    assert environment.allowed_hosts == ("localhost", "127.0.0.1", "[::1]")
    assert environment.https is False


def test_production_starts_with_everything_set() -> None:
    environment = read_environment(PRODUCTION)

    assert environment.is_production
    assert environment.allowed_hosts == ("canvas.example", "www.canvas.example")
    assert environment.https is True


@pytest.mark.parametrize(
    "given", ["canvas.example", "ftp://canvas.example", "https://canvas.example/board", "https://"]
)
def test_public_address_is_an_origin(given: str) -> None:
    assert problems(PUBLIC_URL=given) == ["PUBLIC_URL: it is https:// and a host name, without a path"]
    assert (
        read_environment({**PRODUCTION, "PUBLIC_URL": "https://canvas.example/"}).public_url == "https://canvas.example"
    )


def test_production_may_leave_https_to_somebody_else() -> None:
    assert read_environment({**PRODUCTION, "HTTPS": "false"}).https is False


def test_production_never_shows_debug_pages() -> None:
    assert problems(DEBUG_PAGES="true") == ["DEBUG_PAGES must not be set: its pages show code and secrets"]
    assert read_environment({**PRODUCTION, "DEBUG_PAGES": "false"}).debug_pages is False


@pytest.mark.parametrize(("given", "debug"), [("", "False"), ("true", "True")])
def test_development_shows_debug_pages_only_if_asked(given: str, debug: str) -> None:
    command = [sys.executable, "-c", "from canvas_app.config import settings; print(settings.DEBUG)"]
    environment = {"PATH": os.environ["PATH"], "DEBUG_PAGES": given}

    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)

    assert run.stdout == f"{debug}\n"


def test_production_names_everything_that_is_missing() -> None:
    with pytest.raises(ConfigurationError) as raised:
        read_environment({"RAPPORT_ENV": "production"})

    lines = [f"  {name} is missing: {what}" for name, what in REQUIRED_IN_PRODUCTION.items()]
    assert str(raised.value) == "\n".join(["Rapport cannot start:", *lines])


@pytest.mark.parametrize("name", REQUIRED_IN_PRODUCTION)
def test_empty_value_counts_as_missing(name: str) -> None:
    assert problems(**{name: " "}) == [f"{name} is missing: {REQUIRED_IN_PRODUCTION[name]}"]


@pytest.mark.parametrize("key", ["short", "a" * 60, DEVELOPMENT_KEY])
def test_production_refuses_a_weak_key(key: str) -> None:
    assert problems(SECRET_KEY=key) == ["SECRET_KEY must be a random text of at least 50 characters"]


def test_production_refuses_any_host() -> None:
    assert problems(ALLOWED_HOSTS="*") == ["ALLOWED_HOSTS must name the hosts; * would answer to any name"]


def test_missing_and_wrong_values_are_named_together() -> None:
    lines = problems(EMAIL_URL="", THREADS="many", LOG_LEVEL="LOUD", CSRF_TRUSTED_ORIGINS="canvas.example")

    assert [line.split()[0].rstrip(":") for line in lines] == [
        "EMAIL_URL",
        "CSRF_TRUSTED_ORIGINS",
        "LOG_LEVEL",
        "THREADS",
    ]


def test_unknown_environment_is_refused() -> None:
    assert problems(RAPPORT_ENV="staging") == ["RAPPORT_ENV: Input should be 'development' or 'production'"]


def test_sqlite_cannot_be_told_not_to_wait_for_the_disk_at_all() -> None:
    assert problems(SQLITE_SYNCHRONOUS="off") == ["SQLITE_SYNCHRONOUS: Input should be 'full' or 'normal'"]


@pytest.mark.parametrize("name", ["DATABASE_URL", "EMAIL_URL"])
def test_message_never_repeats_an_address_with_its_password(name: str) -> None:
    lines = problems(**{name: "mysql://rapport:hunter2@db.example:x/rapport"})

    assert len(lines) == 1
    assert lines[0].startswith(f"{name}: expected ")
    assert "hunter2" not in lines[0]


def test_secret_key_is_not_shown() -> None:
    assert PRODUCTION["SECRET_KEY"] not in repr(read_environment(PRODUCTION))


def test_command_line_ends_with_the_list_and_without_a_traceback() -> None:
    environment = {"PATH": os.environ["PATH"], "RAPPORT_ENV": "production", "ALLOWED_HOSTS": "canvas.example"}

    run = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert run.returncode == 1
    assert run.stderr.startswith("Rapport cannot start:\n  SECRET_KEY is missing")
    assert "Traceback" not in run.stderr


def configuration_table() -> list[tuple[str, str, str]]:
    """Return name, star and explanation of each row of the table in the documentation."""
    page = (ROOT / "docs/configuration.md").read_text()
    return re.findall(r"^\| `([A-Z_]+)`( \*)? \| .* \| (.*) \|$", page, re.MULTILINE)


def test_documentation_explains_every_variable() -> None:
    explained = {name: explanation for name, _, explanation in configuration_table()}

    assert explained == {name.upper(): field.description for name, field in Environment.model_fields.items()}


def test_documentation_marks_what_production_needs() -> None:
    assert {name for name, star, _ in configuration_table() if star} == set(REQUIRED_IN_PRODUCTION)


def example_environment() -> dict[str, str]:
    """Return the variables of .env.example, as systemd and Compose read them."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    pairs = [line.partition("=") for line in lines if line and not line.startswith("#")]
    return {name: value for name, _, value in pairs}


def test_example_has_every_variable_of_the_app_and_of_compose_and_no_other() -> None:
    composed = set(re.findall(r"\$\{(\w+)", (ROOT / "compose.yaml").read_text()))

    assert set(example_environment()) == {name.upper() for name in Environment.model_fields} | composed


def test_example_holds_no_secret_and_starts_in_production_once_it_has_one() -> None:
    example = example_environment()
    environment = read_environment({**example, "SECRET_KEY": PRODUCTION["SECRET_KEY"]})

    assert example["SECRET_KEY"] == example["POSTGRES_PASSWORD"] == ""
    assert (environment.is_production, environment.https, environment.trusted_proxies) == (True, True, 1)
