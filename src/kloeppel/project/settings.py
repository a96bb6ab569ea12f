"""Django settings. What differs between installations comes from the environment (docs/guides/settings.md)."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF

from kloeppel.web.style_sheets import tell_that_it_is_fetched

SOURCE = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("KLOEPPEL_VAR", SOURCE.parent.parent / "var"))
"""Folder for everything that is written at run time: the SQLite file, collected static files, the secret key."""

DEBUG = os.environ.get("KLOEPPEL_DEBUG") == "1"
DEMO = os.environ.get("KLOEPPEL_DEMO") == "1"
"""The example programme: one-click sign-in links work. Never set this where real people are."""


def _secret_key() -> str:
    if given := os.environ.get("KLOEPPEL_SECRET_KEY"):
        return given
    stored = VAR / "secret-key"
    return stored.read_text().strip() if stored.exists() else ""


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("KLOEPPEL_HOSTS", "127.0.0.1,localhost").split(",")
HTTPS = os.environ.get("KLOEPPEL_HTTPS") == "1"
ADDRESS = os.environ.get("KLOEPPEL_ADDRESS", f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0].lstrip('*.')}")
"""What the links in letters begin with."""
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

INSTALLED_APPS = [
    # First, so that its templates come before those of the packages below.
    "kloeppel.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "csp",
    "django_cotton.apps.SimpleAppConfig",
    "kloeppel.accounts",
    "kloeppel.audit",
    "kloeppel.mailroom",
    "kloeppel.barriers",
    "kloeppel.computations",
    "kloeppel.programmes",
    "kloeppel.applications",
    "kloeppel.profiles",
    "kloeppel.events",
    "kloeppel.speeddating",
    "kloeppel.matches",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Below whitenoise, whose files are compressed already. Why pages may be: docs/decisions/0003-light-pages.md.
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kloeppel.web.speech.FormOfAddressMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "kloeppel.project.urls"
WSGI_APPLICATION = "kloeppel.project.wsgi.application"

TEMPLATE_LOADERS = ["django_cotton.cotton_loader.Loader", "django.template.loaders.app_directories.Loader"]
# A component sees its attributes, not the variables of the page around it.
COTTON_ISOLATE_BY_DEFAULT = True
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            # Compiled once for each process; while developing, every change shows at once.
            "loaders": TEMPLATE_LOADERS if DEBUG else [("django.template.loaders.cached.Loader", TEMPLATE_LOADERS)],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kloeppel.web.context.page",
            ],
        },
    },
]

FORM_RENDERER = "kloeppel.web.form_focus.Renderer"

_SQLITE = f"sqlite:///{VAR / 'kloeppel.sqlite3'}"
DATABASES = {"default": dj_database_url.parse(os.environ.get("KLOEPPEL_DATABASE_URL") or _SQLITE, conn_max_age=60)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE takes the write lock when a transaction begins: two writers wait for each other instead of failing
    # half way. WAL lets readers go on meanwhile.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
COMPUTE_IN_REQUEST = False
"""Whether what takes a while is computed by the request itself instead of a worker: for tests."""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# In the database, so that rate limits count over all server processes.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "kloeppel.web.public.sign_in.Adapter"
ACCOUNT_FORMS = {
    "request_login_code": "kloeppel.web.public.sign_in.RequestCodeForm",
    "confirm_login_code": "kloeppel.web.public.sign_in.ConfirmCodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"length": 6, "numeric": False, "dashed": True}
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# Whether an address is known is nobody's business: an unknown one gets the same page, and no mail.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# On the day of an event everybody signs in within minutes, from one network.
# A report of a barrier needs no sign-in; a house full of people may send some.
ACCOUNT_RATE_LIMITS = {"request_login_code": "120/m/ip,5/15m/key", "report_barrier": "20/h/ip"}
# Whoever reads the code from the mailbox has proved the address; a second proof would only cost people.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""

SESSION_COOKIE_AGE = 60 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "kloeppel.web.errors.form_expired"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        # The look inside the first page (web/style_sheets.py), and no other style: the nonce is new for every answer.
        "style-src": [SELF, NONCE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    },
}

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [SOURCE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "kloeppel.web.style_sheets.JoinedSheetFinder",
]
WHITENOISE_ADD_HEADERS_FUNCTION = tell_that_it_is_fetched
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

EMAIL_BACKEND = os.environ.get("KLOEPPEL_MAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST = os.environ.get("KLOEPPEL_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("KLOEPPEL_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("KLOEPPEL_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("KLOEPPEL_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("KLOEPPEL_SMTP_STARTTLS") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("KLOEPPEL_MAIL_FROM", "Kloeppel <kloeppel@example.org>")

# A people list is small; what is larger is a mistake or an attack.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# E-mail addresses are unique without regard to case: a constraint of the model, which this check does not see.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
