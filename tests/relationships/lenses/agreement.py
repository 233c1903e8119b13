"""Comparison of Lifecycle with the checks: both must call the same goals gaps and open questions."""

import datetime as dt

from relationships.analysis.goal_coverage import Standing
from relationships.checks.inspection import inspect
from relationships.checks.rules import lifecycle_gap, segment_without_relationship
from relationships.document.canvas import CanvasDocument
from relationships.lenses.lifecycle import Row, build_lifecycle

TODAY = dt.date(2026, 6, 1)
UNMET = (Standing.GAP, Standing.LATE)


def assert_as_in_checks(document: CanvasDocument) -> None:
    """Assert that Lifecycle has the gaps and open questions that the checks have, segment by segment, goal by goal."""
    inspection = inspect(document, TODAY)
    findings = {(found.rule, found.about[0]): found for found in inspection.findings if found.about}
    every = {(found.rule, found.about[0]) for found in inspection.every if found.about}
    asked = {(question.rule, key) for question in inspection.questions for key in question.about}
    for row in build_lifecycle(document, TODAY).rows:
        alone, gap = (segment_without_relationship.CODE, row.id), (lifecycle_gap.CODE, row.id)
        if alone in every or alone in asked:
            assert gap not in every | asked
            assert not _goals(row, Standing.LATE)
            assert alone in findings or not _goals(row, Standing.GAP)
            assert alone in asked or not _goals(row, Standing.OPEN)
        else:
            found = findings.get(gap)
            assert _goals(row, *UNMET) == ({fact.label for fact in found.facts} if found else set())
            assert bool(_goals(row, Standing.OPEN)) is (gap in asked)


def _goals(row: Row, *standings: Standing) -> set[str]:
    return {f"Relationship for {cell.goal.label.lower()}" for cell in row.cells if cell.standing in standings}
