"""What the review of a draft shows: the proposals by block with their decisions, and how sure the draft is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from canvas_app.drafts.forms import DROP, KEEP, PatternForm, ReviewForm, kept_texts
from canvas_app.drafts.stored import StoredDraft
from relationships.catalog.blocks import Block
from relationships.drafting.acceptance import accepted_document, has_lost_segment
from relationships.drafting.cases import company
from relationships.drafting.draft import Draft
from relationships.drafting.matching import Match
from relationships.drafting.notes import Proposal
from relationships.lenses.cards import Tint, build_tints, concerned_tints
from relationships.lenses.miniature import Miniature, draw_miniature

# The words of an answer that suggest a pattern, as many as fit on two lines.
WORDS_SHOWN = 6
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A proposal with the colours of its segments, its fields, and whether its relationship lost its segment."""

    proposal: Proposal
    tints: tuple[Tint, ...]
    verdict: str
    text: str
    errors: tuple[str, ...]
    is_edited: bool
    has_lost_segment: bool

    @property
    def key(self) -> str:
        """The id of the note as the names of its fields end with it."""
        return str(self.proposal.note.id)


@dataclass(frozen=True, slots=True)
class Group:
    """A block with its rows."""

    block: Block
    rows: tuple[Row, ...]

    @property
    def kept(self) -> int:
        """The number of notes that are kept."""
        return sum(row.verdict == KEEP for row in self.rows)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pattern that fits as well, and how well compared with the best, in percent."""

    match: Match
    share: int


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The whole page."""

    draft: Draft
    groups: tuple[Group, ...]
    counts: Counter[str]
    miniature: Miniature
    words: tuple[str, ...]
    others: tuple[Candidate, ...]
    case: str
    examples: tuple[str, ...]
    patterns: PatternForm

    @property
    def kept(self) -> int:
        """The number of notes that are kept."""
        return self.counts[KEEP]

    @property
    def dropped(self) -> int:
        """The number of notes that are dropped."""
        return self.counts[DROP]

    @property
    def open(self) -> int:
        """The number of notes that nobody has decided about."""
        return self.counts[""]


def build_page(draft: Draft, stored: StoredDraft, form: ReviewForm) -> ReviewPage:
    """Return the page; a form with errors shows what was sent."""
    groups = tuple(Group(block, tuple(_rows(draft, block, form))) for block in Block)
    kept = kept_texts(draft, stored.verdicts, stored.texts)
    left = {one.note.id: one.note.text for one in draft.proposals if stored.verdicts.get(str(one.note.id)) != DROP}
    return ReviewPage(
        draft=draft,
        groups=groups,
        counts=Counter(row.verdict for group in groups for row in group.rows),
        miniature=draw_miniature(accepted_document(draft, kept or left)),
        words=draft.words[:WORDS_SHOWN],
        others=_candidates(draft),
        case=company(draft.case) if draft.case else "",
        examples=tuple(company(name) for name in draft.pattern.cases),
        patterns=PatternForm(initial={"pattern": draft.pattern.key}),
    )


def _rows(draft: Draft, block: Block, form: ReviewForm) -> list[Row]:
    tints = build_tints(draft.document)
    kept = {one.note.id for one in draft.proposals if form[f"verdict_{one.note.id}"].value() != DROP}
    rows = []
    for one in draft.by_block[block]:
        text = form[f"text_{one.note.id}"]
        own = (tints[one.note.id],) if one.note.id in tints else tuple(concerned_tints(block, one.note, tints))
        rows.append(
            Row(
                proposal=one,
                tints=own,
                verdict=form[f"verdict_{one.note.id}"].value() or "",
                text=text.value() or "",
                errors=tuple(str(error) for error in text.errors),
                is_edited=(text.value() or "") != one.note.text,
                has_lost_segment=has_lost_segment(one.note, kept),
            )
        )
    return rows


def _candidates(draft: Draft) -> tuple[Candidate, ...]:
    best = max((match.score for match in (*draft.others, *draft.matched)), default=0.0)
    return tuple(Candidate(match, round(WHOLE * match.score / best)) for match in draft.others if best)
