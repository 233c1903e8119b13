"""The icons of types, goals and statuses: one for each, with a name."""

import re

import pytest

from canvas_app.templatetags.kinds import GOAL_ICONS, TYPE_ICONS, goal_icon, goal_icons, named_type_icon, status_icon
from canvas_app.templatetags.kinds import type_icon as icon_beside_name
from relationships.catalog.goals import QUIET, Goal, Status
from relationships.catalog.types import RelationshipType


def test_every_type_and_goal_has_an_icon_of_its_own() -> None:
    assert set(TYPE_ICONS) == set(RelationshipType)
    assert set(GOAL_ICONS) == set(Goal)
    assert len({*TYPE_ICONS.values(), *GOAL_ICONS.values()}) == len(RelationshipType) + len(Goal)


@pytest.mark.parametrize("kind", RelationshipType)
def test_icon_of_a_type_has_its_name_or_stands_beside_it(kind: RelationshipType) -> None:
    assert f'role="img"><title>{kind.label}</title>' in named_type_icon(kind)
    assert 'aria-hidden="true"' in icon_beside_name(kind)


@pytest.mark.parametrize("goal", Goal)
def test_icon_of_a_goal_stands_beside_its_name(goal: Goal) -> None:
    assert 'aria-hidden="true"' in goal_icon(goal)


def test_goals_keep_their_places() -> None:
    drawn = goal_icons(["boosting_sales", "acquisition"])
    assert 'aria-label="Goals: acquisition, boosting sales"' in drawn
    assert re.findall('data-served="(.*?)"', drawn) == ["yes", "no", "yes"]
    assert 'aria-label="Goals: none"' in goal_icons([])


@pytest.mark.parametrize("status", Status)
def test_usual_status_has_no_icon(status: Status) -> None:
    assert bool(status_icon(status)) == (status not in QUIET)
    assert status in QUIET or f"<title>{status.label}</title>" in status_icon(status)
