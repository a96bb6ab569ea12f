"""The worker beside the server: started anew when it falls, and gone when the server is gone, however that ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 180


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "src"),
        "HOME": str(tmp_path),
        "KLOEPPEL_VAR": str(tmp_path / "var"),
        "KLOEPPEL_MAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
    }


def serving(surroundings: dict[str, str], *words: str) -> subprocess.Popen[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-P", "-m", "kloeppel.cli.main", "serve", "--bind", bind, *words]
    return subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own command


def children(parent: int, word: str) -> list[int]:
    """The processes that `parent` has started and whose command has this word in it."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            stat, command = (place / "stat").read_text(), (place / "cmdline").read_text()
        except OSError:
            continue
        if int(stat.rpartition(")")[2].split()[1]) == parent and word in command:
            found.append(int(place.name))
    return found


def one(parent: int, word: str, but: int = 0) -> int:
    """Wait for that one process, another than `but`."""
    found: list[int] = []

    def is_there() -> bool:
        found[:] = [process for process in children(parent, word) if process != but]
        return len(found) == 1

    until(is_there)
    return found[0]


def until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_gone(process: int) -> bool:
    """Whether the process has ended (what nobody has asked after yet counts as ended)."""
    try:
        return (Path("/proc") / str(process) / "stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_a_worker_that_falls_is_started_anew_and_ends_with_a_killed_server(surroundings: dict[str, str]) -> None:
    server = serving(surroundings)
    try:
        keeper = one(server.pid, "kloeppel.cli.keeper")
        worker = one(keeper, "--beside")
        os.kill(worker, signal.SIGKILL)
        worker = one(keeper, "--beside", but=worker)
        assert not is_gone(keeper)
    finally:
        server.kill()
        # Ends when the last of them has let go of the output.
        server.communicate(timeout=PATIENCE)
    until(lambda: is_gone(keeper) and is_gone(worker))


def test_a_killed_keeper_takes_its_worker_along(surroundings: dict[str, str]) -> None:
    server = serving(surroundings)
    try:
        keeper = one(server.pid, "kloeppel.cli.keeper")
        worker = one(keeper, "--beside")
        os.kill(keeper, signal.SIGKILL)
        until(lambda: is_gone(worker))
    finally:
        server.terminate()
        server.communicate(timeout=PATIENCE)
    assert server.returncode == 0


def test_where_workers_run_elsewhere_there_is_none(surroundings: dict[str, str]) -> None:
    server = serving(surroundings, "--no-worker")
    try:
        assert server.stdout is not None
        server.stdout.readline()
        # The server has its own children by now, so a keeper would have been started before.
        until(lambda: len(children(server.pid, "gunicorn")) > 0)
        assert children(server.pid, "kloeppel.cli.keeper") == []
    finally:
        server.terminate()
        server.communicate(timeout=PATIENCE)
