"""The test suite. DATABASE_URL alone configures a run; the project's other environment variables are cleared."""

import os

OTHERS = (
    "RAPPORT_ENV SECRET_KEY ALLOWED_HOSTS EMAIL_URL HTTPS TRUSTED_PROXIES LOG_LEVEL SQLITE_SYNCHRONOUS CACHE_MEGABYTES "
    "CASES_NEED_APPROVAL"
)
for name in OTHERS.split():
    os.environ.pop(name, None)
