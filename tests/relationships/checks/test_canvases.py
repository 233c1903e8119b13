"""Realistic canvases with one problem each, or with something that only looks like a problem.

The expected findings are listed here with their calculations; any other finding would be a false alarm.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from relationships.checks.cure_effect import compute_effect
from relationships.checks.finding import Finding
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from tests.relationships.checks.steps import STEPS, step_of

FOLDER = Path(__file__).parent / "canvases"
TODAY = dt.date(2026, 11, 25)


class Expected(NamedTuple):
    """An expected finding: rule, severity, name of the main note, and part of its sentence."""

    rule: str
    severity: str
    about: str
    phrase: str


class Row(NamedTuple):
    """The reason why a canvas is included, with its calculation, and all expected findings."""

    why: str
    expected: Sequence[Expected] = ()


ROWS: dict[str, Row] = {
    "bank-of-branches": Row(
        "Quotas, and trust that falls all the while.",
        [
            Expected("pressure-selling", "error", "Advisers in the branch", "“NPS” went from 38 to 9"),
            Expected(
                "off-target-for-long",
                "hint",
                "Retail customers of the branches",
                "“NPS” is 9 and has missed",
            ),
        ],
    ),
    "coding-club": Row(
        "The desk costs 5,000 ÷ 10,050 = 0.50 for each school and pupil, and not 5,000 ÷ 50 = 100 for each school.",
        [
            Expected(
                "one-size-fits-all", "warning", "Pupils on the free plan", "the same types (personal assistance and"
            )
        ],
    ),
    "coffee-kiosks": Row(
        "7,320,000 ÷ 52,000 = 141 for each, 6,400,000 of it for 300 of them; how often they buy no figure tells.",
        [
            Expected(
                "established-not-expected",
                "warning",
                "Concierge who brings the coffee to the platform",
                "costs ¥6,400,000 a month",
            )
        ],
    ),
    "collars-for-dogs": Row(
        "7.90 × 60 % = 4.74, by readings alone.",
        [
            Expected(
                "too-dear-for-segment",
                "error",
                "Dog owners",
                "€6.70 a month, but each customer brings in only €4.74",
            ),
            Expected("off-target-for-long", "hint", "Dog owners", "missed its target of at least"),
        ],
    ),
    "cookery-boxes": Row(
        "480 was read as revenue; 480 × 25 % = 120.",
        [
            Expected(
                "value-below-acquisition-cost",
                "error",
                "Couples who cook at weekends",
                "€120 in total and costs €150",
            )
        ],
    ),
    "freight-desk": Row(
        "The one person they expect is not there.",
        [
            Expected(
                "expected-not-established",
                "warning",
                "A named dispatcher for every exporter",
                "you don’t offer it yet",
            ),
            Expected(
                "over-automation",
                "warning",
                "Exporters with 50 loads a month",
                "want personal contact",
            ),
        ],
    ),
    "household-insurance": Row("91 % stay for a year, read each year: 30 × 12 × 40 % ÷ 9 % = 1,600 against 180."),
    "insurance-for-farmers": Row(
        "2,400 × 30 % = 720.",
        [
            Expected(
                "too-dear-for-segment", "error", "A named adviser for every farmer", "a gross profit of ₹720 a year"
            )
        ],
    ),
    "letters-for-carers": Row(
        "2,400 ÷ 12 = 200 is what the first twelve cost of what is there for thousands.",
        [Expected("cost-above-price", "hint", "Carers at home", "costs €200 a month")],
    ),
    "parking-software": Row(
        "What was for the drivers has ended; the key accounts cost 9,000 ÷ 85 = 106 of 14,000 ÷ 12 × 70 % = 817.",
        [
            Expected(
                "segment-without-relationship",
                "error",
                "Drivers who pay by phone",
                "planned to end before",
            )
        ],
    ),
    "pension-on-the-lake": Row("Eight of nine notes have the status that every note begins with."),
    "rosters-for-clinics": Row("14 % leave in a year: 49 × 12 × 82 % ÷ 14 % = 3,444 against 370."),
    "screening-online": Row(
        "They are frightened, and machines alone answer.",
        [
            Expected("machine-without-person", "error", "Chatbot that explains results", "can’t reach a person"),
            Expected("over-automation", "error", "People waiting for a screening result", "much is at stake for them"),
        ],
    ),
    "sheet-music": Row("30,900 ÷ 90,000 = 0.34 of 4.80; forty of them are looked after for 22.50 each."),
    "shoes-by-telephone": Row(
        "(180,000 + 1.20 × 52,000 + 4,000) ÷ 52,000 = 4.74 of 420 ÷ 12 × 46 % = 16.10: by people alone, and well."
    ),
    "tax-advice": Row(
        "1,180 ÷ 1,200 = 98 %.",
        [
            Expected(
                "cannot-scale", "warning", "Freelancers", "1,180 of 1,200 places are taken (98\xa0%, limit: 90\xa0%)"
            )
        ],
    ),
    "tea-for-two-kinds": Row(
        "Three stores are worth ten thousand drinkers each.",
        [
            Expected(
                "one-size-fits-all", "warning", "Three department stores in Kyoto and Osaka", "¥43,200,000 and ¥3,410"
            )
        ],
    ),
    "two-snack-boxes": Row(
        "18 × 30 % ÷ 12 % = 45 and 14 × 30 % ÷ 12 % = 35, against 84 for either.",
        [
            Expected(
                "value-below-acquisition-cost",
                "error",
                "Snackers at work",
                "$45 in “Snackers at work” and $35 in “Snackers at home”",
            )
        ],
    ),
    "vending-machines": Row("One can at a time needs no person; owners of the ground are paid, and pay nothing."),
    "weddings-abroad": Row("Nobody marries twice with them, and 38 of 45 places are taken."),
}
ASKED = {"pension-on-the-lake": {"untested-assumption"}}


def load(name: str) -> CanvasDocument:
    return CanvasDocument.model_validate_json((FOLDER / f"{name}.json").read_bytes())


def summarize(document: CanvasDocument, finding: Finding) -> tuple[str, str, str]:
    names = {note.id: note.text for _, note in document.placed_notes()}
    return finding.rule, finding.severity.value, names[finding.about[0]]


def test_every_canvas_has_its_row() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(ROWS)
    assert all(row.why for row in ROWS.values())


@pytest.mark.parametrize("name", ROWS)
def test_what_is_wrong_is_found_and_nothing_else(name: str) -> None:
    document = load(name)
    found = inspect(document, TODAY).findings
    assert sorted(summarize(document, finding) for finding in found) == sorted(
        finding[:3] for finding in ROWS[name].expected
    )
    for expected in ROWS[name].expected:
        assert any(expected.phrase in finding.sentence for finding in found if finding.rule == expected.rule)


@pytest.mark.parametrize("name", ROWS)
def test_what_is_told_is_not_asked(name: str) -> None:
    assert {question.rule for question in inspect(load(name), TODAY).questions} == ASKED.get(name, set())


@pytest.mark.parametrize("name", ROWS)
def test_every_quick_fix_resolves_its_finding_and_everything_else_is_asked(name: str) -> None:
    document = load(name)
    before = inspect(document, TODAY)
    for finding in before.findings:
        assert step_of(finding) in STEPS[finding.rule]
        if effect := compute_effect(document, finding, before, TODAY):
            assert finding.key in {removed.key for removed in effect.goes}
            assert effect.comes == ()
