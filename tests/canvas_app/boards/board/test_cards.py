"""The markup of a card: texts are shown as written and escaped."""

import re
from dataclasses import replace
from html import unescape
from typing import Any
from uuid import UUID, uuid4

import pytest

from canvas_app.boards.templatetags.cards import cards
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal, Stage
from relationships.catalog.types import RelationshipType
from relationships.checks.finding import Severity
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.lenses.card_faces import RelationshipFace, SegmentFace
from relationships.lenses.cards import Card, Tint, build_card, build_frame
from relationships.lenses.details import describe_note
from relationships.lenses.finding_counts import Mark
from relationships.lenses.printing.sheet import build_sheet
from tests.markup import one_line

KEY = UUID(int=7)
HOSTILE = "</span><script>{0} {} {card.id}\"'"
ESCAPED = "&lt;/span&gt;&lt;script&gt;{0} {} {card.id}&quot;&#x27;"


def test_plain_card_is_a_link_with_its_text() -> None:
    assert one_line(cards([Card(KEY, "Mail", status="fact")], "/notes/")) == (
        f'<li id="note-{KEY}" class="note" data-note="{KEY}" data-text="Mail" data-status="fact">'
        f'<a class="note-link" href="/notes/{KEY}/" aria-describedby="about-{KEY}">'
        f'<span class="note-text">Mail</span></a><div class="meta" id="about-{KEY}">'
        '<span class="marks"></span></div></li>'
    )


def test_nothing_that_was_written_becomes_markup() -> None:
    card = Card(
        KEY,
        HOSTILE,
        Tint(9, HOSTILE, 1),
        (Tint(2, HOSTILE, 28),),
        "testing",
        segment=SegmentFace(HOSTILE, "1,000", None),
        label=HOSTILE,
        dimmed=True,
    )

    drawn = cards([card, replace(card, segment=None)], "/notes/")
    assert "script>" not in unescape_once(drawn)
    assert drawn.count(ESCAPED) == 14
    assert 'data-hue="1" data-pattern="1" data-segments="9 2" data-status="testing" data-dimmed' in one_line(drawn)
    assert f'aria-describedby="outside-filter about-{KEY}"' in drawn


def test_card_for_several_segments_has_the_colours_of_all_of_them_at_its_edge() -> None:
    card = Card(KEY, "Shop", Tint(1, "Homes", 1), (Tint(3, "Firms", 2),))
    shared, own = one_line(cards([card], "/notes/")), one_line(cards([replace(card, others=())], "/notes/"))
    assert '<span class="edge" aria-hidden="true"><i data-hue="1"></i><i data-hue="3"></i></span>' in shared
    assert "data-shared" in shared
    assert "data-shared" not in own
    assert 'class="edge"' not in own


def unescape_once(drawn: str) -> str:
    """Return HTML without the escaped text, in which nothing of it may be left."""
    return drawn.replace(ESCAPED, "")


@pytest.mark.parametrize(
    ("status", "name"),
    [
        ("fact", None),
        ("assumption", None),
        ("testing", "Testing"),
        ("validated", "Validated"),
        ("invalidated", "Invalidated"),
    ],
)
def test_only_what_is_not_usual_has_a_mark(status: str, name: str | None) -> None:
    drawn = cards([Card(KEY, "Mail", status=status)], "/notes/")
    assert re.findall("<title>(.*?)</title>", drawn) == ([name] if name else [])
    assert "chip" not in drawn


def test_card_of_a_relationship_has_its_type_its_cost_and_three_goals() -> None:
    goals = ({"id": uuid4(), "goal": "boosting_sales"}, {"id": uuid4(), "goal": "retention"})
    drawn = one_line(cards([relationship_card(type="automated_services", fixed_cost="650", goals=goals)], "/notes/"))
    assert "<title>Automated services</title>" in drawn
    assert '<span aria-hidden="true">Automated</span><span class="num">€650 a month</span>' in drawn
    assert '<span class="goal-icons" role="img" aria-label="Goals: retention, boosting sales">' in drawn
    assert re.findall('data-served="(.*?)"', drawn) == ["no", "yes", "yes"]
    assert "data-planned" not in drawn


@pytest.mark.parametrize(
    ("fields", "about"),
    [
        ({"start_stage": "growth"}, "from the growth stage"),
        ({"start_stage": "growth", "end_stage": "mature"}, "from growth to mature"),
        ({"end_stage": "idea"}, "until the idea stage"),
        ({"established": "no"}, "planned"),
        ({"established": "no", "expected": "yes"}, "expected, not established"),
    ],
)
def test_relationship_that_does_not_run_says_so_in_place_of_its_cost(fields: dict[str, str], about: str) -> None:
    card = relationship_card(fixed_cost="650", **fields)
    assert card.relationship is not None
    assert (card.relationship.about, card.relationship.is_planned) == (about, True)
    assert " data-planned" in one_line(cards([card], "/notes/"))


def relationship_card(**fields: Any) -> Card:
    note = Note(id=KEY, text="Club", relationship=RelationshipDetails.model_validate(fields))
    frame = build_frame(CanvasDocument(title="Bean There", stage=Stage.START_UP))
    return build_card(Block.CUSTOMER_RELATIONSHIPS, note, frame)


