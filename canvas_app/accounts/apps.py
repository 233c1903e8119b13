"""Configuration of the accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "canvas_app.accounts"
    label = "accounts"
    verbose_name = "Accounts"
