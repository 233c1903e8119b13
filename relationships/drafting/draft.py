"""A first draft of a canvas from two answers, or one question where they say too little."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.catalog.fit import Confidence
from relationships.catalog.patterns.pattern import BusinessPattern
from relationships.catalog.patterns.registry import PATTERNS
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks
from relationships.document.values import TITLE_LENGTH
from relationships.drafting.answers import Answers, require_length
from relationships.drafting.cases import nearest_case
from relationships.drafting.customers import find_customers
from relationships.drafting.follow_up import FOLLOW_UPS, FollowUp
from relationships.drafting.language import Unclear, judge
from relationships.drafting.matching import (
    RUNNERS_UP,
    Match,
    concepts_of_stem,
    confidence,
    is_match,
    rank_patterns,
    weigh_terms,
)
from relationships.drafting.notes import Proposal, propose_notes
from relationships.drafting.words import clean, tokenise


@dataclass(frozen=True)
class Draft:
    """A canvas of assumptions, each with its reason; nothing of it is stored.

    `words` are the words of the answers that suggest the pattern, `matched` how well it matches, if at all, `others`
    the next best patterns, and `case` is the name of an example that resembles the answers, or empty.
    """

    document: CanvasDocument
    proposals: tuple[Proposal, ...]
    pattern: BusinessPattern
    confidence: Confidence
    words: tuple[str, ...]
    matched: tuple[Match, ...]
    others: tuple[Match, ...]
    case: str

    @cached_property
    def by_block(self) -> dict[Block, tuple[Proposal, ...]]:
        """The proposals of each block."""
        return {block: tuple(one for one in self.proposals if one.block is block) for block in Block}

    def proposal(self, key: UUID) -> Proposal | None:
        """Return the proposal of the note with an id."""
        return next((one for one in self.proposals if one.note.id == key), None)


def make_draft(answers: Answers) -> Draft | FollowUp:
    """Return a draft, the same for the same answers, or the question that has to be answered first.

    Raise Refused if an answer is too long.
    """
    for answer in (answers.problem, answers.for_whom):
        require_length(answer)
    problem, for_whom = clean(answers.problem), clean(answers.for_whom)
    if unclear := _unclear(problem, for_whom):
        return FOLLOW_UPS[unclear]
    matches = rank_patterns(problem, for_whom)
    chosen = PATTERNS.get(answers.pattern)
    if not chosen and not is_match(matches):
        return FOLLOW_UPS[Unclear.UNMATCHED]
    return _draft(answers, problem, for_whom, matches, chosen or matches[0].pattern)


def _unclear(problem: str, for_whom: str) -> Unclear | None:
    if not tokenise(problem) or not tokenise(for_whom):
        return Unclear.TOO_SHORT
    if unclear := judge(tokenise(f"{problem}\n{for_whom}"), f"{problem} {for_whom}"):
        return unclear
    return None if find_customers(for_whom) else Unclear.NOBODY


def _draft(answers: Answers, problem: str, for_whom: str, matches: Sequence[Match], pattern: BusinessPattern) -> Draft:
    weights = weigh_terms(problem, for_whom)
    proposals = propose_notes(pattern, problem, for_whom, answers.stage)
    match = next((match for match in matches if match.pattern is pattern), None)
    others = tuple(match for match in matches if match.pattern is not pattern)[:RUNNERS_UP]
    return Draft(
        document=_document(answers, for_whom, proposals),
        proposals=proposals,
        pattern=pattern,
        confidence=confidence(matches) if match and match is matches[0] else Confidence.LOW,
        words=tuple(_as_written(match, f"{problem} {for_whom}")) if match else (),
        matched=(match,) if match else (),
        others=others,
        case=nearest_case(weights),
    )


def _as_written(match: Match, text: str) -> Iterator[str]:
    """Yield the words of the answers that suggest a pattern by their stems or concepts, the strongest first."""
    written: dict[str, str] = {}
    for word in tokenise(text):
        for term in (word.stem, *concepts_of_stem(word.stem)):
            written.setdefault(term, word.text.lower())
    yield from dict.fromkeys(written[term] for term in match.words if term in written)


def _document(answers: Answers, for_whom: str, proposals: Sequence[Proposal]) -> CanvasDocument:
    placed = {block.value: tuple(one.note for one in proposals if one.block is block) for block in Block}
    title = " ".join(clean(answers.name).split()) or f"Draft for {find_customers(for_whom)[0].short}"
    return CanvasDocument(title=title[:TITLE_LENGTH], stage=answers.stage, blocks=Blocks(**placed))
