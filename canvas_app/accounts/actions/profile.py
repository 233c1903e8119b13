"""Changing the profile of a user."""

from canvas_app.accounts.models import Theme, User


def change_profile(user: User, display_name: str, theme: Theme, number_format: str, date_format: str) -> None:
    """Store the display name, which may be empty, the theme, and the formats; an empty one is that of the browser."""
    user.display_name = display_name
    user.theme = theme
    user.number_format = number_format
    user.date_format = date_format
    user.save(update_fields=["display_name", "theme", "number_format", "date_format"])
