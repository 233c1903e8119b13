"""Configuration of the catalogue app."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "canvas_app.catalogue"
    label = "catalogue"
    verbose_name = "Catalogue"
