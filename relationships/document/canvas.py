"""The canvas as one immutable value: what every lens, check, export and comparison reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from relationships.catalog.blocks import Block
from relationships.catalog.currencies import CURRENCIES
from relationships.catalog.goals import Answer, Goal, Stage, Status
from relationships.catalog.indicators import Direction
from relationships.catalog.relationships import Bond, Duty, Personalisation, Programme, Tool
from relationships.catalog.segments import (
    ContactPreference,
    CustomerKind,
    CustomerRole,
    Factor,
    Level,
    MarketPattern,
    Period,
)
from relationships.catalog.types import RelationshipType
from relationships.document.integrity import first_faults
from relationships.document.values import (
    NOTES_PER_CANVAS,
    ByName,
    Count,
    Day,
    Digest,
    InGivenOrder,
    Line,
    Measure,
    Money,
    NoteText,
    Once,
    Percentage,
    Reason,
    Slug,
    Text,
    Title,
)

SCHEMA_VERSION = 1


def _known_currency(value: str) -> str:
    if value not in CURRENCIES:
        raise ValueError("is not a currency code of ISO 4217, such as EUR")
    return value


Currency = Annotated[str, AfterValidator(_known_currency), Field(json_schema_extra={"enum": [*CURRENCIES]})]


class Value(BaseModel):
    """A frozen part of a document; a field that it does not know is an error."""

    # What people wrote does not belong into the log when it turns out to be unfit.
    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, hide_input_in_errors=True
    )


class Evidence(Value):
    """What shows that a claim holds, or that it does not."""

    source: Line = ""
    date: Day | None = None
    result: Text = ""


class Experiment(Value):
    """How a claim is being tested."""

    hypothesis: Text = ""
    test: Text = ""
    measure: Line = ""
    criterion: Line = ""


def _or_nothing[Kind: Value](value: Kind | None) -> Kind | None:
    """An empty form says nothing: keep no shell of a value."""
    return None if value is None or value == type(value)() else value


EvidenceOrNothing = Annotated[Evidence | None, AfterValidator(_or_nothing)]
ExperimentOrNothing = Annotated[Experiment | None, AfterValidator(_or_nothing)]


class SegmentDetails(Value):
    """What is known of a customer segment. Money is in the canvas's currency; the gross margin is in percent."""

    hue: Annotated[int, Field(ge=0, le=NOTES_PER_CANVAS)] = 0
    needs: Text = ""
    behaviours: Text = ""
    demographics: Text = ""
    preferences: Text = ""
    contact: ContactPreference | None = None
    kind: CustomerKind | None = None
    roles: Annotated[tuple[CustomerRole, ...], Once] = ()
    platform_side: Line = ""
    potential_size: Count | None = None
    customers_now: Count | None = None
    customers_by_stage: Annotated[dict[Stage, Count], InGivenOrder] = {}
    revenue_per_customer: Money | None = None
    revenue_period: Period | None = None
    gross_margin: Percentage | None = None
    declined_goals: Annotated[dict[Goal, Line], InGivenOrder] = {}
    factors: Annotated[dict[Factor, Level], InGivenOrder] = {}
    main_goal: Goal | None = None


class RelationshipFields(Value):
    """What is known of a relationship, but for its goals. Fixed cost is per month; cost per customer per month."""

    segment: UUID | None = None
    type: RelationshipType | None = None
    programmes: Annotated[tuple[Programme, ...], Once] = ()
    offering: Line = ""
    bond: Bond | None = None
    feeling: Line = ""
    tools: Annotated[tuple[Tool, ...], Once] = ()
    tool: Line = ""
    channel: UUID | None = None
    owner: Line = ""
    expected: Answer | None = None
    expected_because: Text = ""
    established: Answer | None = None
    established_on: Day | None = None
    capacity: Count | None = None
    customers_served: Count | None = None
    setup_cost: Money | None = None
    fixed_cost: Money | None = None
    cost_per_customer: Money | None = None
    integration: Text = ""
    serves: tuple[UUID, ...] = ()
    start_stage: Stage | None = None
    end_stage: Stage | None = None
    change_trigger: Text = ""
    next_step: Text = ""
    duties: Annotated[dict[Duty, Answer], InGivenOrder] = {}
    personalisation: Annotated[tuple[Personalisation, ...], Once] = ()
    data_kept: Text = ""
    data_purpose: Text = ""
    data_protection: Text = ""
    data_audited_on: Day | None = None


