"""Configuration of the case studies app."""

from django.apps import AppConfig


class CaseStudiesConfig(AppConfig):
    name = "canvas_app.case_studies"
    label = "case_studies"
    verbose_name = "Case studies"

    def ready(self) -> None:
        """Fill the slots of other packages."""
        # Models cannot be imported earlier.
        from canvas_app.case_studies import account_data, comparing, curators, origins, type_examples  # noqa: PLC0415
        from canvas_app.catalogue.examples import register_examples  # noqa: PLC0415

        account_data.register()
        comparing.register()
        curators.register()
        origins.register()
        register_examples("case_studies", type_examples.examples_of_type)
