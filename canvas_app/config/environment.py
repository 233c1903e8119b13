"""Reading and validation of the environment variables that configure Rapport."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)

from canvas_app.config.databases import parse_database_url
from canvas_app.config.mail import describe_mailer

DEVELOPMENT_KEY = "development-only-key-that-protects-nothing-and-is-known-to-all"
SHORTEST_KEY = 50
REQUIRED_IN_PRODUCTION = {
    "SECRET_KEY": f"a random text of at least {SHORTEST_KEY} characters",
    "ALLOWED_HOSTS": "the host names of this site, separated by commas",
    "DATABASE_URL": "sqlite:///path or postgres://user:password@host:port/name",
    "EMAIL_URL": "smtp://user:password@host:587?tls=true, or console: to print messages instead",
    "DEFAULT_FROM_EMAIL": "the e-mail address that messages are sent from",
}


class ConfigurationError(Exception):
    """The environment is invalid; the message names every missing or invalid variable."""


def _split(value: object) -> object:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


Names = Annotated[tuple[str, ...], BeforeValidator(_split)]


class Environment(BaseModel):
    """The configuration; field names in capitals are the names of the variables."""

    model_config = ConfigDict(frozen=True, alias_generator=str.upper, extra="ignore", hide_input_in_errors=True)

    rapport_env: Literal["development", "production"] = Field(
        default="development", description="development or production; production refuses unsafe and missing values."
    )
    debug_pages: bool = Field(
        default=False,
        description="true: errors show Django’s pages with code, variables and settings; for development only.",
    )
    secret_key: SecretStr = Field(
        default=SecretStr(DEVELOPMENT_KEY),
        description="Signs sessions and links: random, secret, 50 characters or more.",
    )
    allowed_hosts: Names = Field(
        default=("localhost", "127.0.0.1", "[::1]"), description="Host names this site answers to, separated by commas."
    )
    csrf_trusted_origins: Names = Field(
        default=(), description="Further origins whose forms are accepted, with scheme, such as https://canvas.example."
    )
    public_url: str = Field(
        default="",
        description="Public address of this site, such as https://canvas.example; links in messages begin with it.",
    )
    database_url: str = Field(
        default="sqlite:///var/rapport.sqlite3",
        description="sqlite:///path (relative to the checkout) or postgres://user:password@host:port/name.",
    )
    sqlite_synchronous: Literal["full", "normal"] = Field(
        default="full",
        description="full: SQLite keeps saved changes through a power loss; normal: faster, may lose the last ones.",
    )
    email_url: str = Field(
        default="console:", description="console: or smtp://user:password@host:587?tls=true (ssl=true for port 465)."
    )
    default_from_email: str = Field(
        default="Rapport <rapport@localhost>", description="The address that messages are sent from."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="Lowest level that is logged: DEBUG, INFO, WARNING or ERROR."
    )
    threads: int = Field(
        default=8,
        ge=1,
        le=64,
        description="Requests handled at the same time, each with a database connection of its own.",
    )
    cache_megabytes: int = Field(
        default=64,
        ge=8,
        le=4096,
        description="Memory that each process uses at most to keep canvases and what was drawn of them, in MB.",
    )
    cases_need_approval: bool = Field(
        default=False, description="true: a case study is published only after a second curator has approved it."
    )
    https: bool = Field(
        default=False, description="Secure cookies, HSTS and a redirect to https; true in production unless set."
    )
    trusted_proxies: int = Field(
        default=0,
        ge=0,
        le=5,
        description="Number of proxies in front whose X-Forwarded-For and X-Forwarded-Proto are trusted.",
    )

    @model_validator(mode="before")
    @classmethod
    def _default_to_https_in_production(cls, values: Mapping[str, object]) -> dict[str, object]:
        return {"HTTPS": values.get("RAPPORT_ENV") == "production", **values}

    @field_validator("public_url")
    @classmethod
    def _validate_origin(cls, value: str) -> str:
        if not re.fullmatch(r"https?://[A-Za-z0-9.\-\[\]:]+/?", value):
            raise ValueError("it is https:// and a host name, without a path")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _validate_database_url(cls, value: str) -> str:
        parse_database_url(value)
        return value

    @field_validator("email_url")
    @classmethod
    def _validate_email_url(cls, value: str) -> str:
        describe_mailer(value)
        return value

    @field_validator("csrf_trusted_origins")
    @classmethod
    def _validate_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if any(not origin.startswith(("https://", "http://")) for origin in value):
            raise ValueError("each origin starts with https:// or http://")
        return value

    @model_validator(mode="after")
    def _reject_unsafe_values_in_production(self) -> Self:
        if self.rapport_env != "production":
            return self
        if self.debug_pages:
            raise ValueError("DEBUG_PAGES must not be set: its pages show code and secrets")
        key = self.secret_key.get_secret_value()
        is_given = "secret_key" in self.model_fields_set
        if is_given and (len(key) < SHORTEST_KEY or len(set(key)) < 5 or key == DEVELOPMENT_KEY):
            raise ValueError(f"SECRET_KEY must be {REQUIRED_IN_PRODUCTION['SECRET_KEY']}")
        if "*" in self.allowed_hosts:
            raise ValueError("ALLOWED_HOSTS must name the hosts; * would answer to any name")
        return self

    @property
    def is_production(self) -> bool:
        return self.rapport_env == "production"


def read_environment(source: Mapping[str, str]) -> Environment:
    """Return the configuration in `source`, usually os.environ; empty values count as not set.

    Raise ConfigurationError, with a line for every variable that is missing or invalid.
    """
    variables = {name: value for name, value in source.items() if value.strip()}
    problems = _missing_in_production(variables)
    try:
        environment = Environment.model_validate(variables)
    except ValidationError as error:
        problems += [_problem(str(part["loc"][0]) if part["loc"] else "", part["msg"]) for part in error.errors()]
    if problems:
        raise ConfigurationError("\n".join(["Rapport cannot start:", *dict.fromkeys(problems)]))
    return environment


def _missing_in_production(variables: Mapping[str, str]) -> list[str]:
    if variables.get("RAPPORT_ENV") != "production":
        return []
    return [f"  {name} is missing: {what}" for name, what in REQUIRED_IN_PRODUCTION.items() if name not in variables]


def _problem(name: str, message: str) -> str:
    return f"  {name}: {message}".replace("Value error, ", "").replace("  : ", "  ")
