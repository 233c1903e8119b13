"""The texts of a case study: single lines, and Markdown with citations."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from relationships.document.values import normalize_newlines, reject_control_characters
from relationships.markdown import malformed_citations

MARKDOWN_LENGTH = 5_000
STORY_LENGTH = 20_000
# The fields whose text is Markdown and may cite sources.
MARKDOWN_FIELDS = ("story", "lesson", "teaching_notes", "afterwards")


def _require_single_line(value: str) -> str:
    if "\n" in value:
        raise ValueError("must be a single line")
    return value


def _require_whole_citations(value: str) -> str:
    if malformed := malformed_citations(value):
        raise ValueError(f"has a citation that isn’t complete: {malformed[0]} (one that is: [@annual-report, 2014])")
    return value


CLEAN = (BeforeValidator(normalize_newlines), AfterValidator(reject_control_characters))
# What follows the constraints of the length of a single line.
ONE_LINE = (*CLEAN, AfterValidator(_require_single_line))
_MARKDOWN = (*CLEAN, AfterValidator(_require_whole_citations))

MarkdownText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MARKDOWN_LENGTH), *_MARKDOWN]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=STORY_LENGTH), *_MARKDOWN]
