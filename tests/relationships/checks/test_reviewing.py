"""Rules on reviews: overdue, long ago, and without consequence."""

from typing import Any

from relationships.document.canvas import CanvasDocument
from tests.relationships.checks.building import (
    Case,
    Part,
    assert_holds,
    canvas,
    found,
    indicator,
    parametrized,
    questions,
    relationship,
    review,
    segment,
)

GUESTS, DESK = segment("Guests"), relationship("The desk", "Guests")


def reviewed(*reviews: Part, ties: tuple[Part, ...] = (DESK,), **parts: Any) -> CanvasDocument:
    return canvas(GUESTS, ties=ties, reviews=reviews, **parts)


def two_stages(on: str) -> tuple[Part, ...]:
    """Build a relationship from an earlier stage, and one that started with the stage growth."""
    return (
        relationship("The desk", "Guests", start_stage="start_up"),
        relationship("The app", "Guests", start_stage="growth", established_on=on),
    )


CASES = [
    Case(
        "review-overdue",
        "the day has passed",
        reviewed(review("2026-01-10", "The desk", next_due="2026-04-10")),
        reviewed(review("2026-01-10", "The desk", next_due="2026-04-10"), review("2026-06-01", "The desk")),
        # One week late is within the grace period.
        reviewed(review("2026-01-10", "The desk", next_due="2026-05-25")),
        about=("The desk",),
    ),
    Case(
        "review-overdue",
        "of the whole canvas",
        reviewed(review("2026-01-10", next_due="2026-04-10")),
        reviewed(review("2026-01-10", next_due="2026-04-10"), review("2026-05-01")),
        reviewed(review("2026-01-10", next_due="2026-08-10")),
    ),
    Case(
        "review-overdue",
        "of a segment",
        reviewed(review("2026-01-10", "Guests", next_due="2026-04-10")),
        reviewed(review("2026-01-10", "Guests", next_due="2026-12-10")),
        # The whole canvas was reviewed since.
        reviewed(review("2026-01-10", "Guests", next_due="2026-04-10"), review("2026-05-01")),
    ),
    Case(
        "review-overdue",
        "of what still runs",
        reviewed(review("2026-01-10", "The desk", next_due="2026-04-10")),
        reviewed(review("2026-01-10", "The desk")),
        # An ended relationship needs no review.
        reviewed(
            review("2026-01-10", "The desk", next_due="2026-04-10"),
            ties=(relationship("The desk", "Guests", end_stage="start_up", established="no"),),
        ),
    ),
    Case(
        "review-long-ago",
        "four years ago",
        reviewed(review("2022-05-01", "The desk")),
        reviewed(review("2022-05-01", "The desk"), review("2026-06-01", "The desk")),
        reviewed(review("2025-03-01", "The desk")),
        about=("The desk",),
    ),
    Case(
        "review-long-ago",
        "of the whole canvas, and of nothing since",
        reviewed(review("2022-05-01")),
        reviewed(review("2026-06-01")),
        # A review of the segment covers its relationships.
        reviewed(review("2022-05-01"), review("2026-03-01", "Guests")),
        about=(),
    ),
    Case(
        "review-long-ago",
        "before the stage began",
        reviewed(review("2025-06-01", "The desk"), ties=two_stages("2025-09-01")),
        reviewed(review("2025-10-01", "The desk"), ties=two_stages("2025-09-01")),
        # The stage began only recently.
        reviewed(review("2025-06-01", "The desk"), ties=two_stages("2026-04-01")),
    ),
    Case(
        "review-long-ago",
        "a canvas of our own",
        reviewed(review("2019-05-01", "The desk")),
        reviewed(review("2019-05-01", "The desk"), review("2026-06-01", "The desk")),
        # A case study.
        reviewed(review("2019-05-01", "The desk"), sources=["A case study"]),
    ),
    Case(
        "review-long-ago",
        "established years ago, and never reviewed",
        reviewed(ties=(relationship("The desk", "Guests", established_on="2021-05-01"),)),
        reviewed(review("2026-06-01"), ties=(relationship("The desk", "Guests", established_on="2021-05-01"),)),
        reviewed(ties=(relationship("The desk", "Guests", established_on="2025-05-01"),)),
    ),
    Case(
        "review-long-ago",
        "established years ago, and others reviewed since",
        reviewed(
            review("2026-05-01", "The app"),
            ties=(relationship("The app", "Guests"), relationship("The desk", "Guests", established_on="2021-05-01")),
        ),
        reviewed(
            review("2026-05-01", "The desk"),
            ties=(relationship("The app", "Guests"), relationship("The desk", "Guests", established_on="2021-05-01")),
        ),
        reviewed(
            review("2026-05-01", "Guests"),
            ties=(relationship("The app", "Guests"), relationship("The desk", "Guests", established_on="2021-05-01")),
        ),
        about=("The desk",),
    ),
    Case(
        "feedback-without-consequence",
        "they said it half a year ago",
        reviewed(review("2025-12-01", "The desk", customers_said="Too slow")),
        reviewed(review("2025-12-01", "The desk", customers_said="Too slow", decision="Two more people")),
        reviewed(review("2026-05-01", "The desk", customers_said="Too slow")),
        about=("The desk",),
    ),
    Case(
        "feedback-without-consequence",
        "asked again and again, and nobody looks",
        reviewed(indicators=[indicator("net_promoter_score", readings={"2026-01-31": 2, "2026-05-31": 1})]),
        reviewed(
            review("2026-06-01"),
            indicators=[indicator("net_promoter_score", readings={"2026-01-31": 2, "2026-05-31": 1})],
        ),
        reviewed(indicators=[indicator("churn_rate", readings={"2026-01-31": 2, "2026-05-31": 1})]),
    ),
]


@parametrized(CASES)
def test_rule_of_reviewing(case: Case) -> None:
    assert_holds(case)


def test_what_was_never_reviewed_is_asked_for_from_growth_on() -> None:
    assert found(reviewed(), "review-long-ago") == []
    assert questions(reviewed(), "review-long-ago") == [
        "When did you last check whether customers still want “The desk”?"
    ]
    assert questions(reviewed(stage="start_up"), "review-long-ago") == []


def test_overdue_review_is_not_reported_twice() -> None:
    document = reviewed(review("2022-05-01", "The desk", next_due="2023-05-01"))
    assert len(found(document, "review-overdue")) == 1
    assert found(document, "review-long-ago") == []


def test_what_one_old_review_looked_at_is_one_finding() -> None:
    ties = tuple(relationship(f"Desk {number}", "Guests") for number in range(5))
    findings = found(reviewed(review("2022-05-01"), ties=ties), "review-long-ago")
    assert [finding.sentence for finding in findings] == [
        (
            "The last review of this canvas, which covers “Desk 0”, “Desk 1”, “Desk 2” and 2 more, was on 1 May 2022, "
            "4\xa0years ago."
        )
    ]


def test_what_was_said_and_forgotten_weighs_more_than_what_waits() -> None:
    def severities(date: str) -> list[str]:
        document = reviewed(review(date, "The desk", customers_said="Too slow"))
        return [finding.severity for finding in found(document, "feedback-without-consequence")]

    assert severities("2024-09-01") == ["warning"]
    assert severities("2025-12-01") == ["hint"]
