"""The known indicators, with their units, directions, formulas and bounds."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import models


class Direction(models.TextChoices):
    """Which way is better."""

    MORE = "more", "More is better"
    LESS = "less", "Less is better"


class KnownIndicator(models.TextChoices):
    """An indicator of the catalogue; the value is stored in documents as the indicator's code."""

    LIFETIME_VALUE = "customer_lifetime_value", "Customer lifetime value (CLV)"
    ACQUISITION_COST = "customer_acquisition_cost", "Customer acquisition cost (CAC)"
    VALUE_TO_COST = "lifetime_value_to_acquisition_cost", "Customer lifetime value to acquisition cost (CLV : CAC)"
    NET_PROMOTER_SCORE = "net_promoter_score", "Net promoter score (NPS)"
    RETENTION_RATE = "retention_rate", "Retention rate"
    CHURN_RATE = "churn_rate", "Churn rate"
    EFFORT_SCORE = "customer_effort_score", "Customer effort score (CES)"
    SATISFACTION = "customer_satisfaction", "Customer satisfaction (CSAT)"
    TIME_TO_RESOLUTION = "time_to_resolution", "Time to resolution"
    REFERRAL_RATE = "referral_rate", "Referral rate"
    REVENUE_PER_CUSTOMER = "revenue_per_customer", "Revenue per customer (ARPU)"
    REPEAT_PURCHASE_RATE = "repeat_purchase_rate", "Repeat purchase rate"
    NET_REVENUE_RETENTION = "net_revenue_retention", "Net revenue retention"
    AVERAGE_ORDER_VALUE = "average_order_value", "Average order value"
    ATTACH_RATE = "attach_rate", "Attach rate"
    SENTIMENT = "sentiment", "Sentiment"
    CAPACITY_USED = "capacity_used", "Capacity used"
    COST_TO_SERVE = "cost_to_serve", "Cost to serve"
    SOLVED_WITHOUT_PERSON = "solved_without_person", "Solved without a person"
    ESCALATION_RATE = "escalation_rate", "Escalation rate"
    ANSWERED_BY_PEERS = "answered_by_peers", "Answered by customers"
    IDEAS_ADOPTED = "ideas_adopted", "Ideas adopted"


@dataclass(frozen=True, slots=True)
class IndicatorInfo:
    """The facts about an indicator; `money` in its unit stands for the currency of the canvas."""

    indicator: KnownIndicator
    unit: str
    direction: Direction
    formula: str


