"""The tests. A run is configured by DATABASE_URL alone, whatever else the shell's environment says."""

import os

for name in ("RAPPORT_ENV", "SECRET_KEY", "ALLOWED_HOSTS", "EMAIL_URL", "HTTPS", "TRUSTED_PROXIES", "LOG_LEVEL"):
    os.environ.pop(name, None)
