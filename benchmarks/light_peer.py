"""The day of the example programme as an event of pretalx, with its schedule released.

Run by `light.py` with the Python of pretalx's own environment; the day arrives on standard input as JSON.
Writes the addresses of the pages that are opened, as JSON.
"""

import datetime as dt
import json
import sys
from typing import Any

import django

SLUG = "auftakt"


def build(day: dict[str, Any]) -> dict[str, str]:
    """Make the event and answer which page is where."""
    from django_scopes import scope, scopes_disabled  # type: ignore[import-not-found] # noqa: PLC0415 - Django must be set up first
    from pretalx.event.models import Event  # type: ignore[import-not-found] # noqa: PLC0415 - as above
    from pretalx.event.utils import create_organiser_with_team  # type: ignore[import-not-found] # noqa: PLC0415 - as above

    organiser, _team = create_organiser_with_team(name=day["programme"], slug="programm", users=[])
    date = dt.datetime.fromisoformat(day["talks"][0]["start"]).date()
    with scopes_disabled():
        event = Event.objects.create(
            name=day["title"],
            slug=SLUG,
            organiser=organiser,
            is_public=True,
            date_from=date,
            date_to=date,
            timezone="Europe/Berlin",
            email="auftakt@example.org",
            locale_array="de",
            locale="de",
        )
    with scope(event=event):
        event.build_initial_data()
        fill(event, day)
        event.wip_schedule.freeze("1.0")
        person = event.speakers.get(name=day["person"])
        talk = event.talks.filter(speakers=person).order_by("slots__start").first()
        return {
            "schedule": f"/{SLUG}/schedule/",
            "speaker": f"/{SLUG}/speaker/{person.code}/",
            "talk": f"/{SLUG}/talk/{talk.code}/",
        }


def fill(event: Any, day: dict[str, Any]) -> None:  # noqa: ANN401 - pretalx has no types
    """Tables become rooms, guests become speakers, talks become confirmed sessions with a slot."""
    from pretalx.person.models import SpeakerProfile, User  # type: ignore[import-not-found] # noqa: PLC0415 - Django must be set up first
    from pretalx.schedule.models import Room  # type: ignore[import-not-found] # noqa: PLC0415 - as above
    from pretalx.submission.models import Submission  # type: ignore[import-not-found] # noqa: PLC0415 - as above

    rooms = [Room.objects.create(event=event, name=name, position=number) for number, name in enumerate(day["tables"])]
    people = {}
    for number, (name, about) in enumerate(day["people"].items()):
        people[name] = User.objects.create_user(
            name=name, email=f"guest{number}@example.org", locale="de", timezone="Europe/Berlin"
        )
        SpeakerProfile.objects.create(user=people[name], event=event, biography=about)
    kind = event.submission_types.first()
    for talk in day["talks"]:
        session = Submission.objects.create(
            event=event, title=talk["title"], submission_type=kind, abstract=talk["about"], content_locale="de"
        )
        session.speakers.set([people[name] for name in talk["people"]])
        session.accept()
        session.confirm()
        slot = session.slots.get(schedule=event.wip_schedule)
        slot.start = dt.datetime.fromisoformat(talk["start"])
        slot.end = dt.datetime.fromisoformat(talk["end"])
        slot.room = rooms[talk["table"]]
        slot.save()


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(build(json.load(sys.stdin))))
