"""The worker as a process: it computes what was asked for, is killed, and somebody else goes on."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from django.utils import timezone

from kloeppel.computations.choices import State
from kloeppel.computations.models import Computation
from kloeppel.computations.queries import LEASE
from kloeppel.flow.computations import ask_for_plan, take_up
from kloeppel.speeddating.models import PlanVersion
from world.long_plan import make_long
from world.programme import World

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 180

pytestmark = pytest.mark.django_db(transaction=True)


def database_url() -> str:
    """The database of this test as a setting."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    return f"postgresql://{settings['USER']}@{quote(settings['HOST'], safe='')}/{settings['NAME']}"


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Starts workers on the database of this test; whatever still runs at the end is killed."""
    surroundings = {
        **{name: value for name, value in os.environ.items() if not name.startswith("KLOEPPEL_")},
        "PYTHONPATH": str(ROOT / "src"),
        "KLOEPPEL_VAR": str(tmp_path),
        "KLOEPPEL_DATABASE_URL": database_url(),
    }
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-P", "-m", "kloeppel.cli.main", "worker"]
        started.append(subprocess.Popen(command, env=surroundings))  # noqa: S603 - our own command
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def until(happened: Callable[[], bool]) -> None:
    """Wait until something has happened."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, list(Computation.objects.values())
        time.sleep(0.05)


def works(computation: Computation) -> bool:
    """Whether a worker is in the middle of it: the engine has said something."""
    return Computation.objects.filter(pk=computation.pk, state=State.RUNNING, step__isnull=False).exists()


def test_two_workers_compute_each_once(world: World, start: Callable[[], subprocess.Popen[bytes]]) -> None:
    workers = [start(), start()]
    for number in range(1, 4):
        asked, new = ask_for_plan(event=world.event, actor=world.lead, at=timezone.now())
        assert new
        until(lambda: not Computation.objects.filter(ended_at=None).exists())
        asked.refresh_from_db()
        assert (asked.state, asked.result, asked.attempts) == (State.DONE, {"number": number}, 1)
    assert PlanVersion.objects.count() == 3
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
    assert [worker.wait(PATIENCE) for worker in workers] == [0, 0]


def test_a_killed_worker_is_followed_by_another(world: World, start: Callable[[], subprocess.Popen[bytes]]) -> None:
    make_long(world)
    asked, _new = ask_for_plan(event=world.event, actor=world.lead, at=timezone.now(), seconds=600.0)
    worker = start()
    until(lambda: works(asked))
    worker.send_signal(signal.SIGKILL)
    worker.wait(PATIENCE)
    asked.refresh_from_db()
    assert (asked.state, asked.attempts, PlanVersion.objects.count()) == (State.RUNNING, 1, 0)
    assert asked.heard_at is not None
    # Let the time of its lease pass, and the engine find something at once.
    Computation.objects.update(heard_at=asked.heard_at - LEASE - dt.timedelta(seconds=1), seconds=0.5)
    assert take_up()
    asked.refresh_from_db()
    assert (asked.state, asked.attempts, asked.result) == (State.DONE, 2, {"number": 1})


def test_a_worker_that_is_to_end_gives_back_what_it_computes(
    world: World, start: Callable[[], subprocess.Popen[bytes]]
) -> None:
    make_long(world)
    asked, _new = ask_for_plan(event=world.event, actor=world.lead, at=timezone.now(), seconds=600.0)
    worker = start()
    until(lambda: works(asked))
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(PATIENCE) == 0
    asked.refresh_from_db()
    assert (asked.state, asked.attempts, PlanVersion.objects.count()) == (State.WAITING, 0, 0)
