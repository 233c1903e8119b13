"""Hypothesis strategies for arbitrary canvases with valid references between their parts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from relationships.catalog.blocks import Block
from relationships.catalog.currencies import CURRENCIES
from relationships.catalog.goals import Answer, Goal, Stage, Status
from relationships.catalog.indicators import Direction, KnownIndicator, get_bounds
from relationships.catalog.relationships import Bond, Duty, Personalisation, Programme, Tool
from relationships.catalog.segments import (
    ContactPreference,
    CustomerKind,
    CustomerRole,
    Factor,
    Level,
    MarketPattern,
    Period,
)
from relationships.catalog.types import RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.document.values import has_visible_text

type Fields = dict[str, SearchStrategy[Any]]

# Generating canvases is slow, and all examples of a test share one database.
patiently = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)

REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
letters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=REORDERING)
texts = st.text(letters | st.sampled_from("\n\t"), max_size=40).map(str.strip)
lines = st.text(letters, max_size=20).map(str.strip)
names = lines.filter(has_visible_text)
money = st.decimals(0, "9999999999.9999", places=4)
measures = st.decimals("-99999999999.9999", "99999999999.9999", places=4)
percentages = st.decimals(0, 100, places=4)
counts = st.integers(0, 9_999_999_999)
slugs = st.sampled_from(["segment-without-relationship", "rule-of-another-day", "x"])
digests = st.text("0123456789abcdef", min_size=16, max_size=16)
# A note that does not exist: dismissals may refer to deleted notes.
GONE = UUID(int=2**120)

SEGMENT: Fields = {
    "hue": st.integers(0, 12),
    **dict.fromkeys(("needs", "behaviours", "demographics", "preferences"), texts),
    "contact": st.sampled_from(ContactPreference),
    "kind": st.sampled_from(CustomerKind),
    "roles": st.lists(st.sampled_from(CustomerRole), max_size=4),
    "platform_side": lines,
    "potential_size": counts,
    "customers_now": counts,
    "customers_by_stage": st.dictionaries(st.sampled_from(Stage), counts),
    "revenue_per_customer": money,
    "revenue_period": st.sampled_from(Period),
    "gross_margin": percentages,
    "declined_goals": st.dictionaries(st.sampled_from(Goal), lines),
    "factors": st.dictionaries(st.sampled_from(Factor), st.sampled_from(Level)),
    "main_goal": st.sampled_from(Goal),
}
RELATIONSHIP: Fields = {
    "type": st.sampled_from(RelationshipType),
    "programmes": st.lists(st.sampled_from(Programme), max_size=3),
    **dict.fromkeys(("offering", "feeling", "tool", "owner"), lines),
    "bond": st.sampled_from(Bond),
    "tools": st.lists(st.sampled_from(Tool), max_size=3),
    **dict.fromkeys(("expected", "established"), st.sampled_from(Answer)),
    **dict.fromkeys(("established_on", "data_audited_on"), st.dates()),
    **dict.fromkeys(("capacity", "customers_served"), counts),
    **dict.fromkeys(("setup_cost", "fixed_cost", "cost_per_customer"), money),
    **dict.fromkeys(("start_stage", "end_stage"), st.sampled_from(Stage)),
    **dict.fromkeys(("expected_because", "integration", "change_trigger", "next_step"), texts),
    **dict.fromkeys(("data_kept", "data_purpose", "data_protection"), texts),
    "duties": st.dictionaries(st.sampled_from(Duty), st.sampled_from(Answer), max_size=4),
    "personalisation": st.lists(st.sampled_from(Personalisation), max_size=3),
}
EVIDENCE: Fields = {"source": lines, "date": st.dates(), "result": texts}
EXPERIMENT: Fields = {"hypothesis": texts, "test": texts, "measure": lines, "criterion": lines}
READING: Fields = {"variant": lines, "inputs": st.dictionaries(lines, measures, max_size=3), "remark": texts}
INDICATOR: Fields = {
    "code": lines | st.sampled_from([indicator.value for indicator in KnownIndicator]),
    "unit": lines,
    "direction": st.sampled_from(Direction),
    "target": measures,
}
REVIEW: Fields = {**dict.fromkeys(("customers_said", "decision", "change"), texts), "next_due": st.dates()}
DISMISSAL = st.fixed_dictionaries({"fingerprint": digests, "reason": texts.filter(bool), "date": st.dates()})
HEAD: Fields = {
    "description": texts,
    "stage": st.sampled_from(Stage),
    "market_pattern": st.sampled_from(MarketPattern),
    "currency": st.sampled_from(CURRENCIES),
    "sources": st.lists(texts, max_size=3),
}


@st.composite
def documents(draw: DrawFn, most_notes: int = 12) -> CanvasDocument:
    """Return a strategy for canvases of up to so many notes, with details, links, indicators and reviews."""
    ids = map(UUID, (f"{number:032x}" for number in count(1)))
    places = [(block, next(ids)) for block in draw(st.lists(st.sampled_from(Block), max_size=most_notes))]
    detailed = {key for _, key in places if draw(st.booleans())}
    known = [key for _, key in places]
    segments = [key for block, key in places if block is Block.CUSTOMER_SEGMENTS or key in detailed]
    blocks: dict[str, list[Any]] = {block.value: [] for block in Block}
    for block, key in places:
        blocks[block].append(draw(_note(key, ids, known, segments, key in detailed)))
    parts = {
        "blocks": blocks,
        "indicators": [draw(_indicator(ids, known)) for _ in range(draw(st.integers(0, 2)))],
        "reviews": [draw(_review(ids, known)) for _ in range(draw(st.integers(0, 2)))],
        "dismissals": draw(_dismissals(ids, [*known, GONE])),
    }
    return CanvasDocument.model_validate({"title": draw(names), **draw(_any_subset(HEAD)), **parts})


def _any_subset(fields: Fields) -> SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


def _some(keys: list[UUID]) -> SearchStrategy[list[UUID]]:
    return st.lists(st.sampled_from(keys), unique=True, max_size=3) if keys else st.just([])


def _one(keys: list[UUID]) -> SearchStrategy[UUID | None]:
    return st.sampled_from([None, *keys])


@st.composite
def _note(
    draw: DrawFn, key: UUID, ids: Iterator[UUID], known: list[UUID], segments: list[UUID], is_detailed: bool
) -> dict[str, Any]:
    fields: Fields = {
        "status": st.sampled_from(Status),
        "segments": _some(segments),
        "evidence": _any_subset(EVIDENCE),
        "experiment": _any_subset(EXPERIMENT),
    }
    note = {"id": key, "text": draw(texts.filter(has_visible_text)), **draw(_any_subset(fields))}
    if is_detailed:
        note["segment"] = draw(_any_subset(SEGMENT))
    if draw(st.booleans()):
        note["relationship"] = draw(_relationship(ids, known, segments))
    return note


@st.composite
def _relationship(draw: DrawFn, ids: Iterator[UUID], known: list[UUID], segments: list[UUID]) -> dict[str, Any]:
    goals = draw(st.lists(st.sampled_from(Goal), unique=True))
    return {
        **draw(_any_subset(RELATIONSHIP)),
        "segment": draw(_one(segments)),
        "channel": draw(_one(known)),
        "serves": draw(_some(known)),
        "goals": [{"id": next(ids), "goal": goal, "tactics": draw(texts)} for goal in goals],
    }


@st.composite
def _indicator(draw: DrawFn, ids: Iterator[UUID], known: list[UUID]) -> dict[str, Any]:
    days = draw(st.lists(st.dates(), unique=True, max_size=3))
    readings = [{"id": next(ids), "date": day, "value": draw(measures), **draw(_any_subset(READING))} for day in days]
    own = {"id": next(ids), "name": draw(names), "subject": draw(_one(known)), "readings": readings}
    return _within_bounds({**own, **draw(_any_subset(INDICATOR))})


def _within_bounds(indicator: dict[str, Any]) -> dict[str, Any]:
    """Return an indicator whose target and readings are possible, as files are validated."""
    bounds = get_bounds(indicator.get("code", ""), Direction(indicator.get("direction", Direction.MORE)))
    for part, name in [(indicator, "target"), *((reading, "value") for reading in indicator["readings"])]:
        if (value := part.get(name)) is not None:
            low = value if bounds.least is None else max(value, bounds.least)
            part[name] = low if bounds.most is None else min(low, bounds.most)
    return indicator


@st.composite
def _review(draw: DrawFn, ids: Iterator[UUID], known: list[UUID]) -> dict[str, Any]:
    own = {"id": next(ids), "date": draw(st.dates()), "subject": draw(_one(known))}
    return {**own, **draw(_any_subset(REVIEW))}


@st.composite
def _dismissals(draw: DrawFn, ids: Iterator[UUID], known: list[UUID]) -> list[dict[str, Any]]:
    findings = st.tuples(slugs, _some(known))
    different = st.lists(findings, unique_by=lambda finding: (finding[0], frozenset(finding[1])), max_size=2)
    return [{"id": next(ids), "rule": rule, "about": about, **draw(DISMISSAL)} for rule, about in draw(different)]
