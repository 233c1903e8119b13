"""The sources of a case study."""

from __future__ import annotations

from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from relationships.cases.texts import ONE_LINE
from relationships.catalog.case_studies import SourceState
from relationships.document.base import Value
from relationships.document.values import Day, Line, Slug

URL_LENGTH = 500
SOURCE_TITLE_LENGTH = 300
EARLIEST, LATEST = 1500, 2100

Year = Annotated[int, Field(ge=EARLIEST, le=LATEST)]


def _require_web_address(value: str) -> str:
    if value and not _is_web_address(value):
        raise ValueError("isn’t an address that begins with https:// or http://")
    return value


def _is_web_address(value: str) -> bool:
    if any(letter.isspace() or letter == "\\" for letter in value):
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port is not False
    except ValueError:
        return False


WebAddress = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=URL_LENGTH),
    *ONE_LINE,
    AfterValidator(_require_web_address),
]
SourceTitle = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=SOURCE_TITLE_LENGTH), *ONE_LINE
]


class Source(Value):
    """What a claim is taken from. `published` is a year; `url` is empty for what is not on the web."""

    key: Slug = Field(title="Key")
    title: SourceTitle = Field(title="Title")
    author: Line = Field("", title="Author")
    publisher: Line = Field("", title="Publisher")
    url: WebAddress = Field("", title="URL")
    published: Year | None = Field(None, title="Year of publication")
    accessed: Day | None = Field(None, title="Date accessed")
    state: SourceState = Field(SourceState.UNVERIFIED, title="State")

    @model_validator(mode="after")
    def _require_somebody(self) -> Self:
        if not (self.author or self.publisher):
            raise ValueError("author: is missing, and so is the publisher; at least one of them is needed")
        return self
