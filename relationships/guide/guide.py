"""The guide to a canvas: what to do next, in the order of the four steps of the method."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from relationships.catalog.method import METHOD, MethodStep
from relationships.checks.finding import Finding, OpenQuestion
from relationships.checks.inspection import Inspection, inspect
from relationships.checks.phrases import agreed, count
from relationships.checks.rule import RULES
from relationships.document.canvas import CanvasDocument
from relationships.guide.assumptions import find_most_important, find_open_tests
from relationships.guide.experiments import propose_experiment
from relationships.guide.missing_parts import find_missing_parts
from relationships.guide.outcomes import OUTCOMES, show_case
from relationships.guide.task import Guide, ProposedTest, StepTasks, Task

# Nobody does more at once; further tasks follow as these are done.
MOST_TASKS = 5
MOST_REASONS = 3
# The proposed test takes the place of its findings and questions.
ASSUMPTIONS = "untested-assumption"
# While a test is open, another one is proposed only if so many notes depend on it.
MANY = 2
ANSWERED = "The question is answered on the canvas."


def build_guide(document: CanvasDocument, today: dt.date) -> Guide:
    """Return what to do next on a canvas, as of a day."""
    by_step: dict[MethodStep, list[Task]] = {step: [] for step in MethodStep}
    for step, task in _tasks(document, inspect(document, today)):
        by_step[step].append(task)
    steps = tuple(
        StepTasks(info, tuple(by_step[info.step][:MOST_TASKS]), max(0, len(by_step[info.step]) - MOST_TASKS))
        for info in METHOD
    )
    return Guide(_propose_test(document), steps)


def _propose_test(document: CanvasDocument) -> ProposedTest | None:
    """Return the test of the most important assumption; None if little depends on it and another test is open."""
    assumption = find_most_important(document)
    if assumption is None:
        return None
    many = assumption.dependants
    if many < MANY and any(find_open_tests(document)):
        return None
    why = "No evidence on the canvas supports it yet."
    if many:
        why = f"{count(many, 'other note')} {agreed(many, 'depends', 'depend')} on it. {why}"
    return ProposedTest(assumption.note, why, propose_experiment(document, assumption.note))


def _tasks(document: CanvasDocument, found: Inspection) -> Iterator[tuple[MethodStep, Task]]:
    """Yield all tasks: what is missing, then findings, the most severe first, then questions."""
    yield from find_missing_parts(document)
    by_rule: dict[str, list[Finding]] = {}
    for finding in found.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for code, findings in by_rule.items():
        if code != ASSUMPTIONS:
            yield OUTCOMES[code].step, _about_findings(document, code, findings)
    for question in found.questions:
        if question.rule != ASSUMPTIONS:
            yield OUTCOMES[question.rule].step, _about_question(document, question)


def _about_findings(document: CanvasDocument, code: str, findings: list[Finding]) -> Task:
    return Task(
        RULES[code].what_to_do,
        tuple(finding.sentence for finding in findings[:MOST_REASONS]),
        OUTCOMES[code].done,
        findings=tuple(findings),
        case=show_case(document, findings[0]),
    )


def _about_question(document: CanvasDocument, question: OpenQuestion) -> Task:
    case = show_case(document, question)
    return Task(question.sentence, (RULES[question.rule].why,), ANSWERED, question=question, case=case)
