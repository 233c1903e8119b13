"""What is known of a customer relationship and its goals, as values of a document."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator

from relationships.catalog.goals import Answer, Goal, Stage
from relationships.catalog.relationships import Bond, Duty, Personalisation, Programme, Tool
from relationships.catalog.types import RelationshipType
from relationships.document.base import Identified, Value
from relationships.document.values import Count, Day, InGivenOrder, Line, Money, Once, Text


class RelationshipFields(Value):
    """What is known of a relationship, but for its goals. Fixed cost is per month; cost per customer per month."""

    segment: UUID | None = None
    type: RelationshipType | None = None
    programmes: Annotated[tuple[Programme, ...], Once] = ()
    offering: Line = ""
    bond: Bond | None = None
    feeling: Line = ""
    tools: Annotated[tuple[Tool, ...], Once] = ()
    tool: Line = ""
    channel: UUID | None = None
    owner: Line = ""
    expected: Answer | None = None
    expected_because: Text = ""
    established: Answer | None = None
    established_on: Day | None = None
    capacity: Count | None = None
    customers_served: Count | None = None
    setup_cost: Money | None = None
    fixed_cost: Money | None = None
    cost_per_customer: Money | None = None
    integration: Text = ""
    serves: tuple[UUID, ...] = ()
    start_stage: Stage | None = None
    end_stage: Stage | None = None
    change_trigger: Text = ""
    next_step: Text = ""
    duties: Annotated[dict[Duty, Answer], InGivenOrder] = {}
    personalisation: Annotated[tuple[Personalisation, ...], Once] = ()
    data_kept: Text = ""
    data_purpose: Text = ""
    data_protection: Text = ""
    data_audited_on: Day | None = None


class GoalFields(Value):
    """One goal that a relationship serves, and by which tactics."""

    goal: Goal
    tactics: Text = ""


class RelationshipGoal(GoalFields, Identified):
    """A goal of a relationship in a document."""


def _in_order(goals: tuple[RelationshipGoal, ...]) -> tuple[RelationshipGoal, ...]:
    order = list(Goal)
    return tuple(sorted(goals, key=lambda each: order.index(each.goal)))


class RelationshipDetails(RelationshipFields):
    """What is known of a relationship, its goals included."""

    goals: Annotated[tuple[RelationshipGoal, ...], AfterValidator(_in_order)] = ()
