"""Fixtures: published cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from canvas_app.case_studies.actions.creation import create_case
from canvas_app.case_studies.actions.editions import publish_edition
from canvas_app.case_studies.models import CaseStudy
from relationships.cases import CaseStory, load_case

SECRET = "In 2015 the number of cancelled calls tripled."
STORY = """Nobody could leave the **café** without a call. [@report-2014, 2014]

- Agents earned more for each customer they kept.
"""
Publish = Callable[..., CaseStudy]


@pytest.fixture
def publish(db: None) -> Publish:
    """Return a function that publishes a case with a slug and changes to its story, on the canvas of a sample."""

    def make(slug: str = "comcast", *, sample: str = "lego", **changes: Any) -> CaseStudy:
        case = create_case(slug, CaseStory.model_validate(example_story() | changes), load_case(sample).canvas)
        publish_edition(case)
        return case

    return make


def example_story() -> dict[str, Any]:
    """Return a story with every field."""
    return {
        "company": "Comcast",
        "title": "Cheaper to call than to cancel",
        "summary": "A cable company rewarded its agents for refusing to let customers go.",
        "industry": "telecommunications",
        "region": "United States",
        "period_from": 2004,
        "period_to": 2014,
        "outcome": "failed",
        "story": STORY,
        "lesson": "Reward the *relationship*, not the rescue.",
        "questions": ("Who gained from a call?",),
        "teaching_notes": "Instructors begin with the recording.",
        "lesson_plan": ({"minutes": 60, "activity": "Listen to the recording"},),
        "afterwards": SECRET,
        "tags": ("churn",),
        "sources": (
            {
                "key": "report-2014",
                "title": "Annual report",
                "publisher": "Comcast",
                "url": "https://example.org/report",
                "published": 2014,
                "accessed": "2026-11-30",
                "state": "verified",
            },
        ),
        "checked_on": "2026-11-30",
    }
