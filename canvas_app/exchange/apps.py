"""Configuration of the exchange app."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "canvas_app.exchange"
    label = "exchange"
    verbose_name = "Exchange"
