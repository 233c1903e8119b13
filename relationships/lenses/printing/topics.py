"""What slides after the canvas say: each segment with its figures and relationships, findings, and next steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from relationships.analysis.goal_coverage import Concerns
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Stage
from relationships.catalog.types import TYPES, is_name_of
from relationships.document.base import field_label
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import offered_name
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.formats import format_number, with_unit
from relationships.guide.outline import TITLE as NEXT_STEPS
from relationships.guide.outline import Item, outline_guide
from relationships.lenses.amounts import describe_cost, describe_customer_cost
from relationships.lenses.card_faces import describe_printed_plan
from relationships.lenses.cards import build_tints
from relationships.lenses.checks import ShownFinding, build_checks
from relationships.lenses.details import Fact, format_field
from relationships.lenses.gauge import build_gauge
from relationships.lenses.printing.sheet import MARKED, Mark
from relationships.lenses.service_cost import segment_figures

FIGURES = ("customers_now", "potential_size", "revenue_per_customer", "revenue_period", "gross_margin")
# A slide is no place for a text that is longer; the note has all of it.
LONGEST_TEXT = 300
ALSO_SHOWN = 6


class Role(StrEnum):
    """What a text on a card is, which decides how it looks."""

    HEADING = "heading"
    TEXT = "text"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class CardText:
    """A paragraph on a card, with the bold words that it begins with."""

    role: Role
    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A card in the colour of a segment (0: none)."""

    hue: int
    texts: tuple[CardText, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """The content of one slide, or of several if it is long; `mark` is that of its segment."""

    title: str
    cards: tuple[TopicCard, ...]
    facts: tuple[Fact, ...] = ()
    mark: Mark | None = None


def build_segment_topics(document: CanvasDocument) -> tuple[Topic, ...]:
    """Return a topic for each segment, in their order."""
    tints, concerns = build_tints(document), Concerns(document)
    topics = []
    for note in document.notes(Block.CUSTOMER_SEGMENTS):
        tint = tints.get(note.id)
        mark = Mark(tint.letter, tint.name, tint.hue) if tint else None
        cards = tuple(_relationship_cards(document, note, concerns, mark.hue if mark else 0))
        topics.append(Topic(offered_name(note.text), cards, tuple(_facts(document, note, concerns)), mark))
    return tuple(topics)


def build_findings_topic(document: CanvasDocument, today: dt.date) -> Topic:
    """Return what the checks found on a day, most severe first."""
    checks = build_checks(document, today)
    cards = [TopicCard(0, tuple(_finding(found))) for group in checks.groups for found in group.findings]
    if not cards:
        cards = [TopicCard(0, (CardText(Role.TEXT, f"{checks.nothing_found}."),))]
    if checks.left_out:
        cards.append(TopicCard(0, (CardText(Role.SOFT, f"And {checks.left_out} more findings."),)))
    title = f"Findings: {checks.summary}" if checks.summary else "Findings"
    return Topic(title, tuple(cards))


def build_guide_topics(document: CanvasDocument, today: dt.date) -> tuple[Topic, ...]:
    """Return what to do next on a day: the test of an assumption, and the steps in which there is something to do."""
    sections = outline_guide(document, today)
    return tuple(
        Topic(f"{NEXT_STEPS}: {section.heading}", tuple(TopicCard(0, tuple(_to_do(item))) for item in section.items))
        for section in sections
        if section.items
    )


def _to_do(item: Item) -> Iterator[CardText]:
    yield CardText(Role.HEADING, shorten(item.title))
    for label, text in item.rows:
        yield CardText(Role.TEXT, shorten(text), f"{label}:")


def _finding(found: ShownFinding) -> Iterator[CardText]:
    yield CardText(Role.HEADING, shorten(found.finding.sentence), f"{found.finding.severity.label}:")
    yield CardText(Role.TEXT, shorten(found.rule.what_to_do), "What to do:")


def _relationship_cards(document: CanvasDocument, segment: Note, concerns: Concerns, hue: int) -> Iterator[TopicCard]:
    own = concerns.counted_for(segment.id)
    also = [offered_name(note.text) for note, *_ in concerns.shared_with(segment.id)]
    for note, details in own:
        yield TopicCard(hue, tuple(_relationship(note, details, document.stage, document.currency)))
    if not own and not also:
        yield TopicCard(0, (CardText(Role.TEXT, "No relationship yet."),))
    if also:
        more = f" and {len(also) - ALSO_SHOWN} more" if len(also) > ALSO_SHOWN else ""
        yield TopicCard(0, (CardText(Role.TEXT, "; ".join(also[:ALSO_SHOWN]) + more, "Also for this segment:"),))


def _relationship(note: Note, details: RelationshipDetails, stage: Stage, currency: str) -> Iterator[CardText]:
    info = TYPES[details.type] if details.type else None
    kind = info.type.label if info else "Type not chosen"
    plan = describe_printed_plan(details, stage)
    yield CardText(Role.HEADING, f"{kind} ({plan})" if plan else kind)
    text = note.text.partition("\n")[2] if is_name_of(note.text, details.type) else note.text
    if text:
        yield CardText(Role.TEXT, shorten(text))
    for goal in details.goals:
        yield CardText(Role.TEXT, shorten(goal.tactics), f"{goal.goal.label}:" if goal.tactics else goal.goal.label)
    if facts := " · ".join(_relationship_facts(note, details, currency)):
        yield CardText(Role.SOFT, facts)


def _relationship_facts(note: Note, details: RelationshipDetails, currency: str) -> Iterator[str]:
    if details.type:
        served_by = TYPES[details.type].served_by.explained
        yield f"{served_by[:1].upper()}{served_by[1:]}"
    if details.owner:
        yield f"Run by {shorten(details.owner)}"
    yield from filter(None, (describe_cost(details, currency), describe_customer_cost(details, currency)))
    if details.customers_served is not None:
        yield f"{with_unit(format_number(details.customers_served), 'customers')} served"
    if note.status in MARKED:
        yield str(note.status.label)


def _facts(document: CanvasDocument, segment: Note, concerns: Concerns) -> Iterator[Fact]:
    """Yield the figures of a segment, and the newest measurement of its indicators and those of its relationships."""
    details = segment.segment
    if details and details.needs:
        yield Fact(field_label(SegmentDetails, "needs"), shorten(details.needs))
    for name in FIGURES:
        if details and (content := getattr(details, name)) is not None:
            text = format_field(SegmentDetails, name, content, {}, document.currency)
            yield Fact(field_label(SegmentDetails, name), text)
    yield from _costs(document, segment, concerns)
    subjects = {segment.id, *(note.id for note, _ in concerns.counted_for(segment.id))}
    for indicator in document.indicators:
        if indicator.subject in subjects:
            gauge = build_gauge(indicator, document.currency)
            yield Fact(indicator.name, shorten(gauge.said))


def _costs(document: CanvasDocument, segment: Note, concerns: Concerns) -> Iterator[Fact]:
    figures = segment_figures(document, segment, concerns)
    for label, figure in (("Cost to serve this segment", figures.cost), ("Cost per customer", figures.per_customer)):
        if figure.text:
            yield Fact(label, f"{figure.text} a month{figure.remark and f', {figure.remark}'}")


def shorten(text: str) -> str:
    """Return a text in one line, its end cut off if it is too long for a slide."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_TEXT else f"{words[: LONGEST_TEXT - 1].rstrip()}…"
