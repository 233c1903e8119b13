"""Rules whose findings differ in severity say so on their page."""

from __future__ import annotations

import inspect
import re
from importlib import import_module

import pytest

from relationships.checks import rules  # noqa: F401 (registers every rule)
from relationships.checks.finding import Severity
from relationships.checks.rule import RULES, Rule
from relationships.checks.shared_findings import cost_overrun

NAMED = re.compile(r"\bSeverity\.([A-Z]+)")


@pytest.mark.parametrize("registered", RULES.values(), ids=lambda registered: registered.code)
def test_rule_names_its_other_severities(registered: Rule) -> None:
    others = _severities(registered) - {registered.severity}
    said = registered.otherwise.lower()
    assert {severity for severity in Severity if severity.value in said} == others
    assert not said.endswith(".")


def _severities(registered: Rule) -> set[Severity]:
    """Return the severities that the source of a rule names, with those of the findings that it shares."""
    module = import_module(registered.check.__module__)
    source = inspect.getsource(module)
    if hasattr(module, "overrun_finding"):
        source += inspect.getsource(cost_overrun)
    return {Severity[name] for name in NAMED.findall(source)}
