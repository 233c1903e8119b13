"""The proposed notes of a draft: segments and propositions from the answers, the rest from the pattern."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Stage, Status
from relationships.catalog.patterns.pattern import BusinessPattern, Line, Side
from relationships.catalog.relationships import Bond
from relationships.catalog.segments import CustomerRole, Factor, Level
from relationships.document.naming import in_quotes
from relationships.document.notes import Note
from relationships.document.own_words import OwnWords, phrase
from relationships.document.relationships import RelationshipDetails, RelationshipGoal
from relationships.document.segments import SegmentDetails
from relationships.drafting.clauses import Clause, find_clauses, shorten
from relationships.drafting.customers import find_customers
from relationships.drafting.propositions import Turned, offers_in, turn_round
from relationships.drafting.sides import Member, assign_sides
from relationships.drafting.ties import Tie, choose_ties, goals_at, main_goal
from relationships.drafting.traits import contact_of, implied_levels, kind_of
from relationships.drafting.wording import fill, fill_line, fill_reason, listed, values_for
from relationships.drafting.words import tokenise

# The namespace of the ids of proposed notes, which are the same for the same answers.
NAMESPACE = UUID("3d6f5a0e-4c1b-4b7e-9f0a-6a3a2f1d8c70")
# In these patterns the customers only use the offer, and the other side pays.
FREE_FOR_CUSTOMERS = frozenset(("advertising", "non_profit_third_party_payers"))
OTHERS = tuple(block for block in Block if block not in (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS))
# For the first segment of a side; further ones are served in a similar way.
TIES = 2
FOR_A_SIDE = (Block.VALUE_PROPOSITIONS, Block.CHANNELS, Block.REVENUE_STREAMS)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed note, its block, why it is proposed, and whether its words are those of an answer."""

    block: Block
    note: Note
    reason: str
    pattern: BusinessPattern
    from_answer: bool = False


@dataclass(slots=True)
class Composition:
    """What the notes of one draft share: the pattern, the sides, the clauses, and the ids given so far."""

    pattern: BusinessPattern
    members: Sequence[Member]
    clauses: Sequence[Clause]
    stage: Stage
    seed: str
    turned: list[Turned] = field(default_factory=list)
    segment_ids: dict[int, UUID] = field(default_factory=dict)

    def key(self, *place: object) -> UUID:
        """Return the id of the note at a place of the draft."""
        return uuid5(NAMESPACE, f"{self.seed}\n{self.pattern.key}\n{place}")

    def on(self, side: Side) -> list[Member]:
        """Return the segments on a side."""
        return [member for member in self.members if member.side is side]

    def ids(self, side: Side) -> tuple[UUID, ...]:
        """Return the ids of the segments on a side."""
        return tuple(self.segment_ids[number] for number, one in enumerate(self.members) if one.side is side)

    @property
    def values(self) -> dict[str, str]:
        """The words of the answers for the templates."""
        shorts = {side: [member.customers.short for member in self.on(side)] for side in Side}
        return values_for(shorts[Side.CUSTOMER], shorts[Side.OTHER])


def propose_notes(pattern: BusinessPattern, problem: str, for_whom: str, stage: Stage) -> tuple[Proposal, ...]:
    """Return the proposed notes in the order of the blocks, with unique texts in each block."""
    clauses = find_clauses(problem)
    members = assign_sides(pattern, find_customers(for_whom))
    composition = Composition(pattern, members, clauses, stage, f"{problem}\n{for_whom}", turn_round(clauses))
    segments = list(_segments(composition))
    others = _without_repetitions([one for block in OTHERS for one in _block(composition, block)])
    ties = _relationships(composition, others)
    order = list(Block)
    return tuple(sorted([*segments, *others, *ties], key=lambda one: order.index(one.block)))


