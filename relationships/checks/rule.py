"""The definition of a rule, and the decorator that registers one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity

Check = Callable[[Subject], Iterable[Finding | OpenQuestion]]


@dataclass(frozen=True, slots=True)
class Example:
    """An example in a sentence or two: a canvas with the problem, and without it."""

    problem: str
    cured: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """The limit that a figure is compared with, as text, and the reason for it."""

    words: str
    because: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue.

    `code` is a slug that also appears in URLs; `source` is the origin of the rule. A rule that `gives_way` reports
    nothing if findings of other rules are based on all the indicators that it would report.
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
        """What the rule looks for, as shown in the catalogue: the docstring of its check."""
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
    """Register the decorated function as the check of a new rule.

    Its docstring is shown in the catalogue as what the rule looks for. Raise ValueError if the code is already
    registered.
    """

    def register(check: Check) -> Check:
        if code in RULES:
            raise ValueError(f"there are two rules {code}")
        RULES[code] = Rule(code, title, severity, why, what_to_do, example, source, check, thresholds, gives_way)
        return check

    return register
