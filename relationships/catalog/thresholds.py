"""Every threshold, such as few or many customers, with its reason or source."""

import datetime as dt
from decimal import Decimal

# The number of customers that one person can know by name: people maintain about 150 social ties (Dunbar, Neocortex
# Size as a Constraint on Group Size in Primates, 1992).
FEW_CUSTOMERS = 150
# Knowing this many customers by name would take a staff of more than sixty.
MANY_CUSTOMERS = 10_000

# Two hours of a skilled person a year, at about 50 euros an hour: a customer who brings in less cannot pay for a
# dedicated person.
LITTLE_VALUE_A_YEAR = Decimal(100)
# A working week of a skilled person a year: a customer who brings in more can pay for a dedicated person.
MUCH_VALUE_A_YEAR = Decimal(2_000)

# The same two hours in countries with a tenth of these wages: a stated cost of a dedicated person is only plausible if
# it is at least this.
LEAST_FOR_A_PERSON_A_YEAR = Decimal(10)

# Approximate units of a currency per euro. They scale the thresholds above and are not exchange rates.
UNITS_PER_EURO: dict[str, Decimal] = {
    code: Decimal(units)
    for code, units in {
        "EUR": "1", "USD": "1.1", "GBP": "0.85", "CHF": "1", "CAD": "1.5", "AUD": "1.7", "NZD": "1.8", "SGD": "1.5",
        "SEK": "11", "NOK": "11", "DKK": "7.5", "PLN": "4.3", "CZK": "25", "HUF": "400", "RON": "5",
        "ISK": "150", "TRY": "40", "ILS": "4", "AED": "4", "SAR": "4", "ZAR": "20", "NGN": "1700", "KES": "140",
        "EGP": "55", "MAD": "11", "INR": "95", "CNY": "8", "HKD": "8.5", "TWD": "35", "JPY": "160", "KRW": "1500",
        "THB": "37", "IDR": "17500", "PHP": "63", "MYR": "5", "VND": "28000", "BRL": "6", "MXN": "21", "ARS": "1200",
        "CLP": "1050", "COP": "4600", "PEN": "4.1", "UAH": "45",
    }.items()
}  # fmt: skip

# --- Thresholds of the advice on types ---

# With fewer answers, the advice recommends nothing and asks the questions that matter most.
ANSWERS_FOR_A_RANKING = 3

# Scores of types lie between 0 and 1, and 0.5 says nothing. A fit is good or poor if the answers in favour outweigh
# those against, or the reverse, by a fifth of the type's total weight: two or three strong answers more. Own judgement.
GOOD_FIT_FROM = 0.6
# As far below the middle as a good fit is above it.
POOR_FIT_UP_TO = 0.4
# One strong answer (weight 3 of about 28) moves a score by this much. Types that are closer would change places if a
# single answer were one level off, so their order means nothing.
NO_DIFFERENCE = 0.05

# The answered share of a type's weight. With less than a third, the open answers could turn a good fit into a poor one.
MEDIUM_CONFIDENCE_FROM = 1 / 3
# From two thirds on, they cannot: they move a score by a sixth at most, and a good and a poor fit are a fifth apart.
HIGH_CONFIDENCE_FROM = 2 / 3

# The cap on a customer's lifetime, because 1 ÷ churn grows without bound as churn approaches 0.
LONGEST_LIFETIME_YEARS = 20
LONGEST_LIFETIME_REASON = (
    "Nobody can count on more: even companies in the S&P 500 stay there for only 15 to 20 years "
    "(Innosight, Corporate Longevity Forecast, 2021)."
)

# --- Thresholds of the checks ---

# Lifetime value ÷ acquisition cost. Below 1 every customer is a loss. 3 : 1 is a rule of thumb for subscription
# software (Skok, SaaS Metrics 2.0, 2010), where the difference has to pay for all other costs.
LOSING_RATIO = Decimal(1)
GOOD_RATIO = Decimal(3)
# With a payback within a year, growth can be financed from revenue, and the ratio matters less (same source).
MONTHS_TO_PAY_BACK = 12
# Twice that is the longest payback that investors in such businesses usually accept; own judgement for all others.
LONGEST_PAYBACK_MONTHS = 24

# Waiting times grow without bound as utilisation approaches capacity (Kingman, The Single Server Queue in Heavy
# Traffic, 1961). That this is noticeable from 90 % is own judgement.
NEARLY_FULL_PERCENT = 90
# Staff or machines that serve 90 % of the customers count as serving all of them. Own judgement.
ALMOST_ALL_PERCENT = 90

# A relationship that customers do not expect is expensive if it costs a tenth of their value; if that is unknown, a
# quarter of the cost of all relationships; if only its own cost is known, two days of a skilled person a month (at
# about 50 euros an hour). Own judgement.
DEAR_PERCENT_OF_VALUE = 10
DEAR_PERCENT_OF_COST = 25
DEAR_A_MONTH = Decimal(800)

# In euros: a purchase is expensive for a household if it costs about a month's income. Own judgement.
DEAR_PURCHASE = Decimal(2_000)

# For reviews and data audits: management systems require them yearly (ISO 9001, 9.3, and the yearly surveillance of ISO
# 27001). Half a year of grace is own judgement.
LONG_AGO = dt.timedelta(days=548)
# After a change of stage, earlier relationships should be reviewed within half a year. Own judgement.
LOOKED_AT_WITHIN = dt.timedelta(days=183)
# A review may be two weeks late before it is reported. Own judgement.
REVIEW_GRACE = dt.timedelta(days=14)
# Customer feedback should lead to a decision within a quarter, even if it is to change nothing. Own judgement.
DECIDED_WITHIN = dt.timedelta(days=91)

# A reading is stale after 1.5 times the usual interval between readings, when one was missed rather than delayed. Never
# before half a year, because the indicators change slowly; after a year if fewer than three readings give no interval.
# Own judgement.
RHYTHMS_MISSED = Decimal("1.5")
STALE_AT_SOONEST = dt.timedelta(days=183)
STALE_AFTER = dt.timedelta(days=365)
# Any two points lie on a line; a trend takes at least three.
READINGS_OF_A_SERIES = 3
# One bad month may be chance; a quarter of a year is a pattern. Own judgement.
OFF_TARGET_FOR = dt.timedelta(days=89)
# An indicator that has come a quarter of the way to its target is improving and is not reported. Own judgement.
WAY_MADE_PERCENT = 25
# A fall of less than 5 % is within the sampling variation of customer surveys. Own judgement.
FALLS_BY_PERCENT = 5
# Small percentages, such as churn and referral rate, vary more in relative terms. Own judgement.
FALLS_BY_PERCENT_OF_RATE = 20
# A difference of two percentages may be close to 0, so its fall is measured in points; with several hundred answers,
# five points are not chance. Own judgement.
FALLS_BY_POINTS = 5
# A fall within less than two months may be one bad month. Own judgement.
FALLS_OVER = dt.timedelta(days=59)

# A canvas that cites sources and has no date within the last half year is a case study written by outsiders. It cannot
# show whether the company measures and reviews. Own judgement.
PICTURE_AFTER = dt.timedelta(days=183)

# Two segments differ if a customer of one is worth ten times a customer of the other, or if one has a hundred times as
# many customers. At such differences the same relationship hardly suits both. Own judgement.
UNLIKE_VALUE = 10
UNLIKE_SIZE = 100

# If three of four notes still have the default status, it is not informative for any of them. Own judgement.
MOSTLY_ASSUMED_PERCENT = 75
# A note is important if two relationships, or half of them, depend on it. Own judgement.
RESTING_ON_IT = 2
HALF = Decimal("0.5")
