"""Production settings over plain HTTP, with the floor as an additional app under the same middleware and database."""

import os
from pathlib import Path

# tests/__init__.py has cleared these; the key only signs sessions in throwaway databases.
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
