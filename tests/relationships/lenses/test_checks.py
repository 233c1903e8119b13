"""The checks lens, marks on cards, and differences in words."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relationships.checks.cure_effect import compute_effect
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from relationships.document.diff import differences
from relationships.document.measurements import Dismissal
from relationships.document.notes import Blocks, Note
from relationships.lenses.checks import MOST_SHOWN, build_checks, describe_inspection
from relationships.lenses.finding_counts import Mark, build_marks
from relationships.lenses.wording.differences import notes_that_differ, shown_differences
from tests.relationships.checks import building as built
from tests.relationships.checks.rules import ALONE, CURT, few_rules
from tests.relationships.document.largest import largest_document
from tests.relationships.strategies import documents, patiently

__all__ = ["few_rules"]
TODAY = dt.date(2030, 5, 2)
ONE, TWO, THREE = (UUID(int=number) for number in (1, 2, 3))


def canvas(*dismissals: Dismissal) -> CanvasDocument:
    """Return a canvas with two segments without a relationship, and a channel with a short text."""
    segments = (Note(id=ONE, text="Homes\nand gardens"), Note(id=TWO, text="Offices"))
    blocks = Blocks(customer_segments=segments, channels=(Note(id=THREE, text="Shop"),))
    return CanvasDocument(title="T", description="Told", blocks=blocks, dismissals=dismissals)


@settings(patiently, max_examples=60)
@given(documents(), st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_any_document_passes_through_lens_marks_and_previews(document: CanvasDocument, today: dt.date) -> None:
    found = inspect(document, today)
    checks = build_checks(document, today)
    assert (
        sum(len(group.findings) for group in checks.groups) == len(found.findings) == build_marks(found.findings).total
    )
    assert len(checks.dismissed) + len(found.overtaken) + len(checks.asleep) == len(document.dismissals)
    for finding in found.every:
        if effect := compute_effect(document, finding, found, today):
            changes = differences(document, effect.document)
            assert len(shown_differences(changes, document, effect.document)) == len(changes)


@settings(patiently, max_examples=60)
@given(documents(8), documents(8))
def test_any_two_documents_differ_in_words(one: CanvasDocument, two: CanvasDocument) -> None:
    found = differences(one, two)
    for difference in shown_differences(found, one, two):
        assert difference.heading
        assert all(field.label and (field.before or field.after) for field in difference.fields)
    assert notes_that_differ(found).keys() <= {note.id for _, note in two.placed_notes()} | {
        note.id for _, note in one.placed_notes()
    }


@pytest.mark.usefixtures("few_rules")
def test_findings_stand_by_weight_and_name_notes_by_their_first_line() -> None:
    checks = build_checks(canvas(), TODAY)
    assert (checks.summary, [group.heading for group in checks.groups]) == (
        "2 errors and 1 hint",
        ["Errors", "Hints"],
    )
    first = checks.groups[0].findings[0]
    assert [(note.name, note.id) for note in first.about] == [("Homes", ONE)]
    assert [(fact.label, fact.value, fact.note and fact.note.name) for fact in first.evidence] == [
        ("Relationships for it", "0", "Homes")
    ]
    assert [(note.name, count) for note, count in checks.segments] == [("Homes", 1), ("Offices", 1)]
    assert checks.looked_at == "3 checks look at 2 segments."


def test_finding_about_a_relationship_counts_for_its_segments_only() -> None:
    forum = built.relationship("Forum", "Homes", goals=["retention"], type="communities")
    desk = built.relationship("Desk", "Homes", goals=["retention"], serves=["Help"], type="personal_assistance")
    parts = [built.segment("Homes"), built.segment("Offices")]
    document = built.canvas(*parts, ties=[desk, forum], propositions=[built.note("Help", "Homes")])
    found = inspect(document, TODAY)
    homes, forum_id = built.key("Homes"), built.key("Forum")
    unlinked = next(finding.key for finding in found.findings if finding.rule == "not-integrated")
    assert next(finding.about for finding in found.findings if finding.key == unlinked) == (forum_id,)
    for segment, is_counted in ((homes, True), (built.key("Offices"), False)):
        checks = describe_inspection(document, found, segment)
        shown = [entry.finding.key for group in checks.groups for entry in group.findings]
        counts = {note.id: count for note, count in describe_inspection(document, found).segments}
        assert (unlinked in shown, counts[segment]) == (is_counted, len(shown))


@pytest.mark.usefixtures("few_rules")
def test_one_note_has_its_own_findings_alone() -> None:
    checks = describe_inspection(canvas(), inspect(canvas(), TODAY), THREE)
    assert [shown.finding.rule for group in checks.groups for shown in group.findings] == [CURT]


@pytest.mark.usefixtures("few_rules")
def test_dismissals_hold_are_overtaken_or_sleep() -> None:
    found = {finding.about: finding for finding in inspect(canvas(), TODAY).findings}
    known = {"reason": "So be it", "date": TODAY}
    holds = Dismissal(id=UUID(int=7), rule=ALONE, about=(ONE,), fingerprint=found[ONE,].fingerprint, **known)
    overtaken = Dismissal(id=UUID(int=8), rule=CURT, about=(THREE,), fingerprint="0" * 16, **known)
    asleep = Dismissal(id=UUID(int=9), rule="rule-of-another-day", about=(UUID(int=99),), fingerprint="0" * 16, **known)
    checks = build_checks(canvas(holds, overtaken, asleep), TODAY)
    assert checks.summary == "1 error and 1 hint"
    assert [shown.finding.about for shown in checks.dismissed] == [(ONE,)]
    assert [shown.dismissal for shown in checks.groups[1].findings] == [overtaken]
    assert [(dormant.title, [note.name for note in dormant.about]) for dormant in checks.asleep] == [
        ("rule-of-another-day", ["a deleted note"])
    ]


@pytest.mark.usefixtures("few_rules")
def test_mark_counts_findings_and_names_the_heaviest() -> None:
    findings = inspect(canvas(), TODAY).findings
    marks = build_marks(findings)
    assert (marks.total, marks.by_note[THREE]) == (3, Mark(1, findings[-1].severity, findings[-1].sentence))
    assert (marks.by_note[THREE].words, marks.by_note[THREE].weight, marks.by_note[THREE].tone) == (
        "1 finding",
        ", hint",
        "",
    )
    both = build_marks([findings[0], *findings[2:], findings[0]])
    assert (both.by_note[ONE].words, both.by_note[ONE].weight, both.by_note[ONE].tone) == (
        "2 findings",
        ", most severe: error",
        "bad",
    )


@pytest.mark.usefixtures("few_rules")
def test_new_note_is_told_by_its_fields_and_a_changed_one_before_and_after() -> None:
    found = inspect(canvas(), TODAY)
    alone, curt = found.findings[0], found.findings[2]
    described = []
    for finding in (alone, curt):
        effect = compute_effect(canvas(), finding, found, TODAY)
        assert effect is not None
        assert [gone.key for gone in effect.goes] == [finding.key]
        (change,) = shown_differences(differences(canvas(), effect.document), canvas(), effect.document)
        fields = [(field.label, field.before, field.after) for field in change.fields]
        described.append((change.verb, change.heading, fields))
    assert described == [
        ("new", "“Help” in Customer Relationships", [("Status", "", "Assumption"), ("Segment", "", "Homes")]),
        ("changed", "“Shop, and more” in Channels", [("Text", "Shop", "Shop, and more")]),
    ]


def test_most_serious_findings_are_shown_and_all_are_counted() -> None:
    """A canvas can have thousands, which nobody reads at once, and which take long to draw."""
    document = largest_document()
    found = inspect(document, TODAY)
    checks = build_checks(document, TODAY)
    shown = [entry.finding for group in checks.groups for entry in group.findings]
    assert (len(shown), checks.shown, checks.left_out) == (MOST_SHOWN, MOST_SHOWN, len(found.findings) - MOST_SHOWN)
    assert shown == list(found.findings[:MOST_SHOWN])
    assert build_checks(canvas(), TODAY).left_out == 0
