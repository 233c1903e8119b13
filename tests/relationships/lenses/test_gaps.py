"""Lifecycle, Relationships and the stages call the same goals gaps as the checks do."""

import pytest

from relationships.catalog.goals import Stage
from relationships.catalog.segments import CustomerRole
from relationships.document.canvas import CanvasDocument
from relationships.lenses.lifecycle import build_lifecycle
from relationships.lenses.matrix import build_matrix
from relationships.lenses.stage import build_stage_view
from relationships.samples import load_sample, sample_names
from tests.relationships.lenses.agreement import TODAY, assert_as_in_checks

ROLES = (None, CustomerRole.PAYER, CustomerRole.USER)


def with_role(document: CanvasDocument, role: CustomerRole | None, *, alone: bool) -> CanvasDocument:
    """Return the document with one role for all segments, or their own; `alone` without any relationship."""
    segments = document.blocks.customer_segments
    if role:
        segments = tuple(
            note.model_copy(update={"segment": note.segment.model_copy(update={"roles": (role,)})})
            for note in segments
            if note.segment
        )
    update = {"customer_segments": segments, **({"customer_relationships": ()} if alone else {})}
    gone = {"indicators": (), "reviews": ()} if alone else {}
    return document.model_copy(update={"blocks": document.blocks.model_copy(update=update), **gone})


@pytest.mark.parametrize("alone", [False, True], ids=["with relationships", "without"])
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("name", sample_names())
def test_views_agree_with_the_checks(name: str, stage: Stage, role: CustomerRole | None, alone: bool) -> None:
    document = with_role(load_sample(name), role, alone=alone).model_copy(update={"stage": stage})
    assert_as_in_checks(document)
    shown = [[cell.standing.value for cell in row.cells] for row in build_lifecycle(document, TODAY).rows]
    assert [[mark.standing for mark in row.goals] for row in build_matrix(document, TODAY).rows] == shown
    assert [[mark.standing for mark in row.goals] for row in build_stage_view(document, stage, TODAY).rows] == shown
