"""The results of a rule: a finding with its evidence and what to do, or a question if information is missing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db import models

from relationships.document.canvas import CanvasDocument
from relationships.document.finding_key import digest, finding_key
from relationships.formats import NO_BREAK_SPACE, SYMBOLS

CODES = {symbol: code for code, symbol in SYMBOLS.items()}
MONEY = re.compile(rf"([{''.join(CODES)}]|[A-Z]{{3}}(?= ))\s?([0-9][0-9,]*(?:\.[0-9]+)?)")
# What the evidence says now, and what it said when the first findings were dismissed.
SERVED_BY_MACHINES = ("Served by technology", "Served by machines")


def as_dismissed(evidence: str) -> str:
    """Return evidence as in the fingerprints of dismissals: with plain spaces, and with the code after an amount."""
    words = evidence.replace(NO_BREAK_SPACE, " ").replace(*SERVED_BY_MACHINES)
    return MONEY.sub(lambda found: f"{found[2]} {CODES.get(found[1], found[1])}", words)


class Severity(models.TextChoices):
    """The severity of a finding, most severe first."""

    ERROR = "error", "Error"
    WARNING = "warning", "Warning"
    HINT = "hint", "Hint"


@dataclass(frozen=True, slots=True)
class Fact:
    """One piece of evidence: a label, the value as text, and the note it concerns (None: the whole canvas).

    Neither label nor value contains the name of a note, so that renaming a note does not change the fingerprint.
    """

    label: str
    value: str
    note: UUID | None = None


@dataclass(frozen=True, slots=True)
class Cure:
    """A change that follows from the canvas alone: a description for the user and a function that changes a document.

    A cure invents nothing. A finding that needs information has an `Ask` instead.
    """

    words: str
    apply: Callable[[CanvasDocument], CanvasDocument]


class Form(StrEnum):
    """A form in which a finding is resolved."""

    NOTE = "note"
    INDICATOR = "indicator"
    REVIEW = "review"
    NEW_NOTE = "new note"
    NEW_RELATIONSHIP = "new relationship"
    NEW_INDICATOR = "new indicator"
    NEW_READING = "new measurement"
    NEW_REVIEW = "new review"


@dataclass(frozen=True, slots=True)
class Choice:
    """A plausible value for a field: as the field holds it, as the user reads it, and where it comes from.

    `action` is what the button that picks it does, starting with a verb, if there is a button.
    """

    value: str
    label: str
    source: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """The field in which the user resolves a finding, since the canvas does not contain the answer.

    `words` names the step, starting with a verb, and `hint` says what is needed. `subject` is the note, indicator or
    review whose form it is, or the one that a new part is for (None: the canvas). `field` is the path of the field in
    this form. `choices` are suggestions; nothing is filled in unless the user picks one.
    """

    words: str
    form: Form
    subject: UUID | None
    field: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem on one canvas.

    `about` lists the notes concerned, the main one first (empty: the whole canvas). `sentence` refers to them by the
    names that the user gave them. `figure` is what was measured with its label (“Links: 0”), and `threshold` what was
    expected instead (“at least 1 expected”). `read` holds the ids of the indicators whose readings the finding is based
    on. It has either a `cure` or an `ask`. `seen` is the fingerprint, if it was computed from the same evidence in
    other formats. If `repeats`, figure and threshold say nothing that the sentence does not, and pages leave them out.
    """

    rule: str
    severity: Severity
    about: tuple[UUID, ...]
    sentence: str
    figure: str
    threshold: str
    facts: tuple[Fact, ...]
    cure: Cure | None = None
    ask: Ask | None = None
    read: frozenset[UUID] = frozenset()
    seen: str = ""
    repeats: bool = False

    @property
    def key(self) -> str:
        """Identifier on the canvas, independent of the evidence: 16 hexadecimal digits."""
        return finding_key(self.rule, self.about)

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Its ask, if any, as those of a question."""
        return (self.ask,) if self.ask else ()

    @property
    def comparison(self) -> str:
        """What was found, compared with what was expected: “Links: 0 (at least 1 expected)”."""
        return f"{self.figure} ({self.threshold})"

    @property
    def fingerprint(self) -> str:
        """Digest of severity and evidence, different if the evidence changes: 16 hexadecimal digits."""
        if self.seen:
            return self.seen
        facts = sorted((fact.label, as_dismissed(fact.value)) for fact in self.facts)
        figures = map(as_dismissed, (self.figure, self.threshold))
        return digest([self.severity.value, *figures, *map(repr, facts)])


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Information that a rule needs and that is missing from the canvas; never counted as a finding.

    `asks` are all fields in which it can be answered, each with the name of its part as its words.
    """

    rule: str
    about: tuple[UUID, ...]
    sentence: str
    asks: tuple[Ask, ...] = ()

    @property
    def key(self) -> str:
        """Identifier on the canvas: 16 hexadecimal digits."""
        return finding_key(self.rule, self.about)
