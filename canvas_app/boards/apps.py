"""Django app configuration of boards."""

from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "canvas_app.boards"
    label = "boards"
    verbose_name = "Boards"

    def ready(self) -> None:
        """Register with accounts what boards store for a user, and canvases as what can be compared."""
        # Models cannot be imported earlier.
        from canvas_app.boards.canvases import account_data  # noqa: PLC0415
        from canvas_app.boards.comparison.canvases import SOURCE  # noqa: PLC0415
        from canvas_app.boards.comparison.sources import register_source  # noqa: PLC0415

        account_data.register()
        register_source(SOURCE)
