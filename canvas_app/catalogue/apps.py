"""The catalogue app as Django knows it."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "canvas_app.catalogue"
    label = "catalogue"
    verbose_name = "Catalogue"
