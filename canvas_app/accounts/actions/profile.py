"""Changing what a user says about themselves."""

from canvas_app.accounts.models import Theme, User


def change_profile(user: User, display_name: str, theme: Theme) -> None:
    """Store the name others see (may be empty) and the theme pages are shown in."""
    user.display_name = display_name
    user.theme = theme
    user.save(update_fields=["display_name", "theme"])
