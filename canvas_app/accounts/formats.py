"""The formats of numbers and dates in messages, which nobody reads in the browser of a request."""

from canvas_app.accounts.models import User, UserManager
from canvas_app.web.reader_formats import chosen_formats
from relationships.formats import BRITISH, Formats


def formats_of_account(email: str) -> Formats:
    """Return the formats chosen by the account with an address; British ones without a choice or an account."""
    found = User.objects.filter(email=UserManager.normalize_email(email))
    chosen = found.values_list("number_format", "date_format").first()
    return chosen_formats(*chosen) if chosen else BRITISH
