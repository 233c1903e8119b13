"""Django app configuration of boards."""

from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "canvas_app.boards"
    label = "boards"
    verbose_name = "Boards"

    def ready(self) -> None:
        """Register with accounts what boards store for a user."""
        from canvas_app.boards.canvases import account_data  # noqa: PLC0415 (models cannot be imported earlier)

        account_data.register()
