"""`kloeppel serve` and `kloeppel worker` as an administrator runs them: in an empty folder, on a free port."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONIOENCODING": "utf-8",
        "LC_ALL": "de_DE.UTF-8",
        "HOME": str(tmp_path),
        "KLOEPPEL_VAR": str(tmp_path / "var"),
        "KLOEPPEL_MAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
    }


def started(arguments: Sequence[str], surroundings: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-P", "-m", "kloeppel.cli.main", *arguments],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def answer(port: int, path: str, process: subprocess.Popen[str]) -> tuple[int, str | None]:
    """Status and security policy of the page at `path`, as soon as the server answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", path)
            got = connection.getresponse()
            got.read()
            connection.close()
        except OSError:
            time.sleep(0.05)
        else:
            return got.status, got.headers["X-Content-Type-Options"]
    raise AssertionError(process.communicate(timeout=PATIENCE))


def test_an_empty_folder_becomes_a_server_that_ends_when_asked(tmp_path: Path, surroundings: dict[str, str]) -> None:
    port = free_port()
    process = started(["serve", "--bind", f"127.0.0.1:{port}"], surroundings)
    try:
        assert answer(port, "/no-such-page/", process) == (404, "nosniff")
        assert answer(port, "/static/account/js/account.js", process)[0] == 200
    finally:
        process.send_signal(signal.SIGTERM)
    assert ended(process) == (0, f"Kloeppel ist bereit: http://127.0.0.1:{port}\n", "")
    var = tmp_path / "var"
    assert (var / "secret-key").stat().st_mode & 0o777 == 0o600
    # No control socket, or whatever else, in the home folder.
    assert list(tmp_path.iterdir()) == [var]
    assert ended(started(["worker", "--once"], surroundings)) == (0, "", "")


def test_tables_are_left_alone_when_that_is_asked(tmp_path: Path, surroundings: dict[str, str]) -> None:
    port = free_port()
    process = started(["serve", "--no-migrate", "--bind", f"127.0.0.1:{port}"], surroundings)
    try:
        assert answer(port, "/static/account/js/account.js", process)[0] == 200
    finally:
        process.send_signal(signal.SIGTERM)
    assert ended(process)[0] == 0
    code, out, err = ended(started(["worker", "--once"], surroundings))
    assert (code, out, err) == (1, "", "Die Datenbank lässt sich nicht benutzen: no such table: matches_proposal\n")


def test_a_worker_goes_on_without_tables_and_ends_when_asked(surroundings: dict[str, str]) -> None:
    process = started(["worker"], surroundings)
    assert process.stderr is not None
    assert process.stderr.readline() == "Die Datenbank lässt sich nicht benutzen: no such table: matches_proposal\n"
    assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    assert ended(process)[0] == 0
