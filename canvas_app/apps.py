"""The shell as a Django app, so that its template tags and error pages are found."""

from django.apps import AppConfig


class CanvasAppConfig(AppConfig):
    name = "canvas_app"
    label = "canvas_app"
    verbose_name = "Rapport"
