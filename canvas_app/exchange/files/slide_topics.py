"""A segment, or the findings, as boxes of a slide: facts on the left, cards on the right."""

from __future__ import annotations

from collections.abc import Iterator

from canvas_app.exchange.files.shapes import Run, TextBox
from relationships.catalog.blocks import ATTRIBUTION
from relationships.lenses.details import Fact
from relationships.lenses.printing.board import Rectangle
from relationships.lenses.printing.colours import INK, INK_SOFT, shades
from relationships.lenses.printing.papers import SLIDE
from relationships.lenses.printing.stacks import EDGE, FACTS, LEADING, RELATIVE, StackedCard, TopicSlide
from relationships.lenses.printing.topics import CardText, Role

RULE = Rectangle(22, 56, SLIDE.width - 44, 3)
LICENCE = Rectangle(SLIDE.width - 422, SLIDE.height - 26, 400, 12)


def topic_boxes(slide: TopicSlide) -> Iterator[TextBox]:
    """Yield the boxes of a slide, without its title."""
    mark = slide.topic.mark
    yield TextBox("Rule", RULE, (), fill=shades(mark.hue).full if mark else INK_SOFT)
    if mark:
        letter = Run(f"Segment {mark.letter}", 12, bold=True, colour=shades(mark.hue).letter)
        yield TextBox("Letter", Rectangle(SLIDE.width - 172, 22, 150, 16), ((letter,),), align="r")
    if slide.facts:
        paragraphs = tuple(runs for fact in slide.facts for runs in _fact(fact, slide.fact_size))
        yield TextBox("Figures", FACTS, paragraphs, leading=LEADING, after=0.25 * slide.fact_size)
    for number, card in enumerate(slide.cards, start=1):
        yield _card(card, f"Note {number}")
    yield TextBox("Attribution", LICENCE, ((Run(ATTRIBUTION, 8, colour=INK_SOFT),),), align="r")


def _fact(fact: Fact, size: float) -> Iterator[tuple[Run, ...]]:
    yield (Run(fact.label, 0.9 * size, colour=INK_SOFT),)
    yield (Run(fact.text, size, bold=True),)


def _card(stacked: StackedCard, name: str) -> TextBox:
    colours, edge = shades(stacked.card.hue), EDGE * stacked.size
    paragraphs = tuple(_paragraph(text, stacked.size) for text in stacked.card.texts)
    insets = (edge, 0.8 * edge, 0.5 * edge)
    return TextBox(
        name, stacked.rectangle, paragraphs, colours.ground, colours.edge, insets, LEADING, shape="roundRect"
    )


def _paragraph(text: CardText, card_size: float) -> tuple[Run, ...]:
    size, is_heading = RELATIVE[text.role] * card_size, text.role is Role.HEADING
    colour = INK_SOFT if text.role is Role.SOFT else INK
    lead = [Run(f"{text.lead} ", size, bold=True)] if text.lead else []
    return (*lead, Run(text.text, size, bold=is_heading, colour=colour))
