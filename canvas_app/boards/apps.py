"""The boards app as Django knows it."""

from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "canvas_app.boards"
    label = "boards"
    verbose_name = "Boards"

    def ready(self) -> None:
        """Tell accounts what boards keep for a user."""
        from canvas_app.boards.canvases import account_data  # noqa: PLC0415 (models can be imported from now on)

        account_data.register()
