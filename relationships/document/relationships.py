"""The details of a customer relationship and its goals, as values of a document."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from relationships.catalog.goals import Answer, Goal, Stage
from relationships.catalog.relationships import Bond, Duty, Personalisation, Programme, Tool
from relationships.catalog.types import RelationshipType
from relationships.document.base import Identified, Value
from relationships.document.values import Count, Day, InGivenOrder, Line, Money, Once, Text


class RelationshipFields(Value):
    """The details of a relationship, except its goals.

    Money is in the canvas's currency; fixed cost is per month, cost per customer is per customer and month.
    """

    segment: UUID | None = Field(None, title="Segment")
    type: RelationshipType | None = Field(None, title="Type")
    programmes: Annotated[tuple[Programme, ...], Once] = Field((), title="Programmes")
    offering: Line = Field("", title="Offering")
    bond: Bond | None = Field(None, title="One-off or ongoing?")
    feeling: Line = Field("", title="How customers should feel")
    tools: Annotated[tuple[Tool, ...], Once] = Field((), title="Kinds of tools")
    tool: Line = Field("", title="Names of tools")
    channel: UUID | None = Field(None, title="Main channel")
    owner: Line = Field("", title="Run by")
    expected: Answer | None = Field(None, title="Do customers expect it?")
    expected_because: Text = Field("", title="How we know this")
    established: Answer | None = Field(None, title="Is it established?")
    established_on: Day | None = Field(None, title="Established since")
    capacity: Count | None = Field(None, title="Customers it can serve")
    customers_served: Count | None = Field(None, title="Customers served")
    setup_cost: Money | None = Field(None, title="One-time cost to set up")
    fixed_cost: Money | None = Field(None, title="Fixed cost per month")
    cost_per_customer: Money | None = Field(None, title="Cost per customer per month")
    integration: Text = Field("", title="How it fits the business model")
    serves: tuple[UUID, ...] = Field((), title="Linked notes")
    start_stage: Stage | None = Field(None, title="First stage")
    end_stage: Stage | None = Field(None, title="Last stage")
    change_trigger: Text = Field("", title="What triggers a change")
    next_step: Text = Field("", title="What comes next")
    duties: Annotated[dict[Duty, Answer], InGivenOrder] = Field({}, title="Responsibilities")
    personalisation: Annotated[tuple[Personalisation, ...], Once] = Field((), title="What is personalised")
    data_kept: Text = Field("", title="Data we keep")
    data_purpose: Text = Field("", title="What we use the data for")
    data_protection: Text = Field("", title="How we protect the data")
    data_audited_on: Day | None = Field(None, title="Last data audit")


class GoalFields(Value):
    """A goal that a relationship serves, and the tactics it uses."""

    goal: Goal = Field(title="Goal")
    tactics: Text = Field("", title="Tactics")


class RelationshipGoal(GoalFields, Identified):
    """A goal of a relationship in a document."""


def _sort_goals(goals: tuple[RelationshipGoal, ...]) -> tuple[RelationshipGoal, ...]:
    order = list(Goal)
    return tuple(sorted(goals, key=lambda served: order.index(served.goal)))


class RelationshipDetails(RelationshipFields):
    """The details of a relationship, including its goals."""

    goals: Annotated[tuple[RelationshipGoal, ...], AfterValidator(_sort_goals)] = Field((), title="Goals")
