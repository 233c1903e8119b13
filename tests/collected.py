"""Static files as in production: bundled, hashed and linked by collectstatic."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.test import override_settings


def production(folder: Path, **others: Any) -> override_settings:
    """Return production's settings for static files, which are collected in `folder`."""
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "canvas_app.assets.storage.JoinedStaticFilesStorage"}}
    # By default without the admin's files, which take seconds to compress.
    finders = {"STATICFILES_FINDERS": ["django.contrib.staticfiles.finders.FileSystemFinder"]}
    return override_settings(STATIC_ROOT=folder, STORAGES=storages, SERVES_SOURCES=False, **finders | others)


def collect() -> None:
    """Run collectstatic with the settings in force."""
    call_command("collectstatic", verbosity=0, interactive=False)
