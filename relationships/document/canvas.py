"""The canvas as one immutable value, which lenses, checks, exports and comparisons read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, Field, model_validator

from relationships.catalog.blocks import Block
from relationships.catalog.currencies import CURRENCIES
from relationships.catalog.goals import Stage
from relationships.catalog.segments import MarketPattern
from relationships.document.base import Identified, Value, by_id
from relationships.document.integrity import first_faults
from relationships.document.measurements import Dismissal, Indicator, Review
from relationships.document.notes import Blocks, Note, Notes
from relationships.document.values import Text, Title

SCHEMA_VERSION = 1


def _require_known_currency(value: str) -> str:
    if value not in CURRENCIES:
        raise ValueError("isn’t a currency code of ISO 4217, such as EUR")
    return value


Currency = Annotated[str, AfterValidator(_require_known_currency), Field(json_schema_extra={"enum": [*CURRENCIES]})]


class CanvasHead(Value):
    """The fields of a canvas as a whole."""

    title: Title = Field(title="Title")
    description: Text = Field("", title="Description")
    stage: Stage = Field(Stage.IDEA, title="Stage")
    market_pattern: MarketPattern | None = Field(None, title="Market pattern")
    currency: Currency = Field("EUR", title="Currency")
    sources: tuple[Text, ...] = Field((), title="Sources")


class CanvasDocument(CanvasHead):
    """A whole canvas as one value, without its revision and its times."""

    schema_version: Literal[1] = 1
    blocks: Blocks = Blocks()
    indicators: tuple[Indicator, ...] = ()
    reviews: tuple[Review, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()

    def notes(self, block: Block) -> Notes:
        """Return the notes of one block in order."""
        return self.blocks.notes(block)

    def placed_notes(self) -> Iterator[tuple[Block, Note]]:
        """Yield every note with its block, in the order in which blocks are filled in."""
        for block in Block:
            for note in self.notes(block):
                yield block, note

    def parts(self) -> Iterator[Identified]:
        """Yield the notes, indicators, readings, reviews and dismissals."""
        yield from (note for _, note in self.placed_notes())
        for indicator in self.indicators:
            yield indicator
            yield from indicator.readings
        yield from self.reviews
        yield from self.dismissals

    def note(self, key: UUID | None) -> Note | None:
        """Return the note with an id, in any block; None if there is none. The methods below do the same."""
        return by_id((note for _, note in self.placed_notes()), key)

    def block_of(self, key: UUID) -> Block | None:
        """Return the block of the note with an id."""
        return next((block for block, note in self.placed_notes() if note.id == key), None)

    def segment(self, key: UUID | None) -> Note | None:
        """Return the note with an id if it is in Customer Segments."""
        return by_id(self.blocks.customer_segments, key)

    def relationship(self, key: UUID | None) -> Note | None:
        """Return the note with an id if it is in Customer Relationships."""
        return by_id(self.blocks.customer_relationships, key)

    def indicator(self, key: UUID) -> Indicator | None:
        """Return the indicator with an id."""
        return by_id(self.indicators, key)

    def review(self, key: UUID) -> Review | None:
        """Return the review with an id."""
        return by_id(self.reviews, key)

    def dismissal(self, finding: str) -> Dismissal | None:
        """Return the dismissal of the finding with a key."""
        return next((dismissal for dismissal in self.dismissals if dismissal.key == finding), None)

    @model_validator(mode="after")
    def _check_integrity(self) -> Self:
        if faults := first_faults(self):
            raise ValueError("\n".join(faults))
        return self
