"""The kick-off of today of the example programme: its pages with those who open them, and the same day as data."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kloeppel.accounts.models import User
from kloeppel.events.models import Guest
from kloeppel.matches.models import Match, Proposal
from kloeppel.profiles.choices import CardSide
from kloeppel.speeddating.models import PlanVersion, Talk


@dataclass(frozen=True, slots=True)
class Page:
    """One page to measure: whose it is, what it is called in the table, its path, the session of who opens it."""

    who: str
    name: str
    path: str
    session: str = ""
    target: bool = False


def session_of(user: User) -> str:
    """The key of a new session in which `user` is signed in."""
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def our_guest() -> Guest:
    """Whose day is measured: the first creative guest of today's kick-off, as in the links of the demo."""
    guests = Guest.objects.filter(event__region__slug="meissen", card__side=CardSide.OFFER)
    return guests.select_related("person__user", "event__programme").order_by("pk")[0]


def our_pages(name: str) -> list[Page]:
    """The pages of participants and the door they come through; `name` is what the product is called."""
    guest = our_guest()
    talk = Talk.objects.filter(creative=guest).order_by("round")[0]
    proposal = Proposal.objects.filter(state="open").order_by("-pk").select_related("business__person__user")[0]
    match = Match.objects.order_by("pk").select_related("creative__person__user")[0]
    mine, asked, matched = (
        session_of(user) for user in (guest.person.user, proposal.business.person.user, match.creative.person.user)
    )
    return [
        Page(name, "signing in", reverse("account_request_login_code"), target=True),
        Page(name, "today", reverse("my_today"), mine, target=True),
        Page(name, "my day", reverse("my_day", args=[guest.pk]), mine, target=True),
        Page(name, "feedback", reverse("feedback", args=[guest.pk, talk.pk]), mine, target=True),
        Page(name, "proposal", reverse("my_proposal", args=[proposal.pk]), asked, target=True),
        Page(name, "match", reverse("my_match", args=[match.pk]), matched, target=True),
    ]


def written(guest: Guest) -> str:
    """What a guest has written about themselves."""
    return "\n\n".join(filter(None, (guest.card.title, guest.card.text)))


def day() -> dict[str, Any]:
    """The whole kick-off as plain data: tables, people with what they wrote, talks with time and table."""
    guest = our_guest()
    plan = PlanVersion.objects.select_related("speed_dating").get(speed_dating__event=guest.event, state="released")
    guests = Guest.objects.filter(event=guest.event).select_related("person", "card").order_by("pk")
    talks = plan.talks.select_related("creative__person", "business__person", "business__card").order_by("round", "pk")
    return {
        "programme": guest.event.programme.name,
        "title": guest.event.title,
        "person": guest.person.name,
        "tables": [f"Tisch {number + 1}" for number in range(plan.speed_dating.tables)],
        "people": {one.person.name: written(one) for one in guests},
        "talks": [
            {
                "title": f"{talk.business.person.name} und {talk.creative.person.name}",
                "about": written(talk.business),
                "people": [talk.business.person.name, talk.creative.person.name],
                "table": talk.table,
                "start": timezone.localtime(plan.speed_dating.begins(talk.round)).isoformat(),
                "end": timezone.localtime(plan.speed_dating.ends(talk.round)).isoformat(),
            }
            for talk in talks
        ],
    }
