"""The parts of a guide: tasks, the companies whose canvases show how, and the test of an assumption."""

from __future__ import annotations

from dataclasses import dataclass

from relationships.catalog.blocks import Block
from relationships.catalog.method import StepInfo
from relationships.checks.finding import Finding, OpenQuestion
from relationships.document.notes import Experiment, Note


@dataclass(frozen=True, slots=True)
class Case:
    """What shows how others do it: a company, the name of its relationship or indicator, and what is done there."""

    company: str
    part: str
    story: str

    @property
    def told(self) -> str:
        """The case in words: the company, the name of the part, and the sentence."""
        return f"{self.company}: “{self.part}”. {self.story}"


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do, the reasons for it, and how to know that it is done.

    It is about findings of one check, of which the first are named; about a question, whose `rule` need not be a check;
    or about a `block` in which notes are missing.
    """

    what: str
    reasons: tuple[str, ...]
    done: str
    findings: tuple[Finding, ...] = ()
    question: OpenQuestion | None = None
    block: Block | None = None
    case: Case | None = None

    @property
    def more_findings(self) -> int:
        """The number of findings that are not named among the reasons."""
        return max(0, len(self.findings) - len(self.reasons))


@dataclass(frozen=True, slots=True)
class StepTasks:
    """The tasks of a step, the most urgent first; `left_out` is the number of further ones."""

    info: StepInfo
    tasks: tuple[Task, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ProposedTest:
    """An assumption to test, why this one, and a test that is proposed for it."""

    note: Note
    why: str
    experiment: Experiment


@dataclass(frozen=True, slots=True)
class Guide:
    """What to do next: the test of the most important assumption, if any is untested, and the tasks of each step."""

    test: ProposedTest | None
    steps: tuple[StepTasks, ...]

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.test is None and not any(step.tasks for step in self.steps)
