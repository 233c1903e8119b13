"""Configuration of the case studies app."""

from django.apps import AppConfig


class CaseStudiesConfig(AppConfig):
    name = "canvas_app.case_studies"
    label = "case_studies"
    verbose_name = "Case studies"

    def ready(self) -> None:
        """Fill the slots of other packages."""
        from canvas_app.case_studies import curators, origins  # noqa: PLC0415 (models cannot be imported earlier)

        curators.register()
        origins.register()
