"""Changing the profile of a user."""

from canvas_app.accounts.models import Theme, User


def change_profile(user: User, display_name: str, theme: Theme) -> None:
    """Store the display name, which may be empty, and the theme."""
    user.display_name = display_name
    user.theme = theme
    user.save(update_fields=["display_name", "theme"])