def test_segment_lists_the_types_of_all_relationships_that_concern_it() -> None:
    own, other, lonely = (Note(id=uuid4(), text=text, segment=SegmentDetails()) for text in ("One", "Two", "Three"))
    kinds = ("automated_services", "dedicated_personal_assistance", "automated_services")
    relationships = tuple(
        Note(id=uuid4(), text="R", segments=(other.id,), relationship=RelationshipDetails(segment=own.id, type=kind))
        for kind in kinds
    )
    blocks = Blocks(customer_segments=(own, other, lonely), customer_relationships=relationships)
    frame = build_frame(CanvasDocument(title="Bean There", blocks=blocks))
    drawn = [cards([build_card(Block.CUSTOMER_SEGMENTS, note, frame)], "/notes/") for note in (own, other, lonely)]
    named = ["Dedicated personal assistance", "Automated services"]
    assert [re.findall("<title>(.*?)</title>", card) for card in drawn] == [named, named, []]
    assert ["no relationship yet" in card for card in drawn] == [False, False, True]


def test_segment_of_an_untyped_relationship_says_so() -> None:
    segment = Note(id=uuid4(), text="One", segment=SegmentDetails())
    untyped = Note(id=uuid4(), text="R", relationship=RelationshipDetails(segment=segment.id))
    blocks = Blocks(customer_segments=(segment,), customer_relationships=(untyped,))
    frame = build_frame(CanvasDocument(title="Bean There", blocks=blocks))
    assert "type not chosen" in cards([build_card(Block.CUSTOMER_SEGMENTS, segment, frame)], "/notes/")


def test_mark_is_an_icon_with_words_for_screen_readers() -> None:
    drawn = one_line(cards([Card(KEY, "Mail", mark=Mark(2, Severity.WARNING, "Nobody reads it."))], "/notes/"))
    assert f'<a class="chip mark warn" data-mark="{KEY}" data-findings="2" href="/notes/{KEY}/findings/"' in drawn
    assert 'title="2 findings"' in drawn
    words = '<span class="mark-words">2 findings<span class="visually-hidden">, most severe: warning</span></span></a>'
    assert words in drawn


def test_card_holds_the_text_exactly_as_it_was_written() -> None:
    text = "“Müller” & <b>\n\n   three > <  spaces, a\ttab, 'quotes' \"and\"\n\u05de\u05e9 👩\u200d👧 {{ x }} &amp; 1"
    drawn = cards([Card(KEY, text), Card(KEY, text, segment=SegmentFace("", "", None))], "/notes/")

    assert [unescape(value) for value in re.findall(r'data-text="([^"]*)"', drawn)] == [text, text]


def test_search_finds_whatever_a_card_shows() -> None:
    offices, shops = Tint(1, "Offices", 1), Tint(2, "Shops", 2)
    types = (RelationshipType.COMMUNITIES,)
    segment = Card(KEY, "Offices", offices, status="fact", segment=SegmentFace("Coffee", "12 of ~40", types))
    face = RelationshipFace(
        RelationshipType.COMMUNITIES, "Communities", "€72 a month", (Goal.RETENTION,), is_planned=False
    )
    other = Card(KEY, "Club", offices, (shops,), "validated", relationship=face)

    assert segment.words == "Coffee 12 of ~40 Communities"
    assert other.words == "Offices Shops Communities €72 a month retention Validated"


def test_no_cards_are_nothing() -> None:
    assert cards([], "/notes/") == ""


def test_letters_stand_in_the_order_of_the_segments() -> None:
    segments = [Note(id=uuid4(), text=name, segment=SegmentDetails()) for name in "ABC"]
    note = Note(id=uuid4(), text="Mail", segments=(segments[2].id, segments[0].id))
    document = CanvasDocument(title="Bean There", blocks=Blocks(customer_segments=tuple(segments), channels=(note,)))
    assert [tint.letter for tint in build_card(Block.CHANNELS, note, build_frame(document)).tints] == ["A", "C"]
    [printed] = build_sheet(document).notes[Block.CHANNELS]
    assert [mark.letter for mark in printed.marks] == ["A", "C"]
    details = describe_note(document, note.id)
    assert details
    assert {fact.label: fact.text for fact in details.facts}["Segments"] == "A, C"


def test_card_of_a_relationship_shows_its_own_segment_and_then_the_others() -> None:
    first, second, third = (Note(id=uuid4(), text=text, segment=SegmentDetails()) for text in ("One", "Two", "Three"))
    document = CanvasDocument(title="T", blocks=Blocks(customer_segments=(first, second, third)))
    frame, named = build_frame(document), (third.id, first.id, second.id)
    for own, names in [(second.id, ["Two", "One", "Three"]), (None, ["One", "Two", "Three"])]:
        club = Note(id=uuid4(), text="Club", segments=named, relationship=RelationshipDetails(segment=own))
        card = build_card(Block.CUSTOMER_RELATIONSHIPS, club, frame)
        assert [tint.name for tint in card.tints] == names
        elsewhere = build_card(Block.CHANNELS, club, frame)
        assert [tint.name for tint in elsewhere.tints] == ["One", "Two", "Three"]
