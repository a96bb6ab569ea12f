"""The pages of the example programme through the whole of Django, each opened as somebody who may: milliseconds, SQL.

    .venv/bin/python benchmarks/pages.py [--runs 15]

Makes the example programme anew in a temporary folder (SQLite; with KLOEPPEL_BENCH_DATABASE_URL in that database, which
must be empty). The median and the slowest of the runs after one that warms up; the ratio is against the sign-in page,
which reads no programme. Exits with 1 if a median is above 100 ms.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

LIMIT = 100.0
"""Milliseconds that the median of every page must stay under."""

ROW = "{:<48} {:>9} {:>9} {:>6} {:>7}"


def pages() -> Iterator[tuple[str, object]]:
    """Every page that is read, with somebody who may."""
    from django.urls import reverse  # noqa: PLC0415 - Django must be set up first

    from kloeppel.applications.models import PeopleList  # noqa: PLC0415 - as above
    from kloeppel.cli.demo.story import SLUG  # noqa: PLC0415 - as above
    from kloeppel.events.models import Event, Guest  # noqa: PLC0415 - as above
    from kloeppel.matches.models import Match, Proposal  # noqa: PLC0415 - as above
    from kloeppel.profiles.models import Person  # noqa: PLC0415 - as above
    from kloeppel.programmes.models import Programme, TeamMember  # noqa: PLC0415 - as above
    from kloeppel.speeddating.models import PlanVersion, Talk  # noqa: PLC0415 - as above

    programme = Programme.objects.get(slug=SLUG)
    lead = TeamMember.objects.filter(programme=programme, role="lead").get().user
    yield reverse("account_request_login_code"), None
    yield reverse("home"), None
    for name in ("team_today", "the_day", "calendar"):
        yield reverse(name, args=[SLUG]), lead
    for name in ("programme", "people", "matches", "lists", "list_new", "letters", "trail"):
        yield reverse(name, args=[SLUG]), lead
    yield reverse("person", args=[SLUG, Person.objects.order_by("pk").values_list("pk", flat=True)[0]]), lead
    yield reverse("list_preview", args=[SLUG, PeopleList.objects.get().pk]), lead
    event = Event.objects.get(region__slug="erzgebirge")
    for name in ("event", "guests", "invite_people", "pair_rules", "speed_dating_settings", "plan", "matching"):
        yield reverse(name, args=[event.pk]), lead
    plan = PlanVersion.objects.get(speed_dating__event=event)
    yield reverse("plan_version", args=[event.pk, plan.number]), lead
    guest = Guest.objects.filter(event__region__slug="meissen").order_by("pk").select_related("person__user")[0]
    yield reverse("my_day", args=[guest.pk]), guest.person.user
    for name in ("my_today", "my_plan", "my_matches", "messages", "profile"):
        yield reverse(name), guest.person.user
    talk = Talk.objects.filter(business=guest).order_by("pk")[0]
    yield reverse("feedback", args=[guest.pk, talk.pk]), guest.person.user
    proposal = Proposal.objects.filter(state="open").order_by("-pk").select_related("business__person__user")[0]
    yield reverse("my_proposal", args=[proposal.pk]), proposal.business.person.user
    match = Match.objects.order_by("pk").select_related("creative__person__user")[0]
    yield reverse("my_match", args=[match.pk]), match.creative.person.user


def measured(path: str, user: object, runs: int) -> tuple[list[float], int]:
    """Milliseconds of each run, and the number of SQL statements of one. Raises RuntimeError unless it answers 200."""
    from django.db import connection  # noqa: PLC0415 - Django must be set up first
    from django.test import Client  # noqa: PLC0415 - as above
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - as above

    client = Client()
    if user is not None:
        client.force_login(user)  # type: ignore[arg-type] # the type is known once Django is set up
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    # Counted now: the next request clears the log.
    statements = len(captured)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answers {answer.status_code}")
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        client.get(path)
        taken.append((time.perf_counter() - begun) * 1000)
    return taken, statements


def main() -> int:
    """Print the table; 1 if a page is too slow."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    slow = []
    with tempfile.TemporaryDirectory(prefix="kloeppel-pages-") as folder:
        os.environ["KLOEPPEL_HOSTS"] = "testserver,localhost"
        if address := os.environ.get("KLOEPPEL_BENCH_DATABASE_URL"):
            os.environ["KLOEPPEL_DATABASE_URL"] = address
        from kloeppel.cli.preparation import prepare  # noqa: PLC0415 - reads the environment

        prepare(Path(folder))
        from kloeppel.cli.demo import story  # noqa: PLC0415 - Django must be set up first

        story.tell()
        print(ROW.format("page", "median ms", "worst ms", "SQL", "ratio"))
        base = 0.0
        for path, user in pages():
            taken, statements = measured(path, user, runs)
            median = statistics.median(taken)
            base = base or median
            slow += [path] if median > LIMIT else []
            print(ROW.format(path, f"{median:.1f}", f"{max(taken):.1f}", statements, f"{median / base:.1f}"))
    print(f"too slow: {', '.join(slow) or 'none'} (limit {LIMIT:.0f} ms)")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
