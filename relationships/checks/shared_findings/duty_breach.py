"""Questions of good conduct: a finding if the answer is bad, an open question if there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from relationships.catalog.goals import Answer
from relationships.catalog.relationships import GOOD_ANSWER, Duty
from relationships.checks.asks.fields import ask_duty
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.finding import Ask, Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import agreed, count, joined, names


def badly_answered(relationship: Relationship, *duties: Duty) -> list[Duty]:
    """Return the duties that have a bad answer."""
    return [duty for duty in duties if relationship.answer(duty) not in (None, GOOD_ANSWER[duty])]


def is_open(relationship: Relationship, *duties: Duty) -> bool:
    """Return whether none of the duties is answered."""
    return all(relationship.answer(duty) is None for duty in duties)


def breach_finding(
    rule: str,
    severity: Severity,
    relationship: Relationship,
    duties: Sequence[Duty],
    sentence: str,
    words: str,
) -> Finding:
    """Return a finding about one relationship because of its bad answers; `words` name the step that resolves it."""
    given = {duty: relationship.details.duties[duty] for duty in duties}
    good = {GOOD_ANSWER[duty] for duty in duties}
    return Finding(
        rule,
        severity,
        (relationship.id,),
        sentence,
        figure=f"{agreed(len(duties), 'Answer', 'Answers')}: {_describe_answers(given)}",
        threshold=f"expected: {joined(sorted({str(answer.label) for answer in good}), 'or')}",
        repeats=True,
        facts=tuple(Fact(str(duty.label), str(answer.label), relationship.id) for duty, answer in given.items()),
        ask=ask_duty(words, relationship, duties[0]),
    )


def _describe_answers(answers: Mapping[Duty, Answer]) -> str:
    """Return answers as text: “No”, or “No to 2 questions”."""
    counted = Counter(answers.values())
    if len(answers) == 1:
        return str(next(iter(counted)).label)
    return joined([f"{answer.label} to {count(counted[answer], 'question')}" for answer in Answer if counted[answer]])


def ask[Part: (Relationship, Segment)](
    rule: str, of: Iterable[Part], question: str, places: Callable[[Part], Iterable[Ask]]
) -> Iterable[OpenQuestion]:
    """Yield one question about all of `of`, replacing {names}; nothing if it is empty.

    `places` returns the fields in which it is answered for one of them.
    """
    if items := list(of):
        named = names(item.note for item in items)
        asks = tuple(dict.fromkeys(place for item in items for place in places(item)))
        yield OpenQuestion(rule, tuple(item.id for item in items), question.replace("{names}", named), asks)
