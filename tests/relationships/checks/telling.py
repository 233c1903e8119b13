"""Hypothesis strategy for documents with many findings: segments with figures, costs, known indicators."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from relationships.catalog.goals import Answer, Goal, Stage, Status
from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.relationships import Bond, Duty, Tool
from relationships.catalog.segments import ContactPreference, CustomerRole, Factor, Level, Period
from relationships.catalog.types import RelationshipType
from relationships.document.canvas import CanvasDocument

amounts = st.sampled_from(["0", "0.0001", "3", "20", "99.99", "700", "9999999999.9999"])
sizes = st.sampled_from([0, 1, 30, 55, 60, 12_000, 9_999_999_999])
values = st.sampled_from(["-5", "0", "0.3", "2", "4.5", "40", "95", "300", "99999999999.9999"])
units = st.sampled_from(["", "% of customers per month", "EUR per customer and year", "EUR per order"])
variants = st.sampled_from(
    ["", "churn_rate", "retention_rate_year", "lifetime_revenue", "One period, from customer numbers"]
)
days = st.sampled_from(
    ["2010-05-01", "2023-01-01", "2025-06-01", "2026-01-01", "2026-02-01", "2026-05-01", "2026-05-31"]
)
answers, levels = st.sampled_from(Answer), st.sampled_from(Level)

SEGMENT = {
    "contact": st.sampled_from(ContactPreference),
    "roles": st.lists(st.sampled_from(CustomerRole), max_size=2),
    "platform_side": st.just("Free side"),
    "potential_size": sizes,
    "customers_now": sizes,
    "customers_by_stage": st.dictionaries(st.sampled_from(Stage), sizes),
    "revenue_per_customer": amounts,
    "revenue_period": st.sampled_from(Period),
    "gross_margin": st.sampled_from(["0", "40", "100"]),
    "declined_goals": st.dictionaries(st.sampled_from(Goal), st.just("Not ours"), max_size=1),
    "factors": st.dictionaries(st.sampled_from(Factor), levels, max_size=5),
}
RELATIONSHIP = {
    "type": st.sampled_from(RelationshipType),
    "bond": st.sampled_from(Bond),
    "tools": st.lists(st.sampled_from(Tool), max_size=2),
    **dict.fromkeys(("expected", "established"), answers),
    **dict.fromkeys(("established_on", "data_audited_on"), days),
    **dict.fromkeys(("capacity", "customers_served"), sizes),
    **dict.fromkeys(("fixed_cost", "cost_per_customer"), amounts),
    **dict.fromkeys(("start_stage", "end_stage"), st.sampled_from(Stage)),
    "duties": st.dictionaries(st.sampled_from(Duty), answers),
    "data_kept": st.just("Orders"),
    "integration": st.just("It fits"),
}


@st.composite
def telling_documents(draw: DrawFn) -> CanvasDocument:
    """Draw up to three segments, four relationships, four other notes, six indicators and four reviews."""
    ids = map(UUID, (f"{number:032x}" for number in count(1)))
    segments = [next(ids) for _ in range(draw(st.integers(0, 3) | st.just(2)))]
    ties = [next(ids) for _ in range(draw(st.integers(0, 4)))]
    others = [(block, next(ids)) for block in ("value_propositions", "channels", "revenue_streams", "cost_structure")]
    links = [key for _, key in others]
    blocks: dict[str, list[Any]] = {
        "customer_segments": [_note(draw, key, segment=draw(_some_of(SEGMENT))) for key in segments],
        "customer_relationships": [
            _note(draw, key, relationship=_tie(draw, ids, segments, links), segments=draw(_several(segments)))
            for key in ties
        ],
        **{block: [_note(draw, key, segments=draw(_several(segments)))] for block, key in others},
    }
    subjects = st.sampled_from([None, *segments, *ties])
    return CanvasDocument.model_validate(
        {
            "title": "Telling",
            "currency": draw(st.sampled_from(["EUR", "EUR", "BDT"])),
            "stage": draw(st.sampled_from(Stage)),
            "sources": draw(st.sampled_from([[], ["A book"]])),
            "blocks": blocks,
            "indicators": [_indicator(draw, ids, draw(subjects)) for _ in range(draw(st.integers(0, 6)))],
            "reviews": [_review(draw, ids, draw(subjects)) for _ in range(draw(st.integers(0, 4)))],
        }
    )


def _some_of(fields: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


def _several(keys: list[UUID]) -> st.SearchStrategy[list[UUID]]:
    return st.lists(st.sampled_from(keys), unique=True, max_size=2) if keys else st.just([])


def _note(draw: DrawFn, key: UUID, **parts: Any) -> dict[str, Any]:
    return {"id": key, "text": f"Note {key.int}", "status": draw(st.sampled_from(Status)), **parts}


def _tie(draw: DrawFn, ids: Iterator[UUID], segments: list[UUID], links: list[UUID]) -> dict[str, Any]:
    goals = draw(st.lists(st.sampled_from(Goal), unique=True))
    return {
        **draw(_some_of(RELATIONSHIP)),
        "segment": draw(st.sampled_from([*segments, *segments, None])),
        "channel": draw(st.sampled_from([None, links[1]])),
        "serves": draw(_several(links)),
        "goals": [{"id": next(ids), "goal": goal} for goal in goals],
    }


def _indicator(draw: DrawFn, ids: Iterator[UUID], subject: UUID | None) -> dict[str, Any]:
    dates = draw(st.lists(days, unique=True, max_size=4))
    return {
        "id": next(ids),
        "name": "Indicator",
        "code": draw(st.sampled_from(KnownIndicator)).value,
        "subject": subject,
        "unit": draw(units),
        "target": draw(st.none() | values),
        "readings": [{"id": next(ids), "date": day, "value": draw(values), "variant": draw(variants)} for day in dates],
    }


def _review(draw: DrawFn, ids: Iterator[UUID], subject: UUID | None) -> dict[str, Any]:
    said = draw(st.sampled_from(["", "They like it"]))
    due = draw(st.none() | days)
    return {"id": next(ids), "subject": subject, "date": draw(days), "customers_said": said, "next_due": due}
