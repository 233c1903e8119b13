"""Builders of small canvases for the tests of rules; parts refer to each other by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

import pytest

from relationships.checks.finding import Finding
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from tests.relationships.checks.steps import STEPS, step_of

Part = dict[str, Any]
TODAY = dt.date(2026, 6, 1)
BLOCKS = {
    "propositions": "value_propositions",
    "channels": "channels",
    "revenue": "revenue_streams",
    "resources": "key_resources",
}


def key(name: str) -> UUID:
    """Return the id of the part with a name."""
    return uuid5(NAMESPACE_OID, name)


def segment(text: str, *, status: str = "fact", **details: Any) -> Part:
    """Build a note of Customer Segments."""
    return {"id": key(text), "text": text, "status": status, "segment": details}


def relationship(
    text: str, of: str | None = None, *, status: str = "fact", goals: Iterable[str] = (), **details: Any
) -> Part:
    """Build a note of Customer Relationships for the segment `of`, established by default; links are given by name."""
    linked: Part = {"serves": [key(name) for name in details.pop("serves", ())]}
    if channel := details.pop("channel", None):
        linked["channel"] = key(channel)
    linked["goals"] = [{"id": key(f"{text} {goal}"), "goal": goal} for goal in goals]
    values = {"segment": key(of) if of else None, "established": "yes", **linked, **details}
    fields: Part = {name: values.pop(name) for name in ("experiment", "evidence") if name in values}
    return {"id": key(text), "text": text, "status": status, "relationship": values, **fields}


def note(text: str, *concerns: str, status: str = "fact", **fields: Any) -> Part:
    """Build a note of another block that concerns some segments."""
    return {"id": key(text), "text": text, "status": status, "segments": [key(name) for name in concerns], **fields}


def indicator(code: str, of: str | None = None, *, readings: Mapping[str, Any] | None = None, **fields: Any) -> Part:
    """Build an indicator of the catalogue with its readings by day; `of` is the name of the note it belongs to."""
    shared = {name: fields.pop(name) for name in ("variant", "inputs") if name in fields}
    entries = [
        {"id": key(f"{code} {of} {date}"), "date": date, "value": str(value), **shared}
        for date, value in (readings or {}).items()
    ]
    own = {"id": key(f"{code} of {of}"), "name": code, "code": code, "subject": key(of) if of else None}
    return {**own, "readings": entries, **fields}


def review(date: str, of: str | None = None, **fields: Any) -> Part:
    """Build a review; `of` is the name of the note reviewed."""
    return {"id": key(f"review {date} {of}"), "date": date, "subject": key(of) if of else None, **fields}


def canvas(
    *segments: Part,
    ties: Iterable[Part] = (),
    stage: str = "growth",
    indicators: Iterable[Part] = (),
    reviews: Iterable[Part] = (),
    **parts: Any,
) -> CanvasDocument:
    """Build a canvas of segments, their relationships (`ties`), and notes of other blocks by short block name."""
    blocks = {BLOCKS[name]: parts.pop(name) for name in BLOCKS if name in parts}
    blocks |= {"customer_segments": segments, "customer_relationships": list(ties)}
    fields = {"title": "Test", "stage": stage, "indicators": list(indicators), "reviews": list(reviews), **parts}
    return CanvasDocument.model_validate({**fields, "blocks": blocks})


@dataclass(frozen=True, slots=True)
class Case:
    """A problem that a rule must find, a small change that resolves it, and a near miss that it must not report."""

    rule: str
    what: str
    problem: CanvasDocument
    cured: CanvasDocument
    near_miss: CanvasDocument
    about: tuple[str, ...] = ()


def found(document: CanvasDocument, rule: str, today: dt.date = TODAY) -> list[Finding]:
    """Return the findings of one rule."""
    return [finding for finding in inspect(document, today).findings if finding.rule == rule]


def questions(document: CanvasDocument, rule: str, today: dt.date = TODAY) -> list[str]:
    """Return the questions of one rule."""
    return [question.sentence for question in inspect(document, today).questions if question.rule == rule]


def parametrized(cases: Iterable[Case]) -> pytest.MarkDecorator:
    """Parametrize a test by cases."""
    return pytest.mark.parametrize("case", cases, ids=lambda case: f"{case.rule}: {case.what}")


def assert_holds(case: Case) -> None:
    """Assert one finding with a working step for the problem, and none for the cured canvas and the near miss."""
    findings = found(case.problem, case.rule)
    assert len(findings) == 1, [finding.sentence for finding in findings]
    if case.about:
        assert set(findings[0].about) == {key(name) for name in case.about}
    assert found(case.cured, case.rule) == []
    assert found(case.near_miss, case.rule) == []
    assert step_of(findings[0]) in STEPS[case.rule]
    if cure := findings[0].cure:
        assert found(CanvasDocument.model_validate(cure.apply(case.problem).model_dump()), case.rule) == []
