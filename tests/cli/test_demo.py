"""The example programme: complete, made by the real actions, there after a restart, reached with one click."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

import pytest

from kloeppel.audit.models import Entry
from kloeppel.audit.queries import first_fault
from kloeppel.cli import demo
from kloeppel.cli.demo import links, story
from kloeppel.events.models import Event, Guest
from kloeppel.matches.choices import ProposalState
from kloeppel.matches.models import Match, Proposal
from kloeppel.profiles.choices import CardSide
from kloeppel.profiles.models import Card
from kloeppel.programmes.models import Region
from kloeppel.speeddating.models import PlanVersion

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.django_db
def test_the_story_is_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    story.tell()  # once for all that is asserted about it: it takes seconds
    everybody_is_there()
    nobody_is_left_without_the_promised_talks()
    monkeypatch.setenv("LC_ALL", "C")
    there_is_a_link_for_each_role(links.page("127.0.0.1:8000"))


def everybody_is_there() -> None:
    for region in Region.objects.all():
        for side in CardSide:
            assert 20 <= Card.objects.filter(region=region, side=side).count() <= 30
    assert sorted(Event.objects.values_list("title", flat=True)) == [
        *("Auftakt Erzgebirge", "Auftakt Lausitz", "Auftakt Meißen"),
    ]
    plans = PlanVersion.objects.values_list("speed_dating__event__region__slug", "state", "evenness__talks_proven")
    assert sorted(plans) == [("erzgebirge", "released", True), ("meissen", "released", True)]
    assert all(plan.talks.exists() for plan in PlanVersion.objects.all())
    assert Match.objects.filter(coordinator__isnull=False).count() == Match.objects.count() >= 5
    assert Proposal.objects.filter(state=ProposalState.OPEN).count() >= 3
    assert first_fault() is None
    assert not Entry.objects.filter(details__icontains="@").exists()


def nobody_is_left_without_the_promised_talks() -> None:
    for plan in PlanVersion.objects.all():
        talks = list(plan.talks.all())
        for guest in Guest.objects.filter(event=plan.speed_dating.event):
            mine = [talk for talk in talks if guest.pk in (talk.creative_id, talk.business_id)]
            assert len(mine) >= plan.speed_dating.promised_talks


def there_is_a_link_for_each_role(page: str) -> None:
    assert page.splitlines()[0] == "The example programme is at http://127.0.0.1:8000/"
    assert re.findall(r"^  (.+?) \(.*?\) +http://127.0.0.1:8000/demo/anmelden/", page, re.MULTILINE) == [
        "project lead",
        "coordinator Erzgebirge",
        "coordinator Meißen",
        "coordinator Lausitz",
        "coordinator Lausitz who also takes part",
        "funder",
        "business on its day",
        "creative on their day",
        "business with a proposal",
        "creative with a match",
    ]


def test_the_folder_is_never_that_of_a_real_programme(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KLOEPPEL_VAR", str(tmp_path))
    assert demo.demo_folder() == tmp_path / "demo"
    monkeypatch.delenv("KLOEPPEL_VAR")
    monkeypatch.setattr(sys, "prefix", str(ROOT / ".venv"))
    assert demo.demo_folder() == ROOT / "var" / "demo"
    monkeypatch.setattr(sys, "prefix", "/home/ada/.cache/kloeppel/1-2")
    assert demo.demo_folder() == Path("/home/ada/.cache/kloeppel/1-2/demo")


class Demo:
    """`kloeppel demo` as a process of its own, with its data in `var`."""

    def __init__(self, var: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.bind = f"127.0.0.1:{free.getsockname()[1]}"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("KLOEPPEL_", "DJANGO_"))}
        self.environment = kept | {"KLOEPPEL_VAR": str(var), "LC_ALL": "C.UTF-8"}

    def start(self, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-P", "-m", "kloeppel.cli.main", "demo", "--bind", self.bind, *words]
        return subprocess.Popen(  # noqa: S603 - our own command
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )

    def prepared(self, *words: str) -> tuple[str, str]:
        """Standard output and error of `demo --no-serve`, which must end well."""
        process = self.start("--no-serve", *words)
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        return out, err

    def page(self, path: str = "/") -> str:
        """What the server answers, as soon as it is up."""
        deadline = time.monotonic() + 60
        while True:
            try:
                opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
                with opener.open(f"http://{self.bind}{path}", timeout=30) as answer:
                    return str(answer.read().decode())
            except (URLError, ConnectionError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return Demo(tmp_path_factory.mktemp("var"))


def lead_link(out: str) -> str:
    (path,) = re.findall(r"project lead.*http://[^/]+(/demo/anmelden/\S+)", out)
    return str(path)


def test_made_once_resumed_begun_afresh_served_and_stopped(process: Demo) -> None:
    out, err = process.prepared()
    assert "Writing the example programme …" in err
    assert out.splitlines()[-1] == "Everything is there. `./kloeppel demo` opens the pages."
    again, err = process.prepared()
    assert "Writing" not in err

    server = process.start()
    assert server.stdout is not None
    try:
        printed = [server.stdout.readline() for _ in again.splitlines()[:-1]]
        assert "Leonore" in process.page(lead_link("".join(printed)))
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=60)
    assert server.returncode == 0

    _, err = process.prepared("--fresh")
    assert "Writing the example programme …" in err
