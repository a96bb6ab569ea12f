"""What every test finds: the database of this run, a plain and fast Django, a watched browser."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from world.programme import World

# As in pyproject.toml, for runs that do not read it (the core is also tested without Django).
if str(Path(__file__).parent) not in sys.path:
    sys.path.append(str(Path(__file__).parent))

# Playwright keeps an event loop in the main thread, and Django takes that for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

pytest_plugins = ["world.browser"]

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
WITHOUT_DATABASE = ("tests/core/", "tests/cli/", "tests/architecture/", "tests/docs/", "tests/world/")
"""Folders whose tests run once, not once on each database, unless a test uses the database after all."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what would only be repeated on PostgreSQL, and what needs a program that was asked to be left out."""
    on_postgresql = os.environ.get("KLOEPPEL_DATABASE_URL", "").startswith("postgres")
    without_chromium = "chromium" in os.environ.get("KLOEPPEL_TEST_WITHOUT", "").split()
    left_out = [
        item
        for item in items
        if (on_postgresql and _is_the_same_everywhere(item))
        or (without_chromium and "chromium" in getattr(item, "fixturenames", ()))
    ]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def _is_the_same_everywhere(item: pytest.Item) -> bool:
    uses_database = item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
    return item.nodeid.startswith(WITHOUT_DATABASE) and not uses_database


@pytest.fixture(scope="session", autouse=True)
def _plain_django(request: pytest.FixtureRequest) -> Iterator[None]:
    """Settings that make tests fast and independent of what is built or installed."""
    if not request.config.pluginmanager.hasplugin("django"):
        yield  # the core is tested without Django
        return
    from django.conf import settings  # noqa: PLC0415 - as above
    from django.test import override_settings  # noqa: PLC0415 - as above
    from django.utils.translation.reloader import translation_file_changed  # noqa: PLC0415 - as above

    from kloeppel.cli.catalogues import compile_catalogues  # noqa: PLC0415 - as above

    compile_catalogues()
    # Django has read the catalogues while it was set up; in a fresh checkout there were none yet.
    translation_file_changed(sender=None, file_path=Path("django.mo"))
    # Set for good: taking it back would ask for the empty key that a fresh checkout has, and Django refuses that.
    settings.SECRET_KEY = "for the tests only"
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        # There is no worker, unless a test wants one.
        COMPUTE_IN_REQUEST=True,
        # Static files come from where they are written; nothing has been collected.
        STATIC_ROOT=None,
        STORAGES={
            "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
    ):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """Make SQLite's test database a file, so that threads and the live server have connections of their own."""
    from django.conf import settings  # noqa: PLC0415 - the core is tested without Django

    database = settings.DATABASES["default"]
    # A connection that outlives its test would keep the test database from being dropped.
    database["CONN_MAX_AGE"] = 0
    if database["ENGINE"] == "django.db.backends.sqlite3":
        file = tmp_path_factory.mktemp("database") / "kloeppel.sqlite3"
        database.setdefault("TEST", {})["NAME"] = str(file)
        # Nothing has to survive a power cut.
        database["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"


@pytest.fixture(scope="session", autouse=True)
def _emptying_opens_the_trail(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let tests with real transactions empty the database, although trail and released plans refuse deletion."""
    if not request.config.pluginmanager.hasplugin("django"):
        yield
        return
    from django.db import connection  # noqa: PLC0415 - the core is tested without Django
    from django.test import TransactionTestCase  # noqa: PLC0415 - as above

    from kloeppel.audit import triggers  # noqa: PLC0415 - as above
    from kloeppel.speeddating import triggers as plan_triggers  # noqa: PLC0415 - as above

    empties = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # the stubs leave it out

    def opened_and_emptied(test: TransactionTestCase) -> None:
        triggers.drop(connection)
        plan_triggers.drop(connection)
        try:
            empties(test)
        finally:
            triggers.create(connection)
            plan_triggers.create(connection)

    with pytest.MonkeyPatch.context() as patch:
        # TestCase rolls back instead and keeps its own version of this method.
        patch.setattr(TransactionTestCase, "_fixture_teardown", opened_and_emptied)
        yield


@pytest.fixture
def world(db: None) -> "World":
    """A small programme with a kick-off; see `world.programme`."""
    from world.programme import small_world  # noqa: PLC0415 - the core is tested without Django

    return small_world()
