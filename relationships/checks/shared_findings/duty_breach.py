"""Questions of good conduct: a finding where the answer is bad, a question where there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

from relationships.catalog.goals import Answer
from relationships.catalog.relationships import GOOD_ANSWER, Duty
from relationships.checks.cures.changes import with_duties
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.finding import Cure, Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import count, joined, names


def badly_answered(relationship: Relationship, *duties: Duty) -> list[Duty]:
    """Those of the duties that are answered, and not as they should be."""
    return [duty for duty in duties if relationship.says(duty) not in (None, GOOD_ANSWER[duty])]


def is_open(relationship: Relationship, *duties: Duty) -> bool:
    """Whether nothing is said of any of the duties."""
    return all(relationship.says(duty) is None for duty in duties)


def breach(
    rule: str,
    severity: Severity,
    relationship: Relationship,
    duties: Sequence[Duty],
    sentence: str,
    words: str,
    also: Sequence[UUID] = (),
) -> Finding:
    """What is wrong with one relationship because of some bad answers; once they are good ones, nothing is. The cure
    holds for others of which the same is said.
    """
    good = {duty: GOOD_ANSWER[duty] for duty in duties}
    return Finding(
        rule,
        severity,
        (relationship.id,),
        sentence,
        figure=_answers({duty: str(relationship.details.duties[duty]) for duty in duties}),
        threshold=_answers({duty: str(answer) for duty, answer in good.items()}),
        facts=tuple(
            Fact(str(duty.label), str(relationship.details.duties[duty].label), relationship.id) for duty in duties
        ),
        cure=Cure(words, lambda document: with_duties(document, [relationship.id, *also], good)),
    )


def _answers(answers: dict[Duty, str]) -> str:
    """Answers in words: “no”, or “no” to 2 questions."""
    counted = Counter(answers.values())
    if len(answers) == 1:
        return f"“{next(iter(counted))}”"
    return joined([f"“{answer}” to {count(counted[answer], 'question')}" for answer in Answer if counted[answer]])


def ask(rule: str, of: Iterable[Relationship | Segment], question: str) -> Iterable[OpenQuestion]:
    """One question for all whom it concerns, named in place of {names}; none where it concerns nobody."""
    if found := list(of):
        named = names(item.note for item in found)
        yield OpenQuestion(rule, tuple(item.id for item in found), question.replace("{names}", named))
