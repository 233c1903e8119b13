"""What the checks would have said: the real fault of those that failed, and no error about those that did not."""

import datetime as dt

import pytest

from relationships.cases import load_case
from relationships.catalog.case_studies import CaseOutcome
from relationships.checks.finding import Severity
from relationships.checks.inspection import inspect
from tests.relationships.cases.test_contents import OUTCOMES

# Soon after the cases were written, and long after.
DAYS = [dt.date(2026, 12, 1), dt.date(2040, 1, 1)]
FAULTS: dict[str, set[str]] = {
    # Quotas and bonuses in the call centres; leaving means persuading somebody.
    "comcast": {"pressure-selling", "locked-in", "expected-not-established", "staff-not-trained"},
    # Agents could apply rules, were hardly trained for refused boarding, and could decide nothing.
    "united-airlines": {"staff-not-trained", "expected-not-established"},
    # Accounts opened without consent to reach quotas.
    "wells-fargo": {"pressure-selling", "data-without-basis", "not-transparent"},
    # Two films a month cost more than the members paid, and the unlimited offer was limited afterwards.
    "moviepass": {"cost-above-price", "promises-not-true", "not-transparent"},
    # Everything depended on dial-up, which customers no longer needed; leaving was made hard.
    "aol": {"rests-on-disproved", "expected-not-established", "pressure-selling", "locked-in"},
}
SOUND = sorted(OUTCOMES[CaseOutcome.SUCCEEDED] | OUTCOMES[CaseOutcome.ILLUSTRATION])


def test_faults_of_all_failed_cases_are_listed() -> None:
    assert set(FAULTS) == OUTCOMES[CaseOutcome.FAILED]


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("slug", sorted(FAULTS))
def test_checks_name_what_went_wrong(slug: str, today: dt.date) -> None:
    assert FAULTS[slug] <= {finding.rule for finding in inspect(load_case(slug).canvas, today).findings}


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("slug", SOUND)
def test_checks_find_no_error_in_the_others(slug: str, today: dt.date) -> None:
    findings = inspect(load_case(slug).canvas, today).findings
    assert [finding.sentence for finding in findings if finding.severity is Severity.ERROR] == []
