"""What is few or many, little or much: every threshold in one place, with its reason."""

import datetime as dt
from decimal import Decimal

# As many customers one person can know by name: some hundred and fifty social ties are what a person keeps up
# (Dunbar, Neocortex Size as a Constraint on Group Size in Primates, 1992).
FEW_CUSTOMERS = 150
# As many customers would ask for a staff of more than sixty if everybody were to be known by name.
MANY_CUSTOMERS = 10_000

# Two hours of a skilled person a year, at about 50 euros: who brings in less cannot have a person of their own.
LITTLE_VALUE_A_YEAR = Decimal(100)
# A working week of a skilled person a year: who brings in more can carry one.
MUCH_VALUE_A_YEAR = Decimal(2_000)

# The same two hours where people earn a tenth: what a person for each is said to cost must reach that to be believed.
LEAST_FOR_A_PERSON_A_YEAR = Decimal(10)

# How many units of a currency make about one euro: orders of magnitude for the two thresholds above, not rates.
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

# With fewer answers there is no ranking, but the questions that are worth answering first.
ANSWERS_FOR_A_RANKING = 3

# How long a customer is counted at most where churn is 0 or next to it, and dividing by it has no end.
LONGEST_LIFETIME_YEARS = 20
LONGEST_LIFETIME_REASON = (
    "Nobody can count on more: even companies in the S&P 500 stay there for 15 to 20 years only "
    "(Innosight, Corporate Longevity Forecast, 2021)."
)

# --- What the checks hold a canvas against ---

# What a customer leaves in their life ÷ what it cost to win them. Below one each customer is a loss. Three to one is a
# rule of thumb of subscription software (Skok, SaaS Metrics 2.0, 2010), where the rest has to pay for everything else.
LOSING_RATIO = Decimal(1)
GOOD_RATIO = Decimal(3)
# Who has their money back within a year can grow out of what comes in (the same source): then the ratio matters less.
MONTHS_TO_PAY_BACK = 12
# Twice that is the longest that investors in such businesses usually bear; own judgement for all others.
LONGEST_PAYBACK_MONTHS = 24

# Waiting grows without bound as use nears capacity (Kingman, The Single Server Queue in Heavy Traffic, 1961); that from
# nine tenths on it shows is own judgement.
NEARLY_FULL_PERCENT = 90
# Who serves nine of ten customers serves them alone for all that matters to the rest. Own judgement.
ALMOST_ALL_PERCENT = 90

# What nobody expects is dear where it eats a tenth of what the customers leave, or, where that is not known, a quarter
# of what all relationships cost, or, where only one amount is known, two days of a skilled person a month (at about 50
# euros an hour). Own judgement.
DEAR_PERCENT_OF_VALUE = 10
DEAR_PERCENT_OF_COST = 25
DEAR_A_MONTH = Decimal(800)

# What takes about a month's income of a household to buy is dear to it (in euros). Own judgement.
DEAR_PURCHASE = Decimal(2_000)

# A yearly look is what management systems ask for (ISO 9001, 9.3, and the yearly surveillance of ISO 27001); half a
# year of grace is own judgement. So much for reviews and for audits of data.
LONG_AGO = dt.timedelta(days=548)
# Once a stage has begun, everything from before should be looked at within half a year. Own judgement.
LOOKED_AT_WITHIN = dt.timedelta(days=183)
# A review may be held two weeks late before anybody need worry. Own judgement.
REVIEW_GRACE = dt.timedelta(days=14)
# What customers said a quarter of a year ago should have led to a decision, if only to change nothing. Own judgement.
DECIDED_WITHIN = dt.timedelta(days=91)

# A reading is stale after one and a half of the usual distance between readings: one was missed, and it is no mere
# delay. Half a year at soonest, since nothing here moves in weeks; a year where fewer than three tell no distance. Own
# judgement.
RHYTHMS_MISSED = Decimal("1.5")
STALE_AT_SOONEST = dt.timedelta(days=183)
STALE_AFTER = dt.timedelta(days=365)
# Two points make a line through anything; from three on one may speak of a series.
READINGS_OF_A_SERIES = 3
# One bad month is weather; a quarter of a year is climate. Own judgement.
OFF_TARGET_FOR = dt.timedelta(days=89)
# Who has made a quarter of the way to the target is on it, and needs no telling. Own judgement.
WAY_MADE_PERCENT = 25
# A fall by less than a twentieth is within what samples of customers sway by. Own judgement.
FALLS_BY_PERCENT = 5
# Small shares sway by more of themselves: churn, and how many were referred. Own judgement.
FALLS_BY_PERCENT_OF_RATE = 20
# What is a difference of two shares may be next to 0; among some hundred answers five points are no chance. Own
# judgement.
FALLS_BY_POINTS = 5
# What fell within less than two months may be one bad month. Own judgement.
FALLS_OVER = dt.timedelta(days=59)

# A canvas that names its sources and has no date of the last half year is a picture that others drew, as a case study
# is: whether its company measures and reviews cannot be seen from it. Own judgement.
PICTURE_AFTER = dt.timedelta(days=183)

# Segments are unlike where a customer of one is worth ten times one of the other, or where they are a hundred times as
# many: orders of magnitude at which the same treatment is hardly right for both. Own judgement.
UNLIKE_VALUE = 10
UNLIKE_SIZE = 100

# Where three notes of four have the status that every note begins with, it says nothing of any one. Own judgement.
MOSTLY_ASSUMED_PERCENT = 75
# What two relationships rest on, or half of them, is important. Own judgement.
RESTING_ON_IT = 2
HALF = Decimal("0.5")
