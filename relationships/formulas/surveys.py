"""What customers answered and said: recommendation, ease, satisfaction, sentiment."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from relationships.catalog.indicators import Direction, KnownIndicator
from relationships.formulas.errors import Unworkable
from relationships.formulas.inputs import Input, answers, count
from relationships.formulas.rounding import WHOLE, shown
from relationships.formulas.shares import percent_of
from relationships.formulas.variant import Given, Variant, Work, divided

ZERO_TO_TEN, ONE_TO_SEVEN, ONE_TO_FIVE = answers(range(11)), answers(range(1, 8)), answers(range(1, 6))
PROMOTERS = count("promoters", "Promoters, who answered 9 or 10", "customers")
PASSIVES = count("passives", "Passives, who answered 7 or 8", "customers")
DETRACTORS = count("detractors", "Detractors, who answered 0 to 6", "customers")
POSITIVE = count("positive", "Positive mentions", "mentions")
NEUTRAL = count("neutral", "Neutral mentions", "mentions")
NEGATIVE = count("negative", "Negative mentions", "mentions")
SATISFIED = count("satisfied", "Answers of 4 or 5", "answers")
ALL_ANSWERS = count("all_answers", "All answers", "answers")
REICHHELD = "Reichheld, The One Number You Need to Grow, Harvard Business Review, December 2003"
FARRIS = "Farris and others, Marketing Metrics, 3rd edition, 2016"
LIU = "Liu, Sentiment Analysis and Opinion Mining, 2012"


def _at(given: Given, asked: Input, scores: Iterable[int]) -> Decimal:
    """How many gave one of these scores."""
    return sum((given[asked.name_at(score)] for score in scores), Decimal(0))


def _asked(given: Given, asked: Input) -> Decimal:
    """How many answered at all; raises Unworkable where nobody did."""
    everybody = _at(given, asked, asked.scale)
    if not everybody:
        raise Unworkable(asked.name_at(asked.scale[0]), f"{asked.label}: nobody has answered yet.")
    return everybody


def promoter_score(given: Given) -> Work:
    """% who answer 9 or 10 less % who answer 0 to 6, from counts of each answer."""
    everybody = _asked(given, ZERO_TO_TEN)
    return _balance(
        _at(given, ZERO_TO_TEN, (9, 10)), _at(given, ZERO_TO_TEN, range(7)), everybody, "promoters", "asked"
    )


def promoter_score_of_groups(given: Given) -> Work:
    """The same from counts of the three groups; passives stay among those asked."""
    everybody = given["promoters"] + given["passives"] + given["detractors"]
    if not everybody:
        raise Unworkable("promoters", f"{PROMOTERS.label}: nobody has answered yet.")
    return _balance(given["promoters"], given["detractors"], everybody, "promoters", "asked")


def _balance(good: Decimal, bad: Decimal, everybody: Decimal, called: str, of: str) -> Work:
    """One share less another, with the number that they rest on."""
    shares = [part * WHOLE / everybody for part in (good, bad)]
    steps = f"{shown(good)} {called} of {shown(everybody)} {of}: {shown(shares[0], 1)} % − {shown(shares[1], 1)} %"
    return Work((good - bad) * WHOLE / everybody, steps, (f"n = {shown(everybody)}",), {"answers": everybody})


def mean_of(asked: Input, given: Given) -> Work:
    """Sum of the answers ÷ number of answers."""
    everybody = _asked(given, asked)
    total = sum((given[asked.name_at(score)] * score for score in asked.scale), Decimal(0))
    value = divided(total, everybody, asked.name, asked.label)
    steps = f"{shown(total)} points ÷ {shown(everybody)} answers"
    return Work(value, steps, (f"n = {shown(everybody)}",), {"answers": everybody})


def satisfaction(given: Given) -> Work:
    """Answers of 4 or 5 on a scale of 1 to 5 ÷ all answers."""
    everybody, content = _asked(given, ONE_TO_FIVE), _at(given, ONE_TO_FIVE, (4, 5))
    steps = f"{shown(content)} of 4 or 5 among {shown(everybody)} answers: {shown(content)} ÷ {shown(everybody)}"
    return Work(content * WHOLE / everybody, steps, (f"n = {shown(everybody)}",), {"answers": everybody})


def _mentions(given: Given) -> Decimal:
    everything = given["positive"] + given["neutral"] + given["negative"]
    if not everything:
        raise Unworkable("positive", f"{POSITIVE.label}: nothing was said yet; of nothing there is no share.")
    return everything


def positive_share(given: Given) -> Work:
    """Positive mentions ÷ all mentions."""
    everything = _mentions(given)
    return Work(given["positive"] * WHOLE / everything, f"{shown(given['positive'])} ÷ {shown(everything)} mentions")


def sentiment_balance(given: Given) -> Work:
    """% positive less % negative; neutral mentions stay among all."""
    return _balance(given["positive"], given["negative"], _mentions(given), "positive", "mentions")


VARIANTS = (
    Variant(
        KnownIndicator.NET_PROMOTER_SCORE,
        "promoter_score_answers",
        "From counts of each answer, 0 to 10",
        "% who answer 9 or 10 − % who answer 0 to 6; 7 and 8 count among those asked",
        "points, −100 to 100",
        (ZERO_TO_TEN,),
        REICHHELD,
        promoter_score,
    ),
    Variant(
        KnownIndicator.NET_PROMOTER_SCORE,
        "promoter_score_groups",
        "From promoters, passives and detractors",
        "(promoters − detractors) ÷ all three",
        "points, −100 to 100",
        (PROMOTERS, PASSIVES, DETRACTORS),
        REICHHELD,
        promoter_score_of_groups,
    ),
    Variant(
        KnownIndicator.EFFORT_SCORE,
        "effort_score_seven",
        "CES 2.0: 1 to 7, more is easier",
        "sum of the answers ÷ number of answers, on a scale of 1 to 7",
        "mean, 1 to 7",
        (ONE_TO_SEVEN,),
        "Dixon, Toman and DeLisi, The Effortless Experience, 2013",
        lambda given: mean_of(ONE_TO_SEVEN, given),
        Direction.MORE,
    ),
    Variant(
        KnownIndicator.EFFORT_SCORE,
        "effort_score_five",
        "The original: 1 to 5, less is easier",
        "sum of the answers ÷ number of answers, on a scale of 1 to 5",
        "mean, 1 to 5",
        (ONE_TO_FIVE,),
        "Dixon, Freeman and Toman, Stop Trying to Delight Your Customers, Harvard Business Review, 2010",
        lambda given: mean_of(ONE_TO_FIVE, given),
        Direction.LESS,
    ),
    Variant(
        KnownIndicator.SATISFACTION,
        "satisfaction_answers",
        "From counts of each answer, 1 to 5",
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
        percent_of(SATISFIED, ALL_ANSWERS),
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
        "Positive less negative",
        "% positive − % negative",
        "% of mentions",
        (POSITIVE, NEUTRAL, NEGATIVE),
        LIU,
        sentiment_balance,
    ),
)
