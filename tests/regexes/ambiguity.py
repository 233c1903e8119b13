"""Whether a backtracking search with a regular expression can take more than linear time.

It can if one text leads from a state back to it in two ways (exponential time), or from one loop to another and also
keeps in either (quadratic time or worse), and the state does not accept yet, so that what follows can make all these
ways fail. A search skips characters at first, which is a loop like any other. See Weideman et al., Analyzing Matching
Time Behavior of Backtracking Regular Expression Matchers by Using Ambiguity of NFA, 2016.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product

from tests.regexes.automaton import SEARCH, Automaton, Way, build_automaton

# The successors of each state, with repetition, for each symbol.
type Steps = Mapping[int, tuple[tuple[int, ...], ...]]


def find_slowness(pattern: str, flags: int = 0, way: Way = SEARCH) -> str:
    """Return “exponential” or “polynomial” if that is how time can grow with the length of the text, else nothing."""
    automaton = build_automaton(pattern, flags, way)
    steps = _list_steps(automaton)
    reach = {state: _walk([state], lambda one: {after for found in steps[one] for after in found}) for state in steps}
    recurring = [state for state in steps if state in reach[state]]
    loops = {state: {other for other in reach[state] if state in reach[other]} for state in recurring}
    failing = [state for state in loops if state not in automaton.accepting]
    if any(_has_two_ways(state, loops[state], steps) for state in failing):
        return "exponential"
    for one, other in product(loops, failing):
        between = {state for state in reach[one] if other in reach[state]} | {other}
        if other in reach[one] and other not in loops[one] and _can_be_either(one, other, loops, between, steps):
            return "polynomial"
    return ""


def _list_steps(automaton: Automaton) -> Steps:
    return {
        state: tuple(
            tuple(after for after in successors if automaton.accepts[after](symbol)) for symbol in automaton.alphabet
        )
        for state, successors in enumerate(automaton.successors)
    }


def _walk[Node](start: Iterable[Node], after: Callable[[Node], Iterable[Node]]) -> set[Node]:
    """Return every node that can be reached in one step or more."""
    found: set[Node] = set()
    waiting = list(start)
    while waiting:
        new = set(after(waiting.pop())) - found
        found |= new
        waiting.extend(new)
    return found


def _has_two_ways(state: int, loop: set[int], steps: Steps) -> bool:
    """Return whether a text leads from a state back to it in two ways."""

    def after(node: tuple[int, int, bool]) -> Iterator[tuple[int, int, bool]]:
        one, other, is_parted = node
        for ones, others in zip(steps[one], steps[other], strict=True):
            for (first, a), (second, b) in product(enumerate(ones), enumerate(others)):
                if a in loop and b in loop:
                    yield a, b, is_parted or first != second

    return (state, state, True) in _walk([(state, state, False)], after)


def _can_be_either(one: int, other: int, loops: Mapping[int, set[int]], between: set[int], steps: Steps) -> bool:
    """Return whether a text leads from one state to another and also from each of the two to itself."""
    # A condition takes no character, so whoever does not meet it stays where it is.
    steps = {state: (*found[:-1], (*found[-1], state)) for state, found in steps.items()}

    def after(node: tuple[int, int, int]) -> Iterator[tuple[int, int, int]]:
        for choices in zip(*(steps[state] for state in node), strict=True):
            for a, b, c in product(*map(set, choices)):
                if a in loops[one] and b in between and c in loops[other]:
                    yield a, b, c

    return (one, other, other) in _walk([(one, one, other)], after)
