"""Configuration of the drafts app."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "canvas_app.drafts"
    label = "drafts"
    verbose_name = "First drafts"