class RelationshipGoal(Value):
    """One goal that a relationship serves, and by which tactics."""

    id: UUID
    goal: Goal
    tactics: Text = ""


def _in_order(goals: tuple[RelationshipGoal, ...]) -> tuple[RelationshipGoal, ...]:
    order = list(Goal)
    return tuple(sorted(goals, key=lambda each: order.index(each.goal)))


class RelationshipDetails(RelationshipFields):
    """What is known of a relationship, its goals included."""

    goals: Annotated[tuple[RelationshipGoal, ...], AfterValidator(_in_order)] = ()


class Note(Value):
    """One card of a canvas; its text is its name."""

    id: UUID
    text: NoteText
    status: Status = Status.ASSUMPTION
    segments: tuple[UUID, ...] = ()
    evidence: EvidenceOrNothing = None
    experiment: ExperimentOrNothing = None
    segment: SegmentDetails | None = None
    relationship: RelationshipDetails | None = None


class Reading(Value):
    """One measurement of an indicator, with the inputs and the variant of the formula it came from."""

    id: UUID
    date: Day
    value: Measure
    variant: Line = ""
    inputs: Annotated[dict[Line, Measure], ByName] = {}
    remark: Text = ""


def _by_date(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return tuple(sorted(readings, key=lambda reading: reading.date))


class Indicator(Value):
    """A KPI of the canvas, or of the segment or relationship whose note is its subject."""

    id: UUID
    name: Line
    code: Line = ""
    subject: UUID | None = None
    unit: Line = ""
    direction: Direction = Direction.MORE
    target: Measure | None = None
    readings: Annotated[tuple[Reading, ...], AfterValidator(_by_date)] = ()


class Review(Value):
    """One look back at a relationship, a segment or the whole canvas, with what followed from it."""

    id: UUID
    subject: UUID | None = None
    date: Day
    customers_said: Text = ""
    decision: Text = ""
    change: Text = ""
    next_due: Day | None = None


class Dismissal(Value):
    """That a finding is not to be counted, and why: what one rule says about some notes, on the evidence of a digest.

    The notes may be gone: then it sleeps, and holds again when they come back. Other evidence brings the finding back.
    """

    id: UUID
    rule: Slug
    about: Annotated[tuple[UUID, ...], Once] = ()
    fingerprint: Digest
    reason: Reason
    date: Day


Notes = tuple[Note, ...]


class Blocks(Value):
    """The nine blocks, each with its notes in order."""

    customer_segments: Notes = ()
    value_propositions: Notes = ()
    channels: Notes = ()
    customer_relationships: Notes = ()
    revenue_streams: Notes = ()
    key_resources: Notes = ()
    key_activities: Notes = ()
    key_partnerships: Notes = ()
    cost_structure: Notes = ()


class CanvasHead(Value):
    """What is said of a canvas as a whole."""

    title: Title
    description: Text = ""
    stage: Stage = Stage.IDEA
    market_pattern: MarketPattern | None = None
    currency: Currency = "EUR"
    sources: tuple[Text, ...] = ()


class CanvasDocument(CanvasHead):
    """A whole canvas as one value. Revision and times stand beside it, never in it."""

    schema_version: Literal[1] = 1
    blocks: Blocks = Blocks()
    indicators: tuple[Indicator, ...] = ()
    reviews: tuple[Review, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()

    def notes(self, block: Block) -> Notes:
        """The notes of one block in their order."""
        notes: Notes = getattr(self.blocks, block.value)
        return notes

    def placed_notes(self) -> Iterator[tuple[Block, Note]]:
        """Every note with the block it stands in, in filling order."""
        for block in Block:
            for note in self.notes(block):
                yield block, note

    @model_validator(mode="after")
    def _hold_together(self) -> Self:
        if faults := first_faults(self):
            raise ValueError("\n".join(faults))
        return self
