"""A text that people see, with where it is written and what it is."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a text is on the page."""

    BUTTON = "button"
    HEADING = "heading"
    LABEL = "label"
    SENTENCE = "sentence"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Shown:
    """A text that people see. `{}` stands in it for what the program inserts."""

    path: str
    line: int
    text: str
    role: Role

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"
