"""For each check: the step of the method in which it is dealt with, how to know that it is, and a case that shows it.

The steps follow from what a check asks for; the wording is Rapport's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from relationships.catalog.goals import Goal
from relationships.catalog.method import MethodStep
from relationships.checks.finding import Finding, OpenQuestion
from relationships.document.canvas import CanvasDocument
from relationships.guide.cases import Reference, find_case
from relationships.guide.stories import STORIES
from relationships.guide.task import Case

GOAL = "lifecycle-gap"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The step, the sentence that says how to know that it is done, and what shows how others do it."""

    step: MethodStep
    done: str
    shown_by: Reference


OUTCOMES: Mapping[str, Outcome] = {
    "untested-assumption": Outcome(
        MethodStep.SEGMENTS,
        "A test has shown whether the assumption is true, and its note says how it ended.",
        Reference("lego", "LEGO Ideas"),
    ),
    "one-size-fits-all": Outcome(
        MethodStep.SEGMENTS,
        "The canvas shows how the segments differ, or why the same relationships suit them.",
        Reference("amazon", "Account managers"),
    ),
    "segment-without-relationship": Outcome(
        MethodStep.RELATIONSHIPS, "Every segment has at least one relationship.", Reference("amazon", "Seller Central")
    ),
    "relationship-without-segment": Outcome(
        MethodStep.RELATIONSHIPS,
        "Every relationship names the segment that it is for.",
        Reference("lego", "Lesson plans"),
    ),
    "lifecycle-gap": Outcome(
        MethodStep.RELATIONSHIPS,
        "Every goal is supported by a relationship, or marked as one that you aren’t pursuing.",
        Reference("starbucks", "Starbucks Rewards"),
    ),
    "expected-not-established": Outcome(
        MethodStep.RELATIONSHIPS,
        "You offer what customers expect, or it is planned for a later stage.",
        Reference("zappos", "A person on the phone"),
    ),
    "established-not-expected": Outcome(
        MethodStep.RELATIONSHIPS,
        "A measurement shows what the relationship achieves, or it has ended.",
        Reference("starbucks", "Share of spending"),
    ),
    "over-automation": Outcome(
        MethodStep.RELATIONSHIPS,
        "Customers with difficult cases reach a person.",
        Reference("netflix", "Chat and telephone"),
    ),
    "too-dear-for-segment": Outcome(
        MethodStep.RELATIONSHIPS,
        "Serving the segment costs less than its customers bring in.",
        Reference("starbucks", "Order and pay"),
    ),
    "cost-above-price": Outcome(
        MethodStep.RELATIONSHIPS,
        "Serving a customer costs less than the customer pays.",
        Reference("netflix", "A membership run"),
    ),
    "not-paid-back": Outcome(
        MethodStep.RELATIONSHIPS,
        "A customer stays longer than it takes to earn back the acquisition cost.",
        Reference("netflix", "Churn"),
    ),
    "value-below-acquisition-cost": Outcome(
        MethodStep.RELATIONSHIPS,
        "A customer brings in clearly more than it costs to win one.",
        Reference("zappos", "Reviews that say"),
    ),
    "cannot-scale": Outcome(
        MethodStep.RELATIONSHIPS,
        "Part of the requests is solved without your staff, and the staff have capacity left.",
        Reference("amazon", "Build it yourself"),
    ),
    "pressure-selling": Outcome(
        MethodStep.RELATIONSHIPS,
        "Nobody is paid for selling what customers don’t need.",
        Reference("zappos", "A person on the phone"),
    ),
    "locked-in": Outcome(
        MethodStep.RELATIONSHIPS, "Leaving is as easy as joining.", Reference("netflix", "A membership run")
    ),
    "no-evolution-plan": Outcome(
        MethodStep.RELATIONSHIPS,
        "The relationship says what triggers a change, and what comes next.",
        Reference("starbucks", "Ideas from customers"),
    ),
    "past-its-stage": Outcome(
        MethodStep.RELATIONSHIPS,
        "The relationship has ended, or its last stage is one that you haven’t passed.",
        Reference("netflix", "Thumbs"),
    ),
    "rests-on-disproved": Outcome(
        MethodStep.RELATIONSHIPS,
        "No relationship depends on a note that is invalidated.",
        Reference("netflix", "Thumbs"),
    ),
    "not-integrated": Outcome(
        MethodStep.RESOURCES,
        "The relationship is linked to what it delivers, uses or brings in.",
        Reference("amazon", "Prime"),
    ),
    "inconsistent-channels": Outcome(
        MethodStep.RESOURCES,
        "All channels have the same rules and the same customer record.",
        Reference("starbucks", "Order and pay"),
    ),
    "machine-not-disclosed": Outcome(
        MethodStep.RESOURCES,
        "Customers are told when they are dealing with a machine.",
        Reference("netflix", "A home page"),
    ),
    "machine-without-person": Outcome(
        MethodStep.RESOURCES,
        "The machine hands over to a person when it fails.",
        Reference("starbucks", "Starbucks Rewards"),
    ),
    "staff-not-trained": Outcome(
        MethodStep.RESOURCES, "The staff are trained for sensitive cases.", Reference("lego", "Staff in stores")
    ),
    "data-without-basis": Outcome(
        MethodStep.RESOURCES,
        "Customers have consented to the use of their data, and can opt out.",
        Reference("lego", "A safe place"),
    ),
    "not-transparent": Outcome(
        MethodStep.RESOURCES,
        "Customers know all terms, prices and costs before they buy, and where to complain.",
        Reference("zappos", "Try on at home"),
    ),
    "promises-not-true": Outcome(
        MethodStep.RESOURCES, "Every promise in your promotions is true.", Reference("zappos", "Try on at home")
    ),
    "not-measured": Outcome(
        MethodStep.EVALUATION,
        "Every indicator has at least one measurement.",
        Reference("zappos", "Share of sales returned"),
    ),
    "target-missing": Outcome(
        MethodStep.EVALUATION,
        "Every indicator that you measure has a target.",
        Reference("zappos", "Gross merchandise"),
    ),
    "stale-measurement": Outcome(
        MethodStep.EVALUATION,
        "The latest measurement is recent enough to act on.",
        Reference("netflix", "Paid memberships"),
    ),
    "off-target-for-long": Outcome(
        MethodStep.EVALUATION,
        "The target is met, or a review says what you have decided to change.",
        Reference("zappos", "Gross merchandise"),
    ),
    "data-not-audited": Outcome(
        MethodStep.EVALUATION,
        "The canvas says what data is for, how it is protected, and when that was last audited.",
        Reference("netflix", "A home page"),
    ),
    "customers-not-heard": Outcome(
        MethodStep.EVALUATION,
        "Every segment has a way to give feedback, and a review says what it was.",
        Reference("starbucks", "Ideas from customers"),
    ),
    "feedback-without-consequence": Outcome(
        MethodStep.EVALUATION,
        "The review says what you decided, even if it is to change nothing.",
        Reference("lego", "LEGO Ideas"),
    ),
    "review-long-ago": Outcome(
        MethodStep.EVALUATION,
        "A new review is on the canvas, with a date for the next one.",
        Reference("starbucks", "Ideas from customers"),
    ),
    "review-overdue": Outcome(
        MethodStep.EVALUATION,
        "The review is on the canvas, with a date for the next one.",
        Reference("starbucks", "Ideas from customers"),
    ),
}
SHOWN_GOALS: Mapping[Goal, Reference] = {
    Goal.ACQUISITION: Reference("gillette", "A first razor"),
    Goal.RETENTION: Reference("starbucks", "Starbucks Rewards"),
    Goal.BOOSTING_SALES: Reference("zappos", "An e-mail when something"),
}


def show_case(document: CanvasDocument, result: Finding | OpenQuestion) -> Case | None:
    """Return the case that shows how others do what a finding or a question is about; for a gap, the case of its goal.

    None for a canvas that was made from the same sample.
    """
    goal = _missing_goal(result)
    reference = SHOWN_GOALS[goal] if goal else OUTCOMES[result.rule].shown_by
    return find_case(reference, document, STORIES[goal or result.rule])


def _missing_goal(result: Finding | OpenQuestion) -> Goal | None:
    if result.rule != GOAL or not isinstance(result, Finding):
        return None
    return next((goal for goal in SHOWN_GOALS if goal.label.lower() in result.figure), None)
