"""The details of a customer segment, as a value of a document."""

from typing import Annotated

from pydantic import Field

from relationships.catalog.goals import Goal, Stage
from relationships.catalog.segments import ContactPreference, CustomerKind, CustomerRole, Factor, Level, Period
from relationships.document.base import Value
from relationships.document.values import NOTES_PER_CANVAS, Count, InGivenOrder, Line, Money, Once, Percentage, Text


class SegmentDetails(Value):
    """The details of a customer segment. Money is in the canvas's currency, the gross margin in percent."""

    hue: Annotated[int, Field(ge=0, le=NOTES_PER_CANVAS)] = Field(0, title="Colour")
    needs: Text = Field("", title="Needs")
    behaviours: Text = Field("", title="Behaviours")
    demographics: Text = Field("", title="Demographics")
    preferences: Text = Field("", title="Other preferences")
    contact: ContactPreference | None = Field(None, title="How they like to be served")
    kind: CustomerKind | None = Field(None, title="Kind of customer")
    roles: Annotated[tuple[CustomerRole, ...], Once] = Field((), title="Roles")
    platform_side: Line = Field("", title="Side of the platform")
    potential_size: Count | None = Field(None, title="Potential customers")
    customers_now: Count | None = Field(None, title="Customers now")
    customers_by_stage: Annotated[dict[Stage, Count], InGivenOrder] = Field({}, title="Customers by stage")
    revenue_per_customer: Money | None = Field(None, title="Revenue per customer")
    revenue_period: Period | None = Field(None, title="Revenue period")
    gross_margin: Percentage | None = Field(None, title="Gross margin")
    declined_goals: Annotated[dict[Goal, Line], InGivenOrder] = Field({}, title="Goals we’re not pursuing")
    factors: Annotated[dict[Factor, Level], InGivenOrder] = Field({}, title="Deciding factors")
    main_goal: Goal | None = Field(None, title="Main goal")
