"""The canvas that a newcomer builds in four ways, and the expected result."""

from uuid import UUID, uuid4

from playwright.sync_api import Page, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.actions.editing import Submission
from relationships.actions.selections import delete_notes
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.catalog.types import RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.models import Canvas
from relationships.samples import load_sample
from relationships.store.load import load_document
from tests.conftest import PASSWORD

TITLE = "Bean There"
SEGMENT = "Small offices"
RELATIONSHIP = "A named manager for every office"
NEEDS = "Good coffee, and somebody to call"
TACTICS = "A tasting in their kitchen"
NOTES: dict[Block, str] = {
    Block.CUSTOMER_SEGMENTS: SEGMENT,
    Block.VALUE_PROPOSITIONS: "Good coffee without running a café",
    Block.CHANNELS: "Sales visits",
    Block.CUSTOMER_RELATIONSHIPS: RELATIONSHIP,
    Block.REVENUE_STREAMS: "Office plan, per desk per month",
    Block.KEY_RESOURCES: "Two account managers",
    Block.KEY_ACTIVITIES: "Roasting to order",
    Block.KEY_PARTNERSHIPS: "A roastery with spare capacity",
    Block.COST_STRUCTURE: "Green coffee",
}


def sign_up(page: Page) -> None:
    """Sign up, and expect the page on which to start a first canvas."""
    page.goto("/accounts/signup/")
    page.get_by_label("E-mail address").fill("ada@example.com")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("heading", name="Start your first canvas")).to_be_visible()


def expect_built() -> None:
    """Expect one canvas with all nine blocks, a segment with a detail, and a relationship with a type and a goal."""
    document = read_document(Canvas.objects.get(title=TITLE).pk)
    assert texts_by_block(document) == {block: [text] for block, text in NOTES.items()}
    (segment,), (relationship,) = document.blocks.customer_segments, document.blocks.customer_relationships
    assert segment.segment is not None
    assert segment.segment.needs == NEEDS
    details = relationship.relationship
    assert details is not None
    assert (details.type, details.segment) == (RelationshipType.DEDICATED, segment.id)
    assert {goal.goal: goal.tactics for goal in details.goals} == {Goal.ACQUISITION: TACTICS}


def read_document(canvas_id: UUID) -> CanvasDocument:
    """Return the document stored in the database."""
    return load_document(canvas_id).document


def texts_by_block(document: CanvasDocument) -> dict[Block, list[str]]:
    """Return the texts of the notes by block, in order."""
    return {block: [note.text for note in document.notes(block)] for block in Block}


WHOLE = (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS)


def small_canvas(owner: User, sample: str = "lego", kept: int = 3) -> UUID:
    """Create a sample with the first notes of most blocks only, which axe-core checks in half the time."""
    canvas_id = create_canvas(owner.pk, load_sample(sample))
    blocks = read_document(canvas_id).blocks
    notes = [note.id for block in Block if block not in WHOLE for note in blocks.notes(block)[kept:]]
    delete_notes(canvas_id, owner.pk, Submission(), notes=notes)
    return canvas_id


def canvas_with(owner: User, **blocks: list[str]) -> UUID:
    """Create a canvas of this owner, with the texts given for each block."""
    notes = {name: [{"id": uuid4(), "text": text} for text in texts] for name, texts in blocks.items()}
    document = CanvasDocument.model_validate({"title": TITLE, "blocks": notes})
    return create_canvas(owner.pk, document)
