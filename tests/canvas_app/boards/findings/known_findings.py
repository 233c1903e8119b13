"""A known finding, a segment without relationships, and the rules that produce it."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.utils import timezone

from relationships.actions.editing import Submission
from relationships.actions.findings import dismiss_finding
from relationships.checks.finding import Finding
from relationships.checks.inspection import inspect
from tests.canvas_app.boards.conftest import Table
from tests.relationships.actions.board import Hand
from tests.relationships.checks.rules import ALONE


def find_finding(hand: Hand, rule: str) -> Finding:
    return next(finding for finding in inspect(hand.document, timezone.localdate()).every if finding.rule == rule)


def dismiss(hand: Hand, finding: Finding, reason: str = "They serve themselves") -> None:
    about = {"key": finding.key, "fingerprint": finding.fingerprint, "reason": reason}
    dismiss_finding(hand.canvas_id, hand.user_id, Submission(), **about, today=timezone.localdate())


@pytest.fixture
def finding(table: Table, offices: UUID) -> Finding:
    return find_finding(table.hand, ALONE)


@pytest.fixture
def finding_url(table: Table, finding: Finding) -> str:
    """Return the URL of the finding."""
    return f"{table.address}findings/{finding.key}/"
