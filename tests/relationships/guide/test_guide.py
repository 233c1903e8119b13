"""The guide: which tasks are in which step, their reasons and cases, and what is missing on the canvas."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

import pytest

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal, Status
from relationships.catalog.method import METHOD, MethodStep
from relationships.checks.finding import Finding, OpenQuestion
from relationships.checks.inspection import inspect
from relationships.checks.rule import RULES
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Dismissal
from relationships.document.notes import Blocks, Evidence, Experiment, Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.guide import guide
from relationships.guide.cases import Reference, find_case
from relationships.guide.guide import build_guide
from relationships.guide.missing_parts import NEEDS, RESULT, SUPPORTING, find_question
from relationships.guide.outcomes import OUTCOMES, SHOWN_GOALS, show_case
from relationships.guide.outline import outline_guide
from relationships.guide.stories import STORIES
from relationships.guide.task import Guide, Task
from relationships.samples import load_sample, sample_names

TODAY = dt.date(2026, 12, 1)
OFFICES = UUID(int=1)


def note(text: str, **more: Any) -> Note:
    return Note(id=more.pop("id", None) or uuid4(), text=text, **more)


def canvas(**blocks: list[Note]) -> CanvasDocument:
    return CanvasDocument(title="Bean There", blocks=Blocks(**{name: tuple(notes) for name, notes in blocks.items()}))


def guide_to(document: CanvasDocument) -> Guide:
    return build_guide(document, TODAY)


def tasks_of(document: CanvasDocument, step: MethodStep) -> tuple[Task, ...]:
    return next(each.tasks for each in guide_to(document).steps if each.info.step is step)


def every_task(document: CanvasDocument) -> list[Task]:
    return [task for step in guide_to(document).steps for task in step.tasks]


def known(text: str, **more: Any) -> Note:
    """Return a segment whose needs are stated."""
    return note(text, segment=SegmentDetails(needs="Coffee"), **more)


def test_every_check_has_a_step_and_a_case() -> None:
    assert OUTCOMES.keys() == RULES.keys()
    assert {outcome.step for outcome in OUTCOMES.values()} == set(MethodStep)
    blank = canvas()
    assert STORIES.keys() == {*RULES, *Goal}
    assert all(find_case(outcome.shown_by, blank, STORIES[code]) for code, outcome in OUTCOMES.items())
    assert all(find_case(SHOWN_GOALS[goal], blank, STORIES[goal]) for goal in Goal)


def test_case_tells_what_is_done_there() -> None:
    lonely = every_task(canvas(customer_segments=[known("Homes")], customer_relationships=[note("Calls")]))
    assert any(task.case and task.case.told.startswith(f"{task.case.company}: “{task.case.part}”. ") for task in lonely)
    assert all(story.endswith(".") for story in STORIES.values())


def test_case_that_a_sample_does_not_have_is_an_error() -> None:
    with pytest.raises(LookupError, match="lego has nothing that begins with Coffee"):
        find_case(Reference("lego", "Coffee"), canvas(), "")


def test_case_is_never_the_company_of_the_canvas() -> None:
    own = {task.case.company for name in sample_names() for task in every_task(load_sample(name)) if task.case}
    assert len(own) > 3
    for name in sample_names():
        sample = load_sample(name)
        company = sample.title.partition(":")[0]
        assert company not in {task.case.company for task in every_task(sample) if task.case}


def test_case_of_a_gap_has_the_goal_that_is_missing() -> None:
    shown = {}
    for goal in Goal:
        finding = Finding(
            "lifecycle-gap",
            RULES["lifecycle-gap"].severity,
            (),
            "",
            f"Relationships for {goal.label.lower()}: 0",
            "",
            (),
        )
        case = show_case(canvas(), finding)
        assert case
        sample = load_sample(SHOWN_GOALS[goal].sample)
        found = next(each for each in sample.blocks.customer_relationships if each.text.startswith(case.part))
        assert found.relationship
        assert goal in [served.goal for served in found.relationship.goals]
        shown[goal] = case
    assert len(set(shown.values())) == len(Goal)
    assert show_case(canvas(), OpenQuestion("lifecycle-gap", (), "")) == find_case(
        OUTCOMES["lifecycle-gap"].shown_by, canvas(), STORIES["lifecycle-gap"]
    )


def test_steps_come_in_the_order_of_the_method() -> None:
    assert [info.step for info in METHOD] == list(MethodStep)
    assert [info.number for info in METHOD] == [1, 2, 3, 4]
    assert [step.info for step in guide_to(canvas()).steps] == list(METHOD)


def test_empty_canvas_begins_with_a_segment() -> None:
    found = guide_to(canvas())
    first, second = found.steps[0].tasks
    assert (first.what, first.block) == ("Add your first customer segment.", Block.CUSTOMER_SEGMENTS)
    assert second.block is Block.VALUE_PROPOSITIONS
    assert found.test is None
    assert not found.is_done
    assert not any(step.tasks for step in found.steps[1:])


def test_needs_of_segments_are_asked_for_until_all_are_stated() -> None:
    homes, offices = note("Homes"), note("Offices")
    task = tasks_of(
        canvas(customer_segments=[homes, offices], value_propositions=[note("Coffee")]), MethodStep.SEGMENTS
    )[0]
    assert task.what == "Write down what each segment needs."
    assert task.reasons == ("The needs of “Homes” and “Offices” aren’t on the canvas.",)
    assert task.question
    assert [(ask.subject, ask.field) for ask in task.question.asks] == [
        (homes.id, "segment.needs"),
        (offices.id, "segment.needs"),
    ]
    one_left = canvas(customer_segments=[known("Homes"), offices])
    assert "Write down what “Offices” needs." in [task.what for task in every_task(one_left)]
    none_left = canvas(customer_segments=[known("Homes"), known("Offices")])
    assert find_question(one_left, NEEDS, task.question.key)
    assert find_question(none_left, NEEDS, task.question.key) is None


def test_empty_blocks_matter_once_there_is_a_relationship() -> None:
    alone = canvas(customer_segments=[known("Homes", id=OFFICES)], value_propositions=[note("Coffee")])
    assert not [task for task in every_task(alone) if task.block]
    related = note("Calls", relationship=RelationshipDetails(segment=OFFICES))
    filled = {block.value: [note("x")] for block in SUPPORTING[2:]}
    task = next(
        task
        for task in tasks_of(
            canvas(customer_segments=[known("Homes", id=OFFICES)], customer_relationships=[related], **filled),
            MethodStep.RESOURCES,
        )
        if task.block
    )
    assert task.what == "Fill in Channels and Revenue Streams."
    assert task.block is Block.CHANNELS


def test_findings_of_one_check_are_one_task_with_a_reason_each() -> None:
    segments = [known(f"Segment {number}") for number in range(5)]
    related = note("Calls", relationship=RelationshipDetails(segment=segments[0].id))
    document = canvas(customer_segments=segments, customer_relationships=[related], value_propositions=[note("Coffee")])
    document = document.model_copy(update={"stage": "growth"})
    code = "segment-without-relationship"
    task = next(task for task in every_task(document) if code in {finding.rule for finding in task.findings})
    assert (len(task.findings), len(task.reasons), task.more_findings) == (4, 3, 1)
    assert task.reasons[0] == task.findings[0].sentence
    assert task.what == RULES[code].what_to_do
    assert task.done == "Every segment has at least one relationship."


@pytest.mark.parametrize("name", sample_names())
def test_every_finding_and_question_is_in_one_task(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guide, "MOST_TASKS", 1_000)
    document = load_sample(name)
    found = inspect(document, TODAY)
    tasks = every_task(document)
    keys = [finding.key for task in tasks for finding in task.findings]
    keys += [task.question.key for task in tasks if task.question and task.question.rule in RULES]
    expected = [finding.key for finding in found.findings if finding.rule != guide.ASSUMPTIONS]
    expected += [question.key for question in found.questions if question.rule != guide.ASSUMPTIONS]
    assert sorted(keys) == sorted(expected) != []
    assert all(task.what and task.done and task.reasons for task in tasks)


def test_step_shows_no_more_than_fit_and_says_how_many_follow() -> None:
    promises = [
        note(f"Promise {number}", experiment=Experiment(test="Ask ten.")) for number in range(guide.MOST_TASKS + 3)
    ]
    step = guide_to(canvas(value_propositions=promises)).steps[-1]
    assert (len(step.tasks), step.left_out) == (guide.MOST_TASKS, 3)


def test_dismissed_finding_is_no_task() -> None:
    document = canvas(
        customer_segments=[known("Homes", id=OFFICES), known("Offices")], value_propositions=[note("Tea")]
    )
    document = document.model_copy(update={"stage": "growth"})
    finding, *_ = inspect(document, TODAY).findings
    assert finding in every_task(document)[0].findings
    dismissal = Dismissal(
        id=uuid4(),
        rule=finding.rule,
        about=finding.about,
        fingerprint=finding.fingerprint,
        reason="They buy once.",
        date=TODAY,
    )
    dismissed = document.model_copy(update={"dismissals": (dismissal,)})
    assert finding.key not in {each.key for task in every_task(dismissed) for each in task.findings}


def test_planned_test_is_to_be_finished_until_there_is_a_result() -> None:
    planned = Experiment(hypothesis="People like coffee.", test="Ask ten.", criterion="At least six")
    promise = note("Coffee", experiment=planned, status=Status.TESTING)
    document = canvas(customer_segments=[known("Homes")], value_propositions=[promise])
    task = tasks_of(document, MethodStep.EVALUATION)[0]
    assert task.what == "Finish the test of “Coffee”, and enter the result."
    assert task.reasons == ("Nobody knows yet whether it’s true.", "People like coffee.", "Ask ten.")
    assert (
        task.done == "The note has the result, and the status “Validated” or “Invalidated”. It’s true if: At least six"
    )
    assert task.question
    assert find_question(document, RESULT, task.question.key) == task.question
    ended = promise.model_copy(update={"evidence": Evidence(result="Seven do.")})
    assert not tasks_of(canvas(customer_segments=[known("Homes")], value_propositions=[ended]), MethodStep.EVALUATION)


def test_outline_has_every_task_in_one_line_each() -> None:
    homes = note("Homes\nand flats")
    document = canvas(customer_segments=[homes], value_propositions=[note("Coffee")])
    sections = outline_guide(document, TODAY)
    assert [section.heading for section in sections] == [
        "Test this first",
        "1. Know your segments",
        "2. Choose relationships",
        "3. Put tools and people in place",
        "4. Measure and improve",
    ]
    items = [item for section in sections[1:] for item in section.items]
    assert [item.title for item in items] == [task.what for task in every_task(document)]
    assert not any("\n" in text for section in sections for item in section.items for _, text in item.rows)
