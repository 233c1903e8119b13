"""Configuration of the database app, which has the table of the shared cache."""

from django.apps import AppConfig


class DatabaseConfig(AppConfig):
    name = "canvas_app.database"
    label = "database"
    verbose_name = "Database"
