"""The samples show successful companies: every finding on them is listed here with the reason why it is right."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import pytest

from relationships.checks.inspection import inspect
from relationships.samples import load_sample, sample_names

# Months, a year and many years after the newest date on the samples.
DAYS = [dt.date(2026, 6, 1), dt.date(2026, 11, 25), dt.date(2040, 1, 1)]


class Defended(NamedTuple):
    """A finding that an expert would defend: the beginning of the note's text, and the reason."""

    rule: str
    severity: str
    note: str
    because: str


DEFENDED: dict[str, list[Defended]] = {
    "amazon": [],
    "gillette": [
        Defended(
            "locked-in",
            "hint",
            "Refills for the handle he owns",
            "The tie of cartridge to handle is the textbook case of locking in, and rivals by post made it visible; it "
            "is a hint, since service and subscription are reasons to stay too.",
        )
    ],
    "lego": [],
    "netflix": [],
    "starbucks": [],
    "zappos": [],
}
# Not published; only the owners of these canvases could answer.
OF_ALL = {"data-not-audited", "not-measured", "stale-measurement", "target-missing"}
ASKED: dict[str, set[str]] = {
    "amazon": {"data-without-basis", "locked-in", "pressure-selling", "staff-not-trained"},
    "gillette": {
        "customers-not-heard",
        "data-without-basis",
        "machine-without-person",
        "not-transparent",
        "pressure-selling",
        "staff-not-trained",
    },
    "lego": {"locked-in", "not-transparent", "pressure-selling"},
    "netflix": {"data-without-basis", "not-transparent", "pressure-selling", "staff-not-trained"},
    "starbucks": {"locked-in", "not-transparent", "pressure-selling"},
    "zappos": {"data-without-basis", "locked-in", "not-transparent"},
}


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("name", sample_names())
def test_only_what_an_expert_would_defend_is_found(name: str, today: dt.date) -> None:
    document = load_sample(name)
    names = {note.id: note.text for _, note in document.placed_notes()}
    found = inspect(document, today).findings
    defended = DEFENDED[name]
    assert [(finding.rule, finding.severity) for finding in found] == [
        (finding.rule, finding.severity) for finding in defended
    ]
    assert all(
        names[finding.about[0]].startswith(expected.note) and expected.because
        for finding, expected in zip(found, defended, strict=True)
    )


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("name", sample_names())
def test_only_what_nobody_published_is_asked(name: str, today: dt.date) -> None:
    asked = [question.rule for question in inspect(load_sample(name), today).questions]
    assert sorted(asked) == sorted(OF_ALL | ASKED[name])


def test_company_that_lives_by_people_is_not_told_to_scale() -> None:
    rules = {
        finding.rule for name in ("zappos", "starbucks") for finding in inspect(load_sample(name), DAYS[0]).findings
    }
    assert not rules & {"cannot-scale", "too-dear-for-segment", "cost-above-price"}
