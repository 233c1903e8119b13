"""The guiding questions that are still open for a segment.

Source: Business Model Generation (2010), which asks of customer relationships what each segment expects, what is
established, how costly that is and how it fits the rest of the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from relationships.analysis.service_mix import monthly_cost
from relationships.catalog.guiding_questions import GuidingQuestion
from relationships.document.relationships import RelationshipFields

Questions = tuple[GuidingQuestion, ...]

# A cost of 0 counts as stated. Setup cost does not: it is spent once and does not tell the running cost. A cost per
# customer tells it only together with the number of customers.
IS_ANSWERED: dict[GuidingQuestion, Callable[[RelationshipFields], bool]] = {
    GuidingQuestion.EXPECTED: lambda details: details.expected is not None,
    GuidingQuestion.ESTABLISHED: lambda details: details.established is not None,
    GuidingQuestion.COST: lambda details: monthly_cost(details) is not None,
    GuidingQuestion.FIT: lambda details: bool(details.serves or details.channel or details.integration),
}


def questions_open_in(details: RelationshipFields) -> Questions:
    """Return the open questions of one relationship."""
    return tuple(question for question, is_answered in IS_ANSWERED.items() if not is_answered(details))


def questions_open_for(relationships: Iterable[RelationshipFields]) -> Questions:
    """Return the questions open in any of these relationships, or all questions if there are none."""
    known = [set(questions_open_in(details)) for details in relationships]
    still_open = set[GuidingQuestion]().union(*known) if known else set(GuidingQuestion)
    return tuple(question for question in GuidingQuestion if question in still_open)
