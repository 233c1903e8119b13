"""The definition of a rule, and the decorator that registers one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity

Check = Callable[[Subject], Iterable[Finding | OpenQuestion]]


@dataclass(frozen=True, slots=True)
class Example:
    """An example in one or two sentences: a canvas with the problem, and the same canvas without it."""

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

    `code` is a slug that also appears in URLs. `looks_for` says what the rule reports, `why` gives the reason in about
    20 words, and `what_to_do` one action. `source` is the origin of the rule. A rule that `gives_way` reports nothing
    if findings of other rules are based on all the indicators that it would report. `otherwise` says when its
    findings have another severity (“A hint at the idea stage”); empty if all have the same.
    """

    code: str
    title: str
    severity: Severity
    looks_for: str
    why: str
    what_to_do: str
    example: Example
    source: str
    check: Check
    thresholds: tuple[Threshold, ...] = ()
    gives_way: bool = False
    otherwise: str = ""


RULES: dict[str, Rule] = {}


def rule(
    *,
    code: str,
    title: str,
    severity: Severity,
    looks_for: str,
    why: str,
    what_to_do: str,
    example: Example,
    source: str,
    thresholds: tuple[Threshold, ...] = (),
    gives_way: bool = False,
    otherwise: str = "",
) -> Callable[[Check], Check]:
    """Register the decorated function as the check of a new rule.

    Raise ValueError if the code is already registered.
    """

    def register(check: Check) -> Check:
        if code in RULES:
            raise ValueError(f"there are two rules {code}")
        RULES[code] = Rule(
            code=code,
            title=title,
            severity=severity,
            looks_for=looks_for,
            why=why,
            what_to_do=what_to_do,
            example=example,
            source=source,
            check=check,
            thresholds=thresholds,
            gives_way=gives_way,
            otherwise=otherwise,
        )
        return check

    return register
