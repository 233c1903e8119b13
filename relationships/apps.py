"""The Django application of the domain."""

from django.apps import AppConfig


class RelationshipsConfig(AppConfig):
    """The app with the models of a canvas."""

    name = "relationships"
    default_auto_field = "django.db.models.BigAutoField"
