"""The markup of a card: texts are shown as written and escaped."""

import re
from html import unescape
from uuid import UUID, uuid4

from canvas_app.boards.templatetags.cards import cards
from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.lenses.card_indicators import Spark
from relationships.lenses.cards import Card, Chip, Tint, build_card, build_tints
from relationships.lenses.details import describe_note
from relationships.lenses.printing.sheet import build_sheet
from tests.markup import one_line

KEY = UUID(int=7)
HOSTILE = "</span><script>{0} {} {card.id}\"'"
ESCAPED = "&lt;/span&gt;&lt;script&gt;{0} {} {card.id}&quot;&#x27;"


def test_plain_card_is_a_link_with_its_text() -> None:
    assert one_line(cards([Card(KEY, "Mail", status="fact")], "/notes/")) == (
        f'<li id="note-{KEY}" class="note" data-note="{KEY}" data-text="Mail" data-status="fact">'
        f'<a class="note-link" href="/notes/{KEY}/">'
        '<span class="note-text">Mail</span></a></li>'
    )


def test_nothing_that_was_written_becomes_markup() -> None:
    tint = Tint(9, HOSTILE, 1)
    card = Card(
        KEY,
        HOSTILE,
        heading=HOSTILE,
        line=HOSTILE,
        tint=tint,
        others=(Tint(2, HOSTILE, 28),),
        status="testing",
        served="machine",
        figures="1,000",
        chips=(Chip("testing", "warn"), Chip(HOSTILE)),
        dimmed=True,
    )

    assert one_line(cards([card], "/notes/")) == (
        f'<li id="note-{KEY}" class="note" data-note="{KEY}" data-text="{ESCAPED}"'
        f' data-words="{ESCAPED} {ESCAPED} {ESCAPED} {ESCAPED} 1,000 machine testing {ESCAPED}"'
        ' data-hue="1" data-pattern="1" data-segments="9 2"'
        f' data-status="testing" data-dimmed><a class="note-link" href="/notes/{KEY}/"'
        f' aria-describedby="outside-filter about-{KEY}">'
        '<span class="letters" aria-hidden="true">'
        '<i data-hue="1" data-letter="A"></i><i data-hue="2" data-letter="AB"></i></span>'
        f"<strong>{ESCAPED}</strong>"
        f'<span class="note-text">{ESCAPED}</span><span class="note-line">{ESCAPED}</span>'
        f'<span class="visually-hidden">, for {ESCAPED}, {ESCAPED}</span></a><div class="meta" id="about-{KEY}">'
        '<span class="num">1,000</span><span class="served machine">machine</span>'
        f'<span class="chip warn">testing</span><span class="chip ">{ESCAPED}</span></div></li>'
    )


def test_series_is_a_tiny_line_with_its_last_value_and_words_for_who_does_not_see_it() -> None:
    spark = Spark("M2 12L46 2", HOSTILE, "46 points", f"{HOSTILE}, on target")

    assert one_line(cards([Card(KEY, "Mail", status="fact", spark=spark)], "/notes/")) == (
        f'<li id="note-{KEY}" class="note" data-note="{KEY}" data-text="Mail" data-words="{ESCAPED} 46 points"'
        f' data-status="fact"><a class="note-link" href="/notes/{KEY}/" aria-describedby="about-{KEY}">'
        f'<span class="note-text">Mail</span></a><div class="meta" id="about-{KEY}">'
        '<span class="spark num"><svg viewBox="0 0 48 14" aria-hidden="true"><path d="M2 12L46 2"/></svg>'
        f'<span aria-hidden="true">{ESCAPED}</span>'
        '<span class="nowrap" aria-hidden="true">46 points</span>'
        f'<span class="visually-hidden">{ESCAPED}, on target</span></span></div></li>'
    )


def test_card_holds_the_text_exactly_as_it_was_written() -> None:
    text = "“Müller” & <b>\n\n   three > <  spaces, a\ttab, 'quotes' \"and\"\n\u05de\u05e9 👩\u200d👧 {{ x }} &amp; 1"
    drawn = cards([Card(KEY, text), Card(KEY, "", heading=text)], "/notes/")

    assert [unescape(value) for value in re.findall(r'data-text="([^"]*)"', drawn)] == [text, text]


def test_search_finds_whatever_a_card_shows() -> None:
    offices, shops = Tint(1, "Offices", 1), Tint(2, "Shops", 2)
    spark = Spark("M2 12L46 2", "Renewals", "46 points", "")
    segment = Card(KEY, "", heading="Offices", line="Coffee", tint=offices, figures="12 of ~40", status="fact")
    other = Card(KEY, "Club", "Communities", tint=offices, others=(shops,), served="machine", spark=spark)

    assert (segment.note_text, segment.words) == ("Offices", "Coffee 12 of ~40")
    assert (other.note_text, other.words) == ("Club", "Communities Offices Shops machine Renewals 46 points")


def test_no_cards_are_nothing() -> None:
    assert cards([], "/notes/") == ""


def test_letters_stand_in_the_order_of_the_segments() -> None:
    segments = [Note(id=uuid4(), text=name, segment=SegmentDetails()) for name in "ABC"]
    note = Note(id=uuid4(), text="Mail", segments=(segments[2].id, segments[0].id))
    document = CanvasDocument(title="Bean There", blocks=Blocks(customer_segments=tuple(segments), channels=(note,)))
    assert [tint.letter for tint in build_card(Block.CHANNELS, note, build_tints(document)).tints] == ["A", "C"]
    [printed] = build_sheet(document).notes[Block.CHANNELS]
    assert [mark.letter for mark in printed.marks] == ["A", "C"]
    details = describe_note(document, note.id)
    assert details
    assert {fact.label: fact.text for fact in details.facts}["Segments concerned"] == "A, C"


def test_card_of_a_relationship_shows_its_own_segment_and_then_the_others() -> None:
    first, second, third = (Note(id=uuid4(), text=text, segment=SegmentDetails()) for text in ("One", "Two", "Three"))
    document = CanvasDocument(title="T", blocks=Blocks(customer_segments=(first, second, third)))
    tints, named = build_tints(document), (third.id, first.id, second.id)
    for own, names in [(second.id, ["Two", "One", "Three"]), (None, ["One", "Two", "Three"])]:
        club = Note(id=uuid4(), text="Club", segments=named, relationship=RelationshipDetails(segment=own))
        card = build_card(Block.CUSTOMER_RELATIONSHIPS, club, tints)
        assert [tint.name for tint in card.tints] == names
        elsewhere = build_card(Block.CHANNELS, club, tints)
        assert [tint.name for tint in elsewhere.tints] == ["One", "Two", "Three"]
