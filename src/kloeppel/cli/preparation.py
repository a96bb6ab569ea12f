"""What must be there before the web application runs: key, texts, tables, static files. Each step may be repeated."""

import hashlib
import os
import secrets
import tempfile
from pathlib import Path

from kloeppel.cli.catalogues import compile_catalogues

STAMP = "static-files"


def set_up(var: Path) -> None:
    """Set up Django with `var` as the folder for everything that is written, a secret key, and the texts compiled."""
    os.environ["KLOEPPEL_VAR"] = str(var)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kloeppel.project.settings")
    make_secret_key(var)
    compile_catalogues()
    import django  # noqa: PLC0415 - the settings read what was made above

    django.setup()


def prepare(var: Path, *, migrate: bool = True) -> None:
    """Do all that is needed before the first page: what `set_up` does, tables, cache table, static files.

    `var` must be the folder that the settings know, if they have been read before. `migrate=False` leaves the tables
    as they are.
    """
    set_up(var)
    if migrate:
        make_tables()
    make_cache_table()
    collect_static_files()


def make_secret_key(var: Path) -> None:
    """Put a secret key into `var`, readable for its owner alone, unless there is one or the environment gives one."""
    place = var / "secret-key"
    if os.environ.get("KLOEPPEL_SECRET_KEY") or place.exists():
        return
    var.mkdir(parents=True, exist_ok=True)
    # mkstemp gives mode 600. Linked, not moved: of two processes that do this at once, the first one's key counts.
    handle, temporary = tempfile.mkstemp(dir=var, prefix=".secret-key.")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(50) + "\n")
        os.link(temporary, place)
    except FileExistsError:
        pass
    finally:
        Path(temporary).unlink()


def make_tables() -> None:
    """Bring the tables of the database up to date."""
    from django.core.management import call_command  # noqa: PLC0415 - Django must be set up first

    call_command("migrate", interactive=False, verbosity=0)


def make_cache_table() -> None:
    """Make the table of the cache unless it is there."""
    from django.core.management import call_command  # noqa: PLC0415 - Django must be set up first

    call_command("createcachetable", verbosity=0)


def collect_static_files() -> None:
    """Collect style sheets, scripts and pictures, unless none has changed since they were last collected."""
    from django.conf import settings  # noqa: PLC0415 - Django must be set up first
    from django.core.management import call_command  # noqa: PLC0415 - as above

    # Collecting compresses every file anew each time, which takes seconds.
    stamp = Path(settings.VAR) / STAMP
    state = _state_of_static_files()
    if Path(settings.STATIC_ROOT).is_dir() and stamp.exists() and stamp.read_text(encoding="ascii") == state:
        return
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(state, encoding="ascii")


def _state_of_static_files() -> str:
    from django.contrib.staticfiles.finders import get_finders  # noqa: PLC0415 - Django must be set up first

    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            known = Path(storage.path(path)).stat()
            found.update(f"{path}\0{known.st_size}\0{known.st_mtime_ns}\n".encode())
    return found.hexdigest()
