"""The guide as headings, texts and rows, which files show in their own ways."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from relationships.checks.phrases import name
from relationships.document.canvas import CanvasDocument
from relationships.guide.guide import build_guide
from relationships.guide.task import Guide, ProposedTest, StepTasks, Task

TITLE = "Next steps"
NOTHING = "Nothing to do here now."


@dataclass(frozen=True, slots=True)
class Item:
    """Something to do, with labelled texts about it."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with a sentence about it, what there is to do, and a remark below."""

    heading: str
    about: str
    items: tuple[Item, ...]
    remark: str = ""


def outline_guide(document: CanvasDocument, today: dt.date) -> tuple[Section, ...]:
    """Return the sections of the guide to a canvas, as of a day. Every text is in one line."""
    return tuple(_sections(build_guide(document, today)))


def _sections(guide: Guide) -> Iterator[Section]:
    if guide.test:
        yield Section(
            "Test this first", "A cheap test shows whether the most important assumption is true.", (_test(guide.test),)
        )
    for step in guide.steps:
        yield _step(step)


def _test(test: ProposedTest) -> Item:
    planned = test.experiment
    return Item(
        in_one_line(name(test.note)),
        (
            ("Why", test.why),
            ("Hypothesis", in_one_line(planned.hypothesis)),
            ("Test", planned.test),
            ("Measure", planned.measure),
            ("Criterion", planned.criterion),
        ),
    )


def _step(step: StepTasks) -> Section:
    remark = f"{step.left_out} more follow as you do these." if step.left_out else ""
    return Section(
        f"{step.info.number}. {step.info.step.label}",
        step.info.about,
        tuple(_item(task) for task in step.tasks),
        remark if step.tasks else NOTHING,
    )


def _item(task: Task) -> Item:
    reasons = [in_one_line(reason) for reason in task.reasons]
    if task.more_findings:
        reasons.append(f"And {task.more_findings} more.")
    rows = [("Why", " ".join(reasons)), ("Done when", in_one_line(task.done))]
    if task.case:
        rows.append(("Example", task.case.told))
    return Item(in_one_line(task.what), tuple(rows))


def in_one_line(text: str) -> str:
    """Return a text with every run of spaces and line breaks as one space."""
    return " ".join(text.split())
