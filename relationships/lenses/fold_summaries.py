"""What is in each fold of a note's details, in one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from relationships.analysis.segment_answers import collect_answers
from relationships.catalog.blocks import Block
from relationships.catalog.segments import Period
from relationships.document.naming import offered_name
from relationships.document.notes import Experiment, Note
from relationships.document.own_words import OwnWords, Phrase, join_words
from relationships.document.parts import NotePart
from relationships.document.segments import SegmentDetails
from relationships.document.units import number
from relationships.formats import format_money, format_number, with_unit
from relationships.lenses.advice import describe_answered
from relationships.lenses.fold_measurements import summarise_measurements
from relationships.lenses.fold_relationships import RELATIONSHIP_LINES, LinkedBlocks, describe_proof
from relationships.lenses.folds import Fold, folds_of
from relationships.lenses.measurements import Measurements

NOTHING_YET = "Nothing yet"
SEPARATOR = " · "
# After an amount; a field is labelled “per month”.
EACH: dict[Period, str] = {Period.MONTH: "a month", Period.YEAR: "a year", Period.ORDER: "per order"}


@dataclass(frozen=True, slots=True)
class FoldedNote:
    """A note with what its summaries need: the blocks of the notes it links to, the currency, its measurements."""

    note: Note | NotePart
    block: Block
    linked: LinkedBlocks
    currency: str
    measured: Measurements


def summarise_folds(folded: FoldedNote) -> dict[Fold, str]:
    """Return what is in each fold of a note, in one line."""
    lines = _lines(folded)
    return {fold: _join(lines[fold]) for fold in folds_of(folded.block)}


def _join(parts: Iterable[str]) -> str:
    """Return the parts in one line that starts with a capital letter, unless that is somebody's own."""
    known = [part for part in parts if part]
    if not known:
        return NOTHING_YET
    first, *others = known
    is_ours = not isinstance(first, (OwnWords, Phrase))
    return join_words(SEPARATOR, [first[:1].upper() + first[1:] if is_ours else first, *others])


def _lines(folded: FoldedNote) -> Mapping[Fold, Iterator[str]]:
    note, measured = folded.note, {Fold.INDICATORS: summarise_measurements(folded.measured)}
    if folded.block is Block.CUSTOMER_RELATIONSHIPS:
        return measured | {
            fold: line(note, folded.linked, folded.currency) for fold, line in RELATIONSHIP_LINES.items()
        }
    lines = measured | {Fold.EVIDENCE: describe_proof(note), Fold.EXPERIMENT: _experiment(note.experiment)}
    details = note.segment or SegmentDetails()
    return lines | {fold: line(details, folded.currency) for fold, line in SEGMENT_LINES.items()}


def _experiment(experiment: Experiment | None) -> Iterator[str]:
    if experiment:
        yield offered_name(experiment.test or experiment.hypothesis)
        yield offered_name(experiment.measure or experiment.criterion)


def _who(details: SegmentDetails, _currency: str) -> Iterator[str]:
    yield details.kind.label if details.kind else ""
    yield ", ".join(role.label.lower() for role in details.roles)
    yield offered_name(details.platform_side or details.demographics or details.behaviours)


def _preferences(details: SegmentDetails, _currency: str) -> Iterator[str]:
    yield details.contact.label if details.contact else ""
    yield offered_name(details.preferences)


def _worth(details: SegmentDetails, currency: str) -> Iterator[str]:
    if details.potential_size is not None:
        yield f"{format_number(details.potential_size)} potential customers"
    if details.revenue_per_customer is not None:
        period = EACH[details.revenue_period] if details.revenue_period else ""
        yield f"{format_money(details.revenue_per_customer, currency)} {period}".rstrip()
    if details.gross_margin is not None:
        yield f"gross margin {with_unit(number(details.gross_margin), '%')}"


def _declined(details: SegmentDetails, _currency: str) -> Iterator[str]:
    yield ", ".join(goal.label.lower() for goal in details.declined_goals)


def _factors(details: SegmentDetails, currency: str) -> Iterator[str]:
    if answers := collect_answers(details, currency):
        yield describe_answered(answers)
    if details.main_goal:
        yield f"{details.main_goal.label.lower()} matters most"


SEGMENT_LINES: dict[Fold, Callable[[SegmentDetails, str], Iterator[str]]] = {
    Fold.WHO: _who,
    Fold.WORTH: _worth,
    Fold.PREFERENCES: _preferences,
    Fold.FACTORS: _factors,
    Fold.DECLINED: _declined,
}
