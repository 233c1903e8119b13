"""Tasks about parts that are missing from a canvas, which no check reports: blocks, needs, and results of tests."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.blocks import Block
from relationships.catalog.method import MethodStep
from relationships.checks.finding import Ask, Form, OpenQuestion
from relationships.checks.phrases import joined, name, names
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Experiment
from relationships.guide.assumptions import find_open_tests
from relationships.guide.task import Task

# What names these tasks in addresses, as the codes of checks name questions.
NEEDS, RESULT = "segment-needs", "test-result"
# The blocks that say what it takes to serve customers.
SUPPORTING = (
    Block.CHANNELS,
    Block.REVENUE_STREAMS,
    Block.KEY_RESOURCES,
    Block.KEY_ACTIVITIES,
    Block.KEY_PARTNERSHIPS,
    Block.COST_STRUCTURE,
)


def find_missing_parts(document: CanvasDocument) -> Iterator[tuple[MethodStep, Task]]:
    """Yield the tasks with the steps that they belong to."""
    yield from ((MethodStep.SEGMENTS, task) for task in _missing_foundations(document))
    if document.notes(Block.CUSTOMER_RELATIONSHIPS):
        yield from ((MethodStep.RESOURCES, task) for task in _empty_blocks(document))
    yield from ((MethodStep.EVALUATION, task) for task in _open_tests(document))


def _missing_foundations(document: CanvasDocument) -> Iterator[Task]:
    segments = document.notes(Block.CUSTOMER_SEGMENTS)
    if not segments:
        yield Task(
            "Add your first customer segment.",
            ("Everything else on the canvas depends on who the customers are.",),
            "At least one segment is on the canvas.",
            block=Block.CUSTOMER_SEGMENTS,
        )
    if not document.notes(Block.VALUE_PROPOSITIONS):
        yield Task(
            "Write down what you offer, and to whom.",
            ("Customers stay because of what they get. The canvas doesn’t say yet what that is.",),
            "Every segment has a value proposition.",
            block=Block.VALUE_PROPOSITIONS,
        )
    if unknown := [note for note in segments if not (note.segment and note.segment.needs)]:
        whose = name(unknown[0]) if len(unknown) == 1 else "each segment"
        asks = tuple(Ask(name(note), Form.NOTE, note.id, "segment.needs") for note in unknown)
        yield Task(
            f"Write down what {whose} needs.",
            (f"The needs of {names(unknown)} aren’t on the canvas.",),
            "Every segment states its needs, in the customers’ own words if you have them.",
            question=OpenQuestion(NEEDS, (), "What do these customers need?", asks),
        )


def _empty_blocks(document: CanvasDocument) -> Iterator[Task]:
    if empty := [block for block in SUPPORTING if not document.notes(block)]:
        yield Task(
            f"Fill in {joined([str(block.label) for block in empty])}.",
            ("A relationship needs channels, people and tools, and somebody has to pay for them.",),
            "No block of the canvas is empty.",
            block=empty[0],
        )


def _open_tests(document: CanvasDocument) -> Iterator[Task]:
    for note in find_open_tests(document):
        planned = note.experiment or Experiment()
        holds = f" It’s true if: {planned.criterion}" if planned.criterion else ""
        yield Task(
            f"Finish the test of {name(note)}, and enter the result.",
            tuple(filter(None, ("Nobody knows yet whether it’s true.", planned.hypothesis, planned.test))),
            f"The note has the result, and the status “Validated” or “Invalidated”.{holds}",
            question=OpenQuestion(
                RESULT,
                (note.id,),
                f"What did the test of {name(note)} show?",
                (Ask(name(note), Form.NOTE, note.id, "evidence.result"),),
            ),
        )


def find_question(document: CanvasDocument, code: str, key: str) -> OpenQuestion | None:
    """Return the question of a task with a code and a key; None if nothing is missing any more."""
    questions = (task.question for _, task in find_missing_parts(document))
    return next((each for each in questions if each and (each.rule, each.key) == (code, key)), None)