def _without_repetitions(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Return the first proposal of each text in a block."""
    found: dict[tuple[Block, str], Proposal] = {}
    for one in proposals:
        found.setdefault((one.block, one.note.text.casefold()), one)
    return list(found.values())


def _segments(composition: Composition) -> Iterator[Proposal]:
    for number, member in enumerate(composition.members):
        key = composition.segment_ids[number] = composition.key("segment", number)
        note = Note(id=key, text=member.customers.name, segment=_details(composition, number, member))
        yield Proposal(Block.CUSTOMER_SEGMENTS, note, _segment_reason(composition, member), composition.pattern,
                       from_answer=member.is_named)  # fmt: skip


def _segment_reason(composition: Composition, member: Member) -> str:
    name = composition.pattern.name
    if not member.is_named:
        return f"Your answer names one side only, and this pattern ({name}) needs a second one."
    quoted = OwnWords(member.customers.name)
    if Side.OTHER in composition.pattern.roles:
        part = "They supply or pay" if member.side is Side.OTHER else "They have the problem"
        return phrase(f"In your words: {in_quotes('{}')}. {part}.", quoted)
    return phrase(f"In your words: {in_quotes('{}')}.", quoted)


def _details(composition: Composition, number: int, member: Member) -> SegmentDetails:
    levels = _levels(composition, member)
    needs = composition.turned[0].text if composition.turned and member.side is Side.CUSTOMER else ""
    return SegmentDetails(
        hue=number + 1,
        needs=needs,
        contact=contact_of(levels),
        kind=kind_of(word.folded for word in tokenise(member.customers.short)),
        roles=_roles(composition.pattern, member.side),
        factors=levels,
        main_goal=main_goal(composition.stage),
    )


def _levels(composition: Composition, member: Member) -> dict[Factor, Level]:
    """Return what the pattern assumes about a segment, and where the words say more, what they say."""
    return {**composition.pattern.roles[member.side].levels, **implied_levels(member.customers.words)}


def _roles(pattern: BusinessPattern, side: Side) -> tuple[CustomerRole, ...]:
    if pattern.key not in FREE_FOR_CUSTOMERS:
        return (CustomerRole.USER, CustomerRole.PAYER)
    return (CustomerRole.USER,) if side is Side.CUSTOMER else (CustomerRole.PAYER,)


def _block(composition: Composition, block: Block) -> Iterator[Proposal]:
    """Yield the notes of a block: first those in the words of the answers, then those of the pattern."""
    for number, (text, quoted, reason) in enumerate(_from_answers(composition, block)):
        note = _note(composition, block, text, Side.CUSTOMER, ("answer", number))
        yield Proposal(block, note, phrase(f"{reason}: {in_quotes('{}')}.", OwnWords(shorten(quoted))),
                       composition.pattern, from_answer=True)  # fmt: skip
    for number, line in enumerate(composition.pattern.blocks[block]):
        yield _from_line(composition, block, line, number)


def _from_answers(composition: Composition, block: Block) -> Iterator[tuple[str, str, str]]:
    """Yield the texts of notes that the answers themselves give, what they quote, and how they use it."""
    if block is Block.VALUE_PROPOSITIONS:
        for turned in composition.turned:
            yield turned.text, turned.quoted, "Your problem, turned round"
        for offer in offers_in(composition.clauses)[:1]:
            yield offer, offer, "In your words"
    if block in (Block.KEY_ACTIVITIES, Block.REVENUE_STREAMS):
        wanted = block is Block.REVENUE_STREAMS
        actions = [clause for clause in composition.clauses if clause.is_action and clause.is_price is wanted]
        for clause in actions[:1]:
            text = shorten(clause.after(1).partition(", and are ")[0])
            yield f"{text[0].upper()}{text[1:]}", clause.text, "In your words"


def _from_line(composition: Composition, block: Block, line: Line, number: int) -> Proposal:
    values = composition.values
    note = _note(composition, block, fill(line.text, values), line.side, ("pattern", number))
    return Proposal(block, note, fill_reason(line.reason, values), composition.pattern)


def _note(composition: Composition, block: Block, text: str, side: Side, place: tuple[object, ...]) -> Note:
    key = composition.key(block.value, *place)
    return Note(id=key, text=text, status=Status.ASSUMPTION,
                segments=composition.ids(side) if block in FOR_A_SIDE else ())  # fmt: skip


def _relationships(composition: Composition, others: Sequence[Proposal]) -> Iterator[Proposal]:
    firsts = {member.side: member for member in reversed(composition.members)}
    for number, member in enumerate(composition.members):
        role = composition.pattern.roles[member.side]
        most = TIES if member is firsts[member.side] else TIES - 1
        for tie in choose_ties(role, _levels(composition, member), composition.stage, most):
            yield _relationship(composition, others, number, tie)


def _relationship(composition: Composition, others: Sequence[Proposal], number: int, tie: Tie) -> Proposal:
    member, segment = composition.members[number], composition.segment_ids[number]
    short = listed([member.customers.short])
    values = values_for([short], [short])
    key = composition.key("relationship", number, tie.way.type)
    serves = [one.note.id for one in others if segment in one.note.segments and one.block is not Block.CHANNELS]
    channels = [one.note.id for one in others if segment in one.note.segments and one.block is Block.CHANNELS]
    details = RelationshipDetails(
        segment=segment,
        type=tie.way.type,
        bond=Bond.LASTING,
        channel=channels[0] if channels else None,
        serves=tuple(serves),
        goals=tuple(
            RelationshipGoal(id=uuid5(key, goal), goal=goal, tactics=fill_line(tactic, values))
            for goal, tactic in goals_at(tie.way, composition.stage)
        ),
    )
    note = Note(id=key, text=fill(tie.way.text, values), relationship=details)
    reason = fill_reason(f"{tie.way.reason} The advisor: {tie.fit.label.lower()} for {{whom}}.", values)
    return Proposal(Block.CUSTOMER_RELATIONSHIPS, note, reason, composition.pattern)
