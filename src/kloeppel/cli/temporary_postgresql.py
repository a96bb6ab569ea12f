"""A PostgreSQL server for one run of the tests: made in a temporary folder, reached by a socket, removed afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

SETTINGS = {
    "listen_addresses": "",
    # The data is thrown away: nothing has to survive a power cut.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
}


def programs() -> Path | None:
    """The folder with `initdb` and `pg_ctl` of the newest PostgreSQL on this machine; None if there is none."""
    # Debian keeps the server's programs off the PATH.
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if installed:
        return installed[-1].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def server(where: Path) -> Iterator[str]:
    """Run a server with the programs in `where`; yields its address as a database URL.

    The server does not run as root, so for root it belongs to the user `postgres`. Raises CalledProcessError with
    what the server's programs said when it does not start.
    """
    # In /tmp, whatever TMPDIR says: the path of a socket may have 107 characters at most.
    folder = Path(tempfile.mkdtemp(prefix="kloeppel-postgresql-", dir="/tmp"))
    data = folder / "data"
    as_owner: list[str] = []
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        as_owner = ["runuser", "-u", "postgres", "--"]
    options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    control = [*as_owner, str(where / "pg_ctl"), "-D", str(data), "-w", "-s"]
    make = [str(where / "initdb"), "-D", str(data), "-U", "kloeppel", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
    try:
        _run([*as_owner, *make, "--no-sync"], folder)
        _run([*control, "-l", str(folder / "log"), "-o", f"{options} -k {folder}", "start"], folder)
        try:
            yield f"postgresql://kloeppel@{quote(str(folder), safe='')}/postgres"
        finally:
            _run([*control, "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: Sequence[str], folder: Path) -> None:
    # A file, not a pipe: the server inherits it and would hold a pipe open.
    said = folder / "said"
    with said.open("wb") as out:
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=out, check=False)
    if done.returncode:
        log = folder / "log"
        words = said.read_text(errors="replace") + (log.read_text(errors="replace") if log.exists() else "")
        raise subprocess.CalledProcessError(done.returncode, command, output=words)
