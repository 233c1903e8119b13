"""What a rule can say of a canvas: a finding with its evidence and its cure, or a question where nothing is stated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import models

from relationships.document.canvas import CanvasDocument
from relationships.document.finding_key import digest, finding_key


class Severity(models.TextChoices):
    """How much a finding weighs, from the heaviest to the lightest."""

    ERROR = "error", "Error"
    WARNING = "warning", "Warning"
    HINT = "hint", "Hint"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a finding rests on: what it is, its value in words, and the note that it stands on (None: the
    canvas as a whole). Neither holds the name of a note, so that renaming changes no evidence.
    """

    label: str
    value: str
    note: UUID | None = None


@dataclass(frozen=True, slots=True)
class Cure:
    """The smallest change that makes a finding go away: in words, as an imperative, and as a function of documents.

    What a cure has to make up (a figure, a name for a new note) it makes up as an assumption and says so in the words.
    """

    words: str
    apply: Callable[[CanvasDocument], CanvasDocument]


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem on one canvas.

    `about` are the notes concerned (empty: the canvas as a whole), the main one first; `sentence` names them as the
    user does; `figure` is what was found and `threshold` what it was held against, both in words. `read` are the
    indicators whose readings it rests on.
    """

    rule: str
    severity: Severity
    about: tuple[UUID, ...]
    sentence: str
    figure: str
    threshold: str
    facts: tuple[Fact, ...]
    cure: Cure | None = None
    read: frozenset[UUID] = frozenset()

    @property
    def key(self) -> str:
        """What tells this finding from all others of a canvas, whatever its evidence: 16 hexadecimal digits."""
        return finding_key(self.rule, self.about)

    @property
    def fingerprint(self) -> str:
        """A digest of the evidence: another one means that the matter has changed. 16 hexadecimal digits."""
        facts = sorted((fact.label, fact.value) for fact in self.facts)
        return digest([self.severity.value, self.figure, self.threshold, *map(repr, facts)])


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Something a rule would have to know and that nobody has stated. It is counted apart and never as a finding."""

    rule: str
    about: tuple[UUID, ...]
    sentence: str

    @property
    def key(self) -> str:
        """What tells this question from all others of a canvas: 16 hexadecimal digits."""
        return finding_key(self.rule, self.about)
