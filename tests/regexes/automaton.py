"""A regular expression as an automaton without empty steps, whose states are its places for one character."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

Accepts = Callable[[str], bool]
States = tuple[int, ...]

# Symbols for the two ends of a text, and for any other condition between two characters; no character class has them.
START, END, CONDITION = "start", "end", "condition"
# A repeat of more than this is analysed as one without an end.
MOST_COPIES = 70
OTHER_CHARACTERS = "éß\u00a0\u0301א٣中\u2003\u2028“”😀"
CATEGORIES: dict[Any, str] = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
}


class NotAnalysed(Exception):
    """The pattern uses something that the analysis does not know, such as a long lookahead."""


class Way(NamedTuple):
    """How a pattern is used: it can begin anywhere (`skips`), and has to match up to the end (`is_whole`)."""

    skips: bool
    is_whole: bool


SEARCH = Way(skips=True, is_whole=False)
MATCH = Way(skips=False, is_whole=False)
FULL_MATCH = Way(skips=False, is_whole=True)


@dataclass(frozen=True)
class Fragment:
    """Where a part of a pattern can begin and end, and whether it can be empty.

    A state stands there as often as there are ways to it.
    """

    first: States
    last: States
    is_nullable: bool


EMPTY = Fragment((), (), is_nullable=True)


@dataclass
class Automaton:
    """The states with the characters that each accepts, and with its successors, one for each way to get there."""

    accepts: list[Accepts] = field(default_factory=list)
    successors: list[list[int]] = field(default_factory=list)
    accepting: frozenset[int] = frozenset()
    alphabet: tuple[str, ...] = ()

    def add(self, accepts: Accepts) -> Fragment:
        """Add a state, and return it as a fragment."""
        self.accepts.append(accepts)
        self.successors.append([])
        state = len(self.accepts) - 1
        return Fragment((state,), (state,), is_nullable=False)

    def connect(self, before: States, after: States) -> None:
        for state in before:
            self.successors[state].extend(after)

    def chain(self, one: Fragment, other: Fragment) -> Fragment:
        """Return one fragment followed by the other."""
        self.connect(one.last, other.first)
        first = one.first + (other.first if one.is_nullable else ())
        last = other.last + (one.last if other.is_nullable else ())
        return Fragment(first, last, one.is_nullable and other.is_nullable)


def build_automaton(pattern: str, flags: int, way: Way) -> Automaton:
    """Return the automaton of a pattern. Raise NotAnalysed if it is too unusual."""
    automaton = Automaton()
    begun = automaton.add(lambda symbol: False)
    if way.skips:
        skipped = automaton.add(lambda symbol: len(symbol) == 1)
        automaton.connect(skipped.last, skipped.first)
        begun = automaton.chain(begun, Fragment(skipped.first, skipped.last, is_nullable=True))
    parsed = parser.parse(pattern, flags)
    # A pattern can also set flags itself.
    builder = _Builder(automaton, parsed.state.flags)
    whole = automaton.chain(begun, builder.sequence(parsed))
    if way.is_whole:
        whole = automaton.chain(whole, automaton.add(lambda symbol: symbol == END))
    automaton.accepting = frozenset(whole.last)
    automaton.alphabet = (*_representatives(automaton, pattern), CONDITION)
    return automaton


def _representatives(automaton: Automaton, pattern: str) -> Iterator[str]:
    """Yield one character of each set of characters that all states treat alike."""
    near = {chr(max(0, ord(letter) + step)) for letter in pattern for step in (-1, 0, 1)}
    classes = list(dict.fromkeys(automaton.accepts))
    seen: set[tuple[bool, ...]] = set()
    for symbol in sorted({*map(chr, range(256)), *OTHER_CHARACTERS, *near}):
        signature = tuple(accepts(symbol) for accepts in classes)
        if signature not in seen:
            seen.add(signature)
            yield symbol


class _Builder:
    """Turns what Python's parser returns into fragments."""

    def __init__(self, automaton: Automaton, flags: int) -> None:
        self.automaton = automaton
        self.flags = flags
        self.groups: dict[int, Any] = {}
        self.classes: dict[str, Accepts] = {}

    def sequence(self, items: Iterable[tuple[Any, Any]]) -> Fragment:
        whole = EMPTY
        for code, argument in items:
            whole = self.automaton.chain(whole, self.item(code, argument))
        return whole

    def item(self, code: Any, argument: Any) -> Fragment:
        if code in (codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY):
            return self.automaton.add(self.character_class(code, argument))
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            return self.repeat(*argument)
        return self.group(code, argument)

    def character_class(self, code: Any, argument: Any) -> Accepts:
        return self.classes.setdefault(f"{code}{argument}", _character_class(code, argument, self.flags))

    def group(self, code: Any, argument: Any) -> Fragment:
        if code is codes.SUBPATTERN and argument[1:3] == (0, 0):
            self.groups[argument[0]] = argument[-1]
            return self.sequence(argument[-1])
        if code is codes.ATOMIC_GROUP:
            return self.sequence(argument)
        if code is codes.GROUPREF:
            return self.sequence(self.groups[argument])
        if code is codes.BRANCH:
            return self.branches(argument[1])
        return self.assertion(code, argument)

    def branches(self, alternatives: Iterable[Any]) -> Fragment:
        found = [self.sequence(items) for items in alternatives]
        first = tuple(state for one in found for state in one.first)
        last = tuple(state for one in found for state in one.last)
        return Fragment(first, last, any(one.is_nullable for one in found))

    def assertion(self, code: Any, argument: Any) -> Fragment:
        if code is codes.AT and argument in (codes.AT_BEGINNING, codes.AT_BEGINNING_STRING):
            # The start of a line can be anywhere.
            return EMPTY if self.flags & re.MULTILINE else self.automaton.add(lambda symbol: symbol == START)
        if code is codes.AT and argument in (codes.AT_END, codes.AT_END_STRING):
            return self.automaton.add(lambda symbol: symbol == END)
        is_short = code in (codes.ASSERT, codes.ASSERT_NOT) and argument[1].getwidth()[1] <= MOST_COPIES
        if code is codes.AT or is_short:
            return self.automaton.add(lambda symbol: symbol == CONDITION)
        raise NotAnalysed(str(code))

    def repeat(self, least: int, most: int, items: Any) -> Fragment:
        whole = EMPTY
        for _ in range(min(least, MOST_COPIES)):
            whole = self.automaton.chain(whole, self.sequence(items))
        if most > MOST_COPIES:
            again = self.sequence(items)
            self.automaton.connect(again.last, again.first)
            return self.automaton.chain(whole, Fragment(again.first, again.last, is_nullable=True))
        rest = EMPTY
        for _ in range(most - least):
            copy = self.automaton.chain(self.sequence(items), rest)
            rest = Fragment(copy.first, copy.last, is_nullable=True)
        return self.automaton.chain(whole, rest)


def _character_class(code: Any, argument: Any, flags: int) -> Accepts:
    if code is codes.ANY:
        return lambda symbol: len(symbol) == 1 and (symbol != "\n" or bool(flags & re.DOTALL))
    items = argument if code is codes.IN else [(codes.LITERAL, argument)]
    is_negated = code is codes.NOT_LITERAL or items[0][0] is codes.NEGATE
    tests = [_item_test(item[0], item[1], flags) for item in items if item[0] is not codes.NEGATE]

    ignores_case = bool(flags & re.IGNORECASE)

    def accepts(symbol: str) -> bool:
        cases = {symbol, symbol.lower(), symbol.upper()} if ignores_case else {symbol}
        return len(symbol) == 1 and any(test(case) for test in tests for case in cases) is not is_negated

    return accepts


def _item_test(code: Any, argument: Any, flags: int) -> Accepts:
    if code is codes.LITERAL:
        return lambda symbol: ord(symbol[0]) == argument
    if code is codes.RANGE:
        return lambda symbol: argument[0] <= ord(symbol[0]) <= argument[1]
    return re.compile(CATEGORIES[argument], flags & re.ASCII).match  # type: ignore[return-value]
