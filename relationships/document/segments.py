"""What is known of a customer segment, as a value of a document."""

from typing import Annotated

from pydantic import Field

from relationships.catalog.goals import Goal, Stage
from relationships.catalog.segments import ContactPreference, CustomerKind, CustomerRole, Factor, Level, Period
from relationships.document.base import Value
from relationships.document.values import NOTES_PER_CANVAS, Count, InGivenOrder, Line, Money, Once, Percentage, Text


class SegmentDetails(Value):
    """What is known of a customer segment. Money is in the canvas's currency; the gross margin is in percent."""

    hue: Annotated[int, Field(ge=0, le=NOTES_PER_CANVAS)] = 0
    needs: Text = ""
    behaviours: Text = ""
    demographics: Text = ""
    preferences: Text = ""
    contact: ContactPreference | None = None
    kind: CustomerKind | None = None
    roles: Annotated[tuple[CustomerRole, ...], Once] = ()
    platform_side: Line = ""
    potential_size: Count | None = None
    customers_now: Count | None = None
    customers_by_stage: Annotated[dict[Stage, Count], InGivenOrder] = {}
    revenue_per_customer: Money | None = None
    revenue_period: Period | None = None
    gross_margin: Percentage | None = None
    declined_goals: Annotated[dict[Goal, Line], InGivenOrder] = {}
    factors: Annotated[dict[Factor, Level], InGivenOrder] = {}
    main_goal: Goal | None = None
