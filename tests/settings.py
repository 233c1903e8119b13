"""Settings of a test run: responses as in production, static files as in development, a fast password hasher."""

import os
import tempfile

from canvas_app.config.settings import *
from canvas_app.config.settings import DATABASES, ENVIRONMENT

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A separate database per run, so that two runs in one checkout do not interfere.
_run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))[:8]
if ENVIRONMENT.database_url.startswith("sqlite"):
    _folder = tempfile.TemporaryDirectory(prefix="rapport-tests-")
    DATABASES["default"]["TEST"] = {"NAME": f"{_folder.name}/test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] += ";PRAGMA synchronous = OFF"
else:
    DATABASES["default"]["TEST"] = {"NAME": f"test_rapport_{_run}"}
    # Test databases need not survive a crash.
    DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off"
