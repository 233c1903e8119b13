"""Django settings, configured by environment variables."""

import os
from pathlib import Path

from django.utils.csp import CSP

from canvas_app.config.caches import share_memory
from canvas_app.config.databases import describe_database
from canvas_app.config.environment import ConfigurationError, read_environment
from canvas_app.config.limits import LARGEST_FILE_BYTES
from canvas_app.config.logging import describe_logging
from canvas_app.config.mail import describe_mailer

BASE_DIR = Path(__file__).resolve().parents[2]
try:
    ENVIRONMENT = read_environment(os.environ)
except ConfigurationError as problem:
    # A traceback would hide the few lines that name the variables.
    raise SystemExit(str(problem)) from None

DEBUG = ENVIRONMENT.debug_pages
SECRET_KEY = ENVIRONMENT.secret_key.get_secret_value()
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
PUBLIC_URL = ENVIRONMENT.public_url
ROOT_URLCONF = "canvas_app.urls"
# Only used with DEBUG.
DEFAULT_EXCEPTION_REPORTER = "canvas_app.web.error_reports.ErrorReporter"

INSTALLED_APPS = [
    "relationships",
    "canvas_app",
    "canvas_app.accounts",
    "canvas_app.boards",
    "canvas_app.case_studies",
    "canvas_app.catalogue",
    "canvas_app.database",
    "canvas_app.drafts",
    "canvas_app.exchange",
    "canvas_app.web.admin_site.SiteConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "allauth",
    "allauth.account",
]

MIDDLEWARE = [
    "canvas_app.config.logging.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Safe against BREACH: Django pads responses with random bytes to hide the length of the CSRF token.
    "django.middleware.gzip.GZipMiddleware",
    "canvas_app.web.middleware.PageHeadersMiddleware",
    # Inside what sets headers, outside all that asks the database.
    "canvas_app.web.middleware.OutageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "canvas_app.web.reader_formats.ReaderFormatsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "canvas_app.web.middleware.ErrorsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "canvas_app.boards.access.NotWrittenMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
# The tone of the notice in which a message is shown.
MESSAGE_TAGS = {10: "plain", 20: "plain", 25: "good", 30: "warn", 40: "bad"}
FORM_RENDERER = "canvas_app.forms.renderer.ControlRenderer"

DATABASES = {
    "default": describe_database(ENVIRONMENT.database_url, BASE_DIR, sqlite_synchronous=ENVIRONMENT.sqlite_synchronous)
}
CACHES = {
    # What must not be lost, such as counted attempts. Nothing else belongs here: each call is a query.
    "default": {"BACKEND": "canvas_app.database.shared_cache.SharedCache"},
}
# The limits of the caches that each process has of its own, in bytes.
CACHE_BYTES = share_memory(ENVIRONMENT.cache_megabytes)

MAILERS = {"default": describe_mailer(ENVIRONMENT.email_url)}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.default_from_email
EMAIL_SUBJECT_PREFIX = ""

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = False
DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "d/m/Y"
DATETIME_FORMAT = "j F Y, H:i"

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Whether pages link the sources of style sheets and scripts (development) or the bundles of collectstatic.
SERVES_SOURCES = not ENVIRONMENT.is_production
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if SERVES_SOURCES
        else "canvas_app.assets.storage.JoinedStaticFilesStorage"
    },
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = SERVES_SOURCES
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

# accounts
AUTH_USER_MODEL = "accounts.User"
# allauth's backend extends ModelBackend; with both, every wrong password would be hashed twice.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "display_name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "canvas_app.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "canvas_app.accounts.forms.allauth_forms.SignInForm",
    "signup": "canvas_app.accounts.forms.allauth_forms.SignUpForm",
    "add_email": "canvas_app.accounts.forms.allauth_forms.AddressForm",
    "change_password": "canvas_app.accounts.forms.allauth_forms.ChangePasswordForm",
    "set_password": "canvas_app.accounts.forms.allauth_forms.FirstPasswordForm",
    "reset_password": "canvas_app.accounts.forms.allauth_forms.ResetForm",
    "reset_password_from_key": "canvas_app.accounts.forms.allauth_forms.NewPasswordForm",
    "reauthenticate": "canvas_app.accounts.forms.allauth_forms.ReauthenticateForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# New users can work immediately; only accepting invitations requires a verified address. As a trade-off, signing up
# reveals whether an address has an account. Signing in and resetting a password do not.
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if ENVIRONMENT.https else "http"
ACCOUNT_EMAIL_CONFIRMATION_AUTHENTICATED_REDIRECT_URL = "accounts:profile"
# Counted in the default cache, by all processes together. A class behind one IP address can sign in within a minute;
# passwords are protected by the limit of failures, five in five minutes per e-mail address. The limits whose excess is
# answered with 429 are per minute: `canvas_app.web.errors.too_many_requests` says so.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "30/m/ip,5/5m/key",
    "signup": "60/m/ip",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
    "manage_email": "10/m/user",
    "confirm_email": "1/3m/key",
    "case_attempt": "120/m/ip",
    "case_report": "10/m/ip",
    # Anybody may make drafts, which are kept in the session; see canvas_app.drafts.views.
    "draft": "60/m/ip",
}
# The client's IP address is the one that the outermost of these proxies has added to X-Forwarded-For. Without proxies
# the header is ignored.
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.trusted_proxies

# case studies
CASES_NEED_APPROVAL = ENVIRONMENT.cases_need_approval

# A relationship can have a checkbox for each of the thousand notes of a canvas, in addition to its other fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
# The ASGI shell has already rejected larger bodies.
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_FILE_BYTES

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.https
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if ENVIRONMENT.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = ENVIRONMENT.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.trusted_proxies else None
if ENVIRONMENT.https:
    # The prefix makes browsers reject cookies of this name set by another host of the domain.
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = list(ENVIRONMENT.csrf_trusted_origins)
CSRF_FAILURE_VIEW = "canvas_app.web.errors.csrf_failure"

LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = describe_logging(ENVIRONMENT.log_level)
