"""Production's settings over plain HTTP, with the floor as one more app under the same middleware and database."""

import os
from pathlib import Path

# What tests/__init__.py has cleared; the key signs sessions of databases that are thrown away.
os.environ |= {
    "RAPPORT_ENV": "production",
    "SECRET_KEY": "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGH",
    "ALLOWED_HOSTS": "127.0.0.1",
    "HTTPS": "false",
    "EMAIL_URL": "console:",
    "DEFAULT_FROM_EMAIL": "rapport@rapport.example",
}

from canvas_app.config.settings import *
from canvas_app.config.settings import INSTALLED_APPS as OF_THE_PRODUCT

INSTALLED_APPS = [*OF_THE_PRODUCT, "tests.bench"]
ROOT_URLCONF = "tests.bench.urls"
STATIC_ROOT = Path(os.environ["BENCH_STATIC_ROOT"])
