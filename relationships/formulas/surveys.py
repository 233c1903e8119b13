"""Indicators from surveys and mentions: net promoter score, effort, satisfaction and sentiment."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from relationships.catalog.indicators import Direction, KnownIndicator
from relationships.formats import with_unit
from relationships.formulas.errors import Unworkable
from relationships.formulas.inputs import Input, answers, count
from relationships.formulas.rounding import WHOLE, shown
from relationships.formulas.shares import share_formula
from relationships.formulas.variant import Computation, Given, Variant, divide

ZERO_TO_TEN, ONE_TO_SEVEN, ONE_TO_FIVE = answers(range(11)), answers(range(1, 8)), answers(range(1, 6))
PROMOTERS = count("promoters", "Promoters (answered 9 or 10)", "customers")
PASSIVES = count("passives", "Passives (answered 7 or 8)", "customers")
DETRACTORS = count("detractors", "Detractors (answered 0 to 6)", "customers")
POSITIVE = count("positive", "Positive mentions", "mentions")
NEUTRAL = count("neutral", "Neutral mentions", "mentions")
NEGATIVE = count("negative", "Negative mentions", "mentions")
SATISFIED = count("satisfied", "Answers of 4 or 5", "answers")
ALL_ANSWERS = count("all_answers", "All answers", "answers")
REICHHELD = "Reichheld, The One Number You Need to Grow, Harvard Business Review, December 2003"
FARRIS = "Farris and others, Marketing Metrics, 3rd edition, 2016"
LIU = "Liu, Sentiment Analysis and Opinion Mining, 2012"


def _count(given: Given, field: Input, scores: Iterable[int]) -> Decimal:
    """Return the number of answers with one of these scores."""
    return sum((given[field.name_at(score)] for score in scores), Decimal(0))


def _count_all(given: Given, field: Input) -> Decimal:
    """Return the number of answers. Raise Unworkable if there are none."""
    total = _count(given, field, field.scale)
    if not total:
        raise Unworkable(field.name_at(field.scale[0]), f"{field.label}: enter at least one answer.")
    return total


def promoter_score(given: Given) -> Computation:
    """Return the percentage who answer 9 or 10 minus the percentage who answer 0 to 6, from counts of each answer."""
    promoters, detractors = _count(given, ZERO_TO_TEN, (9, 10)), _count(given, ZERO_TO_TEN, range(7))
    return _balance(promoters, detractors, _count_all(given, ZERO_TO_TEN), "promoters", "answers")


def promoter_score_of_groups(given: Given) -> Computation:
    """Return the net promoter score from counts of the three groups; passives count towards the total."""
    total = given["promoters"] + given["passives"] + given["detractors"]
    if not total:
        raise Unworkable("promoters", f"{PROMOTERS.label}: enter at least one answer.")
    return _balance(given["promoters"], given["detractors"], total, "promoters", "answers")


def _balance(good: Decimal, bad: Decimal, total: Decimal, noun: str, of: str) -> Computation:
    """Return the difference of two percentages of a total, with the total as the sample size."""
    shares = [part * WHOLE / total for part in (good, bad)]
    first, second = (with_unit(shown(share, 1), "%") for share in shares)
    steps = f"{shown(good)} {noun} of {shown(total)} {of}: {first} − {second}"
    return Computation((good - bad) * WHOLE / total, steps, (f"n = {shown(total)}",), {"answers": total})


def mean_answer(field: Input, given: Given) -> Computation:
    """Return the sum of the answers ÷ the number of answers."""
    total = _count_all(given, field)
    points = sum((given[field.name_at(score)] * score for score in field.scale), Decimal(0))
    value = divide(points, total, field.name, field.label)
    steps = f"{shown(points)} points ÷ {shown(total)} answers"
    return Computation(value, steps, (f"n = {shown(total)}",), {"answers": total})


def satisfaction(given: Given) -> Computation:
    """Return the percentage of answers of 4 or 5 on a scale of 1 to 5."""
    total, satisfied = _count_all(given, ONE_TO_FIVE), _count(given, ONE_TO_FIVE, (4, 5))
    steps = f"{shown(satisfied)} of {shown(total)} answers are 4 or 5: {shown(satisfied)} ÷ {shown(total)}"
    return Computation(satisfied * WHOLE / total, steps, (f"n = {shown(total)}",), {"answers": total})


def _count_mentions(given: Given) -> Decimal:
    total = given["positive"] + given["neutral"] + given["negative"]
    if not total:
        raise Unworkable("positive", f"{POSITIVE.label}: enter at least one mention.")
    return total


def positive_share(given: Given) -> Computation:
    """Return positive mentions as a percentage of all mentions."""
    total = _count_mentions(given)
    return Computation(given["positive"] * WHOLE / total, f"{shown(given['positive'])} ÷ {shown(total)} mentions")


def sentiment_balance(given: Given) -> Computation:
    """Return the percentage of positive minus that of negative mentions; neutral ones count towards the total."""
    return _balance(given["positive"], given["negative"], _count_mentions(given), "positive", "mentions")


VARIANTS = (
    Variant(
        KnownIndicator.NET_PROMOTER_SCORE,
        "promoter_score_answers",
        "From the number of answers for each score, 0 to 10",
        "% who answer 9 or 10 − % who answer 0 to 6; answers of 7 and 8 count towards the total",
        "points, −100 to 100",
        (ZERO_TO_TEN,),
        REICHHELD,
        promoter_score,
    ),
    Variant(
        KnownIndicator.NET_PROMOTER_SCORE,
        "promoter_score_groups",
        "From promoters, passives and detractors",
        "(promoters − detractors) ÷ (promoters + passives + detractors)",
        "points, −100 to 100",
        (PROMOTERS, PASSIVES, DETRACTORS),
        REICHHELD,
        promoter_score_of_groups,
    ),
    Variant(
        KnownIndicator.EFFORT_SCORE,
        "effort_score_seven",
        "CES 2.0: scale of 1 to 7, more is easier",
        "sum of the answers ÷ number of answers, on a scale of 1 to 7",
        "mean, 1 to 7",
        (ONE_TO_SEVEN,),
        "Dixon, Toman and DeLisi, The Effortless Experience, 2013",
        lambda given: mean_answer(ONE_TO_SEVEN, given),
        Direction.MORE,
    ),
    Variant(
        KnownIndicator.EFFORT_SCORE,
        "effort_score_five",
        "Original CES: scale of 1 to 5, less is easier",
        "sum of the answers ÷ number of answers, on a scale of 1 to 5",
        "mean, 1 to 5",
        (ONE_TO_FIVE,),
        "Dixon, Freeman and Toman, Stop Trying to Delight Your Customers, Harvard Business Review, 2010",
        lambda given: mean_answer(ONE_TO_FIVE, given),
        Direction.LESS,
    ),
    Variant(
        KnownIndicator.SATISFACTION,
        "satisfaction_answers",
        "From the number of answers for each score, 1 to 5",
        "answers of 4 or 5 on a scale of 1 to 5 ÷ all answers",
        "% of answers",
        (ONE_TO_FIVE,),
        FARRIS,
        satisfaction,
    ),
    Variant(
        KnownIndicator.SATISFACTION,
        "satisfaction_share",
        "From the number of satisfied answers",
        "answers of 4 or 5 ÷ all answers",
        "% of answers",
        (SATISFIED, ALL_ANSWERS),
        FARRIS,
        share_formula(SATISFIED, ALL_ANSWERS),
    ),
    Variant(
        KnownIndicator.SENTIMENT,
        "sentiment_share",
        "Share of positive mentions",
        "positive mentions ÷ all mentions",
        "% of mentions",
        (POSITIVE, NEUTRAL, NEGATIVE),
        LIU,
        positive_share,
    ),
    Variant(
        KnownIndicator.SENTIMENT,
        "sentiment_balance",
        "Positive minus negative mentions",
        "% positive − % negative",
        "% of mentions",
        (POSITIVE, NEUTRAL, NEGATIVE),
        LIU,
        sentiment_balance,
    ),
)
