"""Which of the four guiding questions are still open for a segment.

Source: Business Model Generation (2010), which asks of customer relationships what each segment expects, what is
established, how costly that is and how it fits the rest of the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from relationships.analysis.goal_coverage import relationships_in
from relationships.catalog.guiding_questions import GuidingQuestion
from relationships.document.canvas import CanvasDocument
from relationships.document.relationships import RelationshipFields

Questions = tuple[GuidingQuestion, ...]

# An amount that is nought was stated; what was spent once to set it up says nothing of what it costs to keep.
IS_ANSWERED: dict[GuidingQuestion, Callable[[RelationshipFields], bool]] = {
    GuidingQuestion.EXPECTED: lambda details: details.expected is not None,
    GuidingQuestion.ESTABLISHED: lambda details: details.established is not None,
    GuidingQuestion.COST: lambda details: details.fixed_cost is not None or details.cost_per_customer is not None,
    GuidingQuestion.FIT: lambda details: bool(details.serves or details.channel or details.integration),
}


def questions_open_in(details: RelationshipFields) -> Questions:
    """The questions that one relationship leaves open."""
    return tuple(question for question, is_answered in IS_ANSWERED.items() if not is_answered(details))


def questions_open_for(relationships: Iterable[RelationshipFields]) -> Questions:
    """What is open for a segment with these relationships: all without any, else what one of them leaves open."""
    known = [set(questions_open_in(details)) for details in relationships]
    still_open = set[GuidingQuestion]().union(*known) if known else set(GuidingQuestion)
    return tuple(question for question in GuidingQuestion if question in still_open)


def questions_by_segment(document: CanvasDocument) -> dict[UUID, Questions]:
    """The open questions of every segment that has a relationship."""
    by_segment: dict[UUID, list[RelationshipFields]] = {}
    for _, details in relationships_in(document):
        if details.segment:
            by_segment.setdefault(details.segment, []).append(details)
    return {segment: questions_open_for(each) for segment, each in by_segment.items()}
