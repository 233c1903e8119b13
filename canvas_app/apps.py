"""Configuration of the root app, which provides the template tags, error pages and commands of the site."""

from django.apps import AppConfig


class CanvasAppConfig(AppConfig):
    name = "canvas_app"
    label = "canvas_app"
    verbose_name = "Rapport"
