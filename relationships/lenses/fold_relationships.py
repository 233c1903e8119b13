"""What is in each fold of a relationship, in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from uuid import UUID

from relationships.analysis.service_mix import monthly_cost
from relationships.analysis.stages import describe_span
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Answer, Status
from relationships.catalog.links import CUSTOMER_SIDE
from relationships.catalog.relationships import GOOD_ANSWER, Duty
from relationships.document.naming import offered_name
from relationships.document.notes import Note
from relationships.document.own_words import phrase
from relationships.document.parts import NotePart
from relationships.document.relationships import RelationshipDetails, RelationshipFields
from relationships.formats import format_money, format_month, format_number, with_unit
from relationships.lenses.amounts import describe_cost
from relationships.lenses.folds import Fold

LinkedBlocks = Mapping[UUID, Block]
SOME = 3
# One note of a block, and several.
NOUNS: dict[Block, tuple[str, str]] = {
    Block.CUSTOMER_SEGMENTS: ("segment", "segments"),
    Block.VALUE_PROPOSITIONS: ("value proposition", "value propositions"),
    Block.CHANNELS: ("channel", "channels"),
    Block.CUSTOMER_RELATIONSHIPS: ("relationship", "relationships"),
    Block.REVENUE_STREAMS: ("revenue stream", "revenue streams"),
    Block.KEY_RESOURCES: ("key resource", "key resources"),
    Block.KEY_ACTIVITIES: ("key activity", "key activities"),
    Block.KEY_PARTNERSHIPS: ("key partnership", "key partnerships"),
    Block.COST_STRUCTURE: ("cost", "costs"),
}

type Line = Callable[[Note | NotePart, LinkedBlocks, str], Iterator[str]]


def describe_proof(note: Note | NotePart) -> Iterator[str]:
    """Yield the evidence of a note and its date."""
    if note.evidence:
        yield offered_name(note.evidence.result or note.evidence.source)
        yield format_month(note.evidence.date) if note.evidence.date else ""


def _details(note: Note | NotePart) -> RelationshipFields:
    return note.relationship or RelationshipDetails()


def _evidence(note: Note | NotePart, _linked: LinkedBlocks, _currency: str) -> Iterator[str]:
    details = _details(note)
    yield offered_name(details.expected_because) or _answered(details.expected, "expected")
    since = f" in {format_month(details.established_on)}" if details.established_on else ""
    yield _answered(details.established, f"established{since if details.established != Answer.NO else ''}")
    yield note.status.label.lower() if note.status != Status.ASSUMPTION else ""
    yield from describe_proof(note)


def _answered(answer: Answer | None, word: str) -> str:
    if answer is None:
        return ""
    return word if answer == Answer.YES else f"not {word}"


def _costs(note: Note | NotePart, _linked: LinkedBlocks, currency: str) -> Iterator[str]:
    details = _details(note)
    cost, customers = monthly_cost(details), details.customers_served
    yield describe_cost(details, currency)
    if customers is not None:
        yield with_unit(format_number(customers), "customer" if customers == 1 else "customers")
    if cost is not None and customers:
        yield f"{format_money(cost / customers, currency)} each"
    if details.capacity is not None:
        yield f"capacity for {format_number(details.capacity)}"
    if details.setup_cost is not None:
        yield f"{format_money(details.setup_cost, currency)} to set up"


def _links(note: Note | NotePart, linked: LinkedBlocks, _currency: str) -> Iterator[str]:
    details = _details(note)
    referred = {*details.serves, details.channel} - {None}
    counts = Counter(linked[key] for key in referred if key and key in linked)
    if not details.integration:
        # First, since the end of a long line is cut off.
        missing = [NOUNS[block][0] for block in CUSTOMER_SIDE if not counts[block]]
        yield f"not linked yet: {', '.join(missing)}" if missing else ""
    yield from (_counted(counts[block], block) for block in Block if counts[block])
    others = set(note.segments) - {details.segment}
    yield f"also for {_counted(len(others), Block.CUSTOMER_SEGMENTS)}" if others else ""
    yield offered_name(details.integration)


def _counted(count: int, block: Block) -> str:
    one, several = NOUNS[block]
    return f"{format_number(count)} {one if count == 1 else several}"


def _means(note: Note | NotePart, _linked: LinkedBlocks, _currency: str) -> Iterator[str]:
    details = _details(note)
    yield details.bond.label if details.bond else ""
    named = [choice.label for choice in (*details.programmes, *details.tools)]
    yield ", ".join(named[:SOME]) + (f" +{len(named) - SOME}" if len(named) > SOME else "")
    yield offered_name(details.tool or details.offering or details.feeling)


def _evolution(note: Note | NotePart, _linked: LinkedBlocks, _currency: str) -> Iterator[str]:
    details = _details(note)
    start, end = details.start_stage, details.end_stage
    if start and end:
        yield f"{start.label} → {end.label.lower()}" if start != end else f"only at the {start.label.lower()} stage"
    elif start or end:
        yield describe_span(start, end)
    if details.next_step:
        yield phrase("next: {}" if start or end else "Next: {}", offered_name(details.next_step))
    else:
        yield offered_name(details.change_trigger)


def _duties(note: Note | NotePart, _linked: LinkedBlocks, _currency: str) -> Iterator[str]:
    details = _details(note)
    against = sum(answer != GOOD_ANSWER[duty] for duty, answer in details.duties.items())
    if details.duties:
        yield f"{len(details.duties)} of {len(Duty)} answered, {against or 'none'} breached"
    if any((details.personalisation, details.data_kept, details.data_purpose, details.data_protection)):
        yield "personal data described"


RELATIONSHIP_LINES: dict[Fold, Line] = {
    Fold.EVIDENCE: _evidence,
    Fold.COSTS: _costs,
    Fold.LINKS: _links,
    Fold.MEANS: _means,
    Fold.EVOLUTION: _evolution,
    Fold.DUTIES: _duties,
}
