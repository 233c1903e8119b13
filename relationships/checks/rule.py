"""A rule: what it is called, why it matters, and the function that looks for it. Registered by decorator."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity

Check = Callable[[Subject], Iterable[Finding | OpenQuestion]]


@dataclass(frozen=True, slots=True)
class Example:
    """A canvas in a sentence or two: with the problem, and cured."""

    problem: str
    cured: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a figure is held against, in words, and why it is that and no other."""

    words: str
    because: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue. `code` is a slug, also in addresses; `source` says where the rule comes from.

    One that `gives_way` is silent where findings of other rules rest on all the indicators that it would speak of.
    """

    code: str
    title: str
    severity: Severity
    why: str
    what_to_do: str
    example: Example
    source: str
    check: Check
    thresholds: tuple[Threshold, ...] = ()
    gives_way: bool = False

    @property
    def looks_for(self) -> str:
        """What the check looks for: its docstring, which says that in a sentence."""
        return " ".join((self.check.__doc__ or self.title).split())


RULES: dict[str, Rule] = {}


def rule(
    *,
    code: str,
    title: str,
    severity: Severity,
    why: str,
    what_to_do: str,
    example: Example,
    source: str,
    thresholds: tuple[Threshold, ...] = (),
    gives_way: bool = False,
) -> Callable[[Check], Check]:
    """Register a function as the check of a new rule; its docstring says what it looks for."""

    def register(check: Check) -> Check:
        if code in RULES:
            raise ValueError(f"there are two rules {code}")
        RULES[code] = Rule(code, title, severity, why, what_to_do, example, source, check, thresholds, gives_way)
        return check

    return register
