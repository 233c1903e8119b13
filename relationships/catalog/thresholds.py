"""What is few or many, little or much: every threshold in one place, with its reason."""

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
