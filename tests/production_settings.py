"""Production settings over plain HTTP, with static files collected in the folder TEST_STATIC_ROOT."""

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
    "CACHE_MEGABYTES": os.environ.get("TEST_CACHE_MEGABYTES", ""),
}

from canvas_app.config.settings import *

STATIC_ROOT = Path(os.environ["TEST_STATIC_ROOT"])
