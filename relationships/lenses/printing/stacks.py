"""Cards stacked on slides: their text sizes and heights, and as many slides as they need. Lengths are in points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from relationships.lenses.details import Fact
from relationships.lenses.printing.board import Rectangle
from relationships.lenses.printing.lines import break_lines
from relationships.lenses.printing.topics import Role, Topic, TopicCard
from relationships.lenses.printing.words import Paragraph, Style, clean, split_words

# How large a text is on its card, and the heights of lines and spaces, in parts of the size of the card.
RELATIVE = {Role.HEADING: 1.1, Role.TEXT: 1.0, Role.SOFT: 0.9}
LEADING, EDGE, GAP = 1.25, 0.6, 0.7
# From the largest at which everything is on one slide, to the smallest.
SIZES = (16.0, 14.0, 12.0, 10.5)
BODY = Rectangle(320, 84, 610, 410)
WIDE_BODY = Rectangle(30, 84, 900, 410)
FACTS = Rectangle(30, 84, 270, 410)
FACT_SIZES = (12.0, 10.5, 9.0, 8.0)
# Words are measured with the widths of Arial; some room is left for fonts that stand in for it.
SAFETY = 0.96
type CountLines = Callable[[Paragraph, float], float]


@dataclass(frozen=True, slots=True)
class StackedCard:
    """A card at its place, with the size of its usual text."""

    card: TopicCard
    rectangle: Rectangle
    size: float


@dataclass(frozen=True, slots=True)
class TopicSlide:
    """One slide of a topic; its facts are on the first one."""

    topic: Topic
    number: int
    cards: tuple[StackedCard, ...]
    facts: tuple[Fact, ...]
    fact_size: float


def stack_topic(topic: Topic) -> Iterator[TopicSlide]:
    """Yield the slides of a topic."""
    body = BODY if topic.facts else WIDE_BODY
    facts, fact_size = _fit_facts(topic.facts)
    for number, cards in enumerate(_stack(topic.cards, body), start=1):
        yield TopicSlide(topic, number, cards, facts if number == 1 else (), fact_size)


def _stack(cards: tuple[TopicCard, ...], body: Rectangle) -> list[tuple[StackedCard, ...]]:
    """Return the cards of each slide, all of them on one in the largest size that allows it."""
    words = [[_words(text.lead, text.text, is_bold=text.role is Role.HEADING) for text in card.texts] for card in cards]
    for size in SIZES:
        # Most of the time goes into breaking lines, which long texts are spared for sizes that are clearly too large.
        least = [_height(card, of, body.width, size, _least_lines) for card, of in zip(cards, words, strict=True)]
        if size != SIZES[-1] and not _fits(least, body, size):
            continue
        heights = [_height(card, of, body.width, size, _count_lines) for card, of in zip(cards, words, strict=True)]
        if _fits(heights, body, size):
            break
    return [*_slides(cards, heights, body, size)]


def _fits(heights: list[float], body: Rectangle, size: float) -> bool:
    return sum(heights) + GAP * size * (len(heights) - 1) <= body.height


def _slides(
    cards: tuple[TopicCard, ...], heights: list[float], body: Rectangle, size: float
) -> Iterator[tuple[StackedCard, ...]]:
    here: list[StackedCard] = []
    top = 0.0
    for card, height in zip(cards, heights, strict=True):
        if here and top + height > body.height:
            yield tuple(here)
            here, top = [], 0.0
        here.append(StackedCard(card, Rectangle(body.x, body.y + top, body.width, height), size))
        top += height + GAP * size
    yield tuple(here)


def _height(card: TopicCard, words: list[Paragraph], width: float, size: float, count: CountLines) -> float:
    inner = SAFETY * (width / size - 2 * EDGE)
    relative = [RELATIVE[text.role] for text in card.texts]
    lines = (each * count(of, inner / each) for each, of in zip(relative, words, strict=True))
    return size * (LEADING * sum(lines) + 2 * EDGE)


def _count_lines(paragraph: Paragraph, width: float) -> float:
    return len(break_lines(paragraph, width))


def _least_lines(paragraph: Paragraph, width: float) -> float:
    """Return the number of lines that a paragraph has if it fills them to the end."""
    return max(1.0, sum(run.ends[-1] for run in paragraph.runs if run.ends) / width)


def _words(lead: str, text: str, *, is_bold: bool = False) -> Paragraph:
    """Return the words of a paragraph that begins with bold ones."""
    style = Style.BOLD if is_bold else Style.USUAL
    return Paragraph((split_words(clean(lead), Style.BOLD), split_words(clean(text), style)))


def _fit_facts(facts: tuple[Fact, ...]) -> tuple[tuple[Fact, ...], float]:
    """Return the facts that fit in their column, and the text size; if not all fit, the last says how many are left."""
    for size in FACT_SIZES:
        fitting = _count_fitting(facts, size)
        if fitting == len(facts):
            return facts, size
    left_out = len(facts) - fitting + 1
    return (*facts[: fitting - 1], Fact("More", f"{left_out} more numbers")), FACT_SIZES[-1]


def _count_fitting(facts: Iterable[Fact], size: float) -> int:
    number, top = 0, 0.0
    for number, fact in enumerate(facts, start=1):
        width = SAFETY * FACTS.width / size
        lines = len(break_lines(_words("", fact.label), width / 0.9)) * 0.9
        lines += len(break_lines(_words(fact.text, ""), width))
        top += (lines * LEADING + 0.5) * size
        if top > FACTS.height:
            return number - 1
    return number