_MORE, _LESS = Direction.MORE, Direction.LESS
INDICATORS: dict[KnownIndicator, IndicatorInfo] = {
    info.indicator: info
    for info in (
        IndicatorInfo(
            KnownIndicator.LIFETIME_VALUE,
            "money per customer",
            _MORE,
            "revenue per customer per period × gross margin ÷ churn rate in the same period",
        ),
        IndicatorInfo(
            KnownIndicator.ACQUISITION_COST,
            "money per customer",
            _LESS,
            "(sales and marketing costs + salaries) ÷ new customers in the same period",
        ),
        IndicatorInfo(
            KnownIndicator.VALUE_TO_COST,
            "ratio",
            _MORE,
            "lifetime value with margin ÷ acquisition cost of the same segment",
        ),
        IndicatorInfo(
            KnownIndicator.NET_PROMOTER_SCORE,
            "points, −100 to 100",
            _MORE,
            "% who answer 9 or 10 − % who answer 0 to 6; answers of 7 and 8 count towards the total",
        ),
        IndicatorInfo(
            KnownIndicator.RETENTION_RATE,
            "% of customers",
            _MORE,
            "(customers at the end − those won during the period who are still there) ÷ customers at the start",
        ),
        IndicatorInfo(
            KnownIndicator.CHURN_RATE,
            "% of customers",
            _LESS,
            "customers lost during the period ÷ customers at the start",
        ),
        IndicatorInfo(
            KnownIndicator.EFFORT_SCORE,
            "mean, 1 to 7",
            _MORE,
            "sum of the answers ÷ number of answers; on the original scale of 1 to 5, less is better",
        ),
        IndicatorInfo(
            KnownIndicator.SATISFACTION, "% of answers", _MORE, "answers of 4 or 5 on a scale of 1 to 5 ÷ all answers"
        ),
        IndicatorInfo(
            KnownIndicator.TIME_TO_RESOLUTION,
            "hours",
            _LESS,
            "median of the hours from opening to solving a case, shown with the number of open cases",
        ),
        IndicatorInfo(
            KnownIndicator.REFERRAL_RATE,
            "% of customers",
            _MORE,
            "new customers who were referred ÷ new customers; or customers who referred someone ÷ customers",
        ),
        IndicatorInfo(
            KnownIndicator.REVENUE_PER_CUSTOMER,
            "money per customer per period",
            _MORE,
            "revenue in the period ÷ customers in the period",
        ),
        IndicatorInfo(
            KnownIndicator.REPEAT_PURCHASE_RATE,
            "% of customers",
            _MORE,
            "customers with a second order ÷ customers who ordered",
        ),
        IndicatorInfo(
            KnownIndicator.NET_REVENUE_RETENTION,
            "% of revenue",
            _MORE,
            "revenue now from the customers of the previous period ÷ their revenue then; it may exceed 100\xa0%",
        ),
        IndicatorInfo(KnownIndicator.AVERAGE_ORDER_VALUE, "money per order", _MORE, "revenue ÷ orders"),
        IndicatorInfo(KnownIndicator.ATTACH_RATE, "% of orders", _MORE, "orders with something extra ÷ orders"),
        IndicatorInfo(
            KnownIndicator.SENTIMENT,
            "% of mentions",
            _MORE,
            "positive mentions ÷ all mentions; or % positive − % negative",
        ),
        IndicatorInfo(
            KnownIndicator.CAPACITY_USED, "% of capacity", _LESS, "customers served ÷ customers that staff can serve"
        ),
        IndicatorInfo(
            KnownIndicator.COST_TO_SERVE,
            "money per customer per month",
            _LESS,
            "(fixed cost + cost per customer × customers served) ÷ customers served",
        ),
        IndicatorInfo(
            KnownIndicator.SOLVED_WITHOUT_PERSON, "% of cases", _MORE, "cases solved without a person ÷ all cases"
        ),
        IndicatorInfo(
            KnownIndicator.ESCALATION_RATE,
            "% of conversations",
            _LESS,
            "conversations handed over to a person ÷ conversations with the machine",
        ),
        IndicatorInfo(
            KnownIndicator.ANSWERED_BY_PEERS, "% of questions", _MORE, "questions answered by customers ÷ questions"
        ),
        IndicatorInfo(
            KnownIndicator.IDEAS_ADOPTED, "% of ideas", _MORE, "customers’ ideas carried out ÷ ideas submitted"
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lowest and the highest possible value of a reading; None if unbounded."""

    least: Decimal | None = None
    most: Decimal | None = None


# Lifetime value is negative for a customer who costs more than they bring in. All other indicators except the balances
# start at 0, and percentages end at 100.
_LOSSES = (KnownIndicator.LIFETIME_VALUE, KnownIndicator.VALUE_TO_COST)
_BALANCES = (KnownIndicator.NET_PROMOTER_SCORE, KnownIndicator.SENTIMENT)
_SCALES = {Direction.MORE: Bounds(Decimal(1), Decimal(7)), Direction.LESS: Bounds(Decimal(1), Decimal(5))}


def get_bounds(code: str, direction: Direction) -> Bounds:
    """Return the bounds of readings of the indicator with this code; none for a user-defined indicator.

    The direction determines the scale of the effort score. Net revenue retention may exceed 100 %.
    """
    known = KnownIndicator(code) if code in KnownIndicator.values else None
    if known is None or known in _LOSSES:
        return Bounds()
    if known in _BALANCES:
        return Bounds(Decimal(-100), Decimal(100))
    if known is KnownIndicator.EFFORT_SCORE:
        return _SCALES[direction]
    is_share = INDICATORS[known].unit.startswith("%") and known is not KnownIndicator.NET_REVENUE_RETENTION
    return Bounds(Decimal(0), Decimal(100) if is_share else None)
