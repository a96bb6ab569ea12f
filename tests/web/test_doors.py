"""Every address of the pages, opened as every kind of person: who gets in, who is refused, who learns nothing."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from kloeppel.accounts.models import User
from kloeppel.applications.actions import keep_list
from kloeppel.barriers.actions import keep_report
from kloeppel.core.people import SEATS, read_table, understand
from kloeppel.core.values import Side
from kloeppel.events.models import Guest
from kloeppel.flow.computations import ask_for_plan
from kloeppel.flow.feedback_to_matches import compute_matching, send_proposals
from kloeppel.flow.match_confirmed import answer_proposal
from kloeppel.flow.plan_to_feedback import give_feedback
from kloeppel.flow.profiles_to_plan import compute_plan, release_plan
from kloeppel.mailroom.choices import MailState
from kloeppel.mailroom.models import Mail
from kloeppel.matches.actions import decide_pair
from kloeppel.matches.choices import Answer, DecisionKind, MatchingRule
from kloeppel.matches.models import Match, Proposal
from kloeppel.profiles.models import Card
from kloeppel.programmes.actions import create_programme, give_role
from kloeppel.programmes.choices import Role
from kloeppel.programmes.models import TeamMember
from kloeppel.speeddating.actions import set_pair_rule
from kloeppel.speeddating.choices import Rule, Wish
from kloeppel.speeddating.models import Talk
from world.programme import NOW, World, user

pytestmark = pytest.mark.django_db

SIGN_IN = "sign in"
"""Sent to the sign-in page."""

LIST = """Name;Organisation;E-Mail;PLZ;Region;Einwilligung;Wo drückt der Schuh?
Gerda Wabenlicht;Imkerei;gerda@example.org;09496;Erzgebirge;ja;Honig
"""


class Door(NamedTuple):
    """One address: what it answers to those who may, and to whom it is open.

    `leads` is open to the leads of all programmes, `team` to lead and the region's coordinator (the other coordinator
    is refused if `own_region`), `lead` to the lead alone, `onlookers` to the team and the funder of the programme,
    `all teams` to those of any programme, `creative` and `business` to one participant alone, `signed in` to everybody
    who is, `all` to everybody.
    """

    name: str
    opens_to: str
    answer: int = 200
    method: str = "get"
    own_region: bool = True


DOORS = [
    Door("home", "all"),
    Door("accessibility", "all"),
    Door("report_barrier", "all"),
    Door("barrier_reported", "all"),
    Door("barriers", "leads"),
    Door("close_barrier", "leads"),
    Door("account_request_login_code", "all"),
    Door("programme", "team", own_region=False),
    Door("programmes", "all teams"),
    Door("figures", "onlookers"),
    Door("report", "onlookers"),
    Door("money", "team", own_region=False),
    Door("team", "team", own_region=False),
    Door("settings", "lead"),
    Door("team_new", "lead"),
    Door("team_phone", "lead"),
    Door("team_end", "lead"),
    Door("matches", "team", own_region=False),
    Door("people", "team", own_region=False),
    Door("person", "team"),
    Door("design", "leads"),
    Door("trail", "lead"),
    Door("letters", "lead"),
    Door("lists", "lead"),
    Door("list_new", "lead"),
    Door("list_preview", "lead"),
    Door("list_take_over", "lead", 302, "post"),
    Door("list_discard", "lead", 302, "post"),
    Door("event", "team"),
    Door("guests", "team"),
    Door("invite_people", "team"),
    Door("guest_absences", "team"),
    Door("pair_rules", "team"),
    Door("lift_pair_rule", "team", 302, "post"),
    Door("speed_dating_settings", "team"),
    Door("plan", "team"),
    Door("compute_plan", "team", 302, "post"),
    Door("computation", "team"),
    Door("cancel_computation", "team", 302, "post"),
    Door("restart_computation", "team", 302, "post"),
    Door("plan_version", "team"),
    Door("release_plan", "team"),
    Door("matching", "team"),
    Door("compute_matching", "team", 302, "post"),
    Door("decide_pair", "team", 200, "post"),
    Door("free_pair", "team", 302, "post"),
    Door("send_proposals", "team"),
    Door("close_proposal", "team"),
    Door("team_today", "team", own_region=False),
    Door("the_day", "team", own_region=False),
    Door("calendar", "team", own_region=False),
    *(Door(name, "signed in") for name in ("my_today", "my_plan", "my_matches", "messages", "profile")),
    Door("message", "creative"),
    Door("my_phone", "creative"),
    Door("my_day", "creative"),
    Door("feedback", "creative"),
    Door("my_proposal", "business"),
    Door("decline_proposal", "business"),
    Door("answer_proposal", "business", 302, "post"),
    Door("my_match", "creative"),
]
ELSEWHERE = {
    "choose_language": "changes nothing but the language: tests/web/test_language.py",
    "demo_sign_in": "only in a demo: tests/web/test_demo_links.py",
    "account_confirm_login_code": "needs a code that was asked for: tests/web/test_sign_in.py",
    "account_logout": "ends the session: tests/web/test_sign_in.py",
    "account_inactive": "allauth's own: tests/web/test_sign_in.py",
    "account_login": "leads to the sign-in page: tests/web/test_sign_in.py",
}


@pytest.fixture
def arguments(world: World) -> dict[str, list[object]]:
    """A world in which something stands behind every address, and the arguments of each.

    The first creative is matched with the first business, the second creative has an open proposal with the second.
    """
    at, lead = NOW, world.lead
    for number in range(2):
        set_pair_rule(
            speed_dating=world.speed_dating,
            creative=world.creatives[number],
            business=world.businesses[number],
            rule=Rule.MUST,
            round=None,
            actor=lead,
            at=at,
        )
    plan = release_plan(plan=compute_plan(speed_dating=world.speed_dating, actor=lead, at=at), actor=lead, at=at)
    for number in range(2):
        creative, business = _fresh(world.creatives[number]), _fresh(world.businesses[number])
        for giver, about in ((creative, business), (business, creative)):
            give_feedback(guest=giver, about=about, wish=Wish.YES, note="", actor=giver.person.user, at=at)
    run = compute_matching(event=world.event, rule=MatchingRule.STABLE, actor=lead, at=at)
    send_proposals(run=run, answer_by=dt.date(2026, 12, 8), actor=lead, at=at)
    first, second = (Proposal.objects.get(creative=world.creatives[number].card) for number in range(2))
    for side, guest in ((Side.CREATIVE, world.creatives[0]), (Side.BUSINESS, world.businesses[0])):
        answer_proposal(proposal=first, side=side, answer=Answer.YES, actor=guest.person.user, at=at)
    decision = decide_pair(
        event=world.event,
        creative=world.creatives[2].card,
        business=world.businesses[2].card,
        kind=DecisionKind.FORBID,
        note="",
        actor=lead,
        at=at,
    )
    again = compute_matching(event=world.event, rule=MatchingRule.STABLE, actor=lead, at=at)
    draft = compute_plan(speed_dating=world.speed_dating, actor=lead, at=at)
    waiting, _new = ask_for_plan(event=world.event, actor=lead, at=timezone.now())
    content = LIST.encode()
    kept = keep_list(
        programme=world.programme,
        file_name="liste.csv",
        content=content,
        understood=understand(read_table(content, name="liste.csv"), seat=SEATS["sachsen"]),
        actor=lead,
        at=at,
    )
    slug, event = world.programme.slug, world.event.pk
    by_programme = (
        *("programme", "matches", "people", "trail", "letters", "lists", "list_new"),
        *("figures", "report", "money", "team", "settings", "team_new", "team_today", "the_day", "calendar"),
    )
    own = ("my_today", "my_plan", "my_matches", "messages", "profile")
    letter = Mail.objects.filter(recipient=world.creatives[0].person.user).order_by("pk")[0]
    Mail.objects.filter(pk=letter.pk).update(state=MailState.SENT, sent_at=at)
    by_event = (
        *("event", "guests", "invite_people", "pair_rules", "speed_dating_settings", "plan", "compute_plan"),
        *("matching", "compute_matching", "decide_pair"),
    )
    return {
        **{name: [] for name in ("home", "design", "programmes", "accessibility", "account_request_login_code")},
        **{name: [] for name in ("report_barrier", "barrier_reported", "barriers")},
        "close_barrier": [keep_report(text="Zu klein", page="", contact="", actor=None, at=at).pk],
        **{name: [] for name in own},
        **{name: [slug] for name in by_programme},
        "message": [letter.pk],
        "my_phone": [world.creatives[0].person_id],
        **{name: [slug, kept.pk] for name in ("list_preview", "list_take_over", "list_discard")},
        **{name: [event] for name in by_event},
        **{name: [slug, _coordinator(world).pk] for name in ("team_phone", "team_end")},
        "person": [slug, world.creatives[0].person_id],
        "guest_absences": [event, world.creatives[0].pk],
        "lift_pair_rule": [event, world.speed_dating.pair_rules.get(creative=world.creatives[0]).pk],
        "plan_version": [event, plan.number],
        "release_plan": [event, draft.number],
        **{name: [waiting.pk] for name in ("computation", "cancel_computation", "restart_computation")},
        "free_pair": [event, decision.pk],
        "send_proposals": [event, again.number],
        "close_proposal": [event, second.pk],
        "my_day": [world.creatives[0].pk],
        "feedback": [world.creatives[0].pk, Talk.objects.get(plan=plan, creative=world.creatives[0], round=0).pk],
        **{name: [second.pk] for name in ("my_proposal", "decline_proposal", "answer_proposal")},
        "my_match": [Match.objects.get(creative=Card.objects.get(pk=world.creatives[0].card_id)).pk],
    }


def _fresh(guest: Guest) -> Guest:
    return Guest.objects.select_related("person__user", "event").get(pk=guest.pk)


def _coordinator(world: World) -> TeamMember:
    return TeamMember.objects.get(user=world.coordinators["lausitz"])


def personas(world: World) -> Iterator[tuple[str, User | None]]:
    """Everybody who may come to a door."""
    stranger = user("fremde-leitung")
    other = create_programme(name="Anderes", slug="anderes", seat="sachsen", actor=stranger, at=NOW)
    give_role(programme=other, user=stranger, role=Role.LEAD, region=None, actor=stranger, at=NOW)
    yield "visitor", None
    yield "outsider", user("niemand")
    yield "lead elsewhere", stranger
    yield "lead", world.lead
    yield "coordinator", world.coordinators["erzgebirge"]
    yield "other coordinator", world.coordinators["lausitz"]
    yield "funder", world.funder
    yield "creative", world.creatives[0].person.user
    yield "business", world.businesses[1].person.user
    yield "other creative", world.creatives[2].person.user


TEAM_AND_FUNDER = {"lead", "coordinator", "other coordinator", "funder"}
LET_IN = {
    "leads": {"lead", "lead elsewhere"},
    "onlookers": TEAM_AND_FUNDER,
    "all teams": TEAM_AND_FUNDER | {"lead elsewhere"},
    "team": {"lead"},
}
"""Who is let in without another look; where nothing stands here, only who is called like that."""


def expected(door: Door, persona: str) -> int | str:
    if door.opens_to == "all":
        # Who is signed in has nothing to do at the sign-in page, and from the front door goes on to their own.
        away = door.name in {"home", "account_request_login_code"}
        return 302 if away and persona != "visitor" else door.answer
    if persona == "visitor":
        return SIGN_IN
    if persona in LET_IN.get(door.opens_to, {door.opens_to}):
        return door.answer
    if persona in {"coordinator", "other coordinator"} and door.opens_to in {"team", "lead"}:
        let_in = door.opens_to == "team" and (persona == "coordinator" or not door.own_region)
        return door.answer if let_in else 403
    return door.answer if door.opens_to == "signed in" else 404


def answered(client: Client, door: Door, path: str) -> int | str:
    response = client.post(path) if door.method == "post" else client.get(path)
    to_sign_in = response.status_code == 302 and response.headers["Location"].startswith("/konto/anmelden/?next=")
    return SIGN_IN if to_sign_in else response.status_code


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_a_door_opens_to_those_it_is_for(door: Door, world: World, arguments: dict[str, list[object]]) -> None:
    path = reverse(door.name, args=arguments[door.name])
    found = {}
    for persona, who in personas(world):
        client = Client()
        if who is not None:
            client.force_login(who)
        with transaction.atomic():
            found[persona] = answered(client, door, path)
            # What one of them has changed is not there for the next.
            transaction.set_rollback(True)
    assert found == {persona: expected(door, persona) for persona in found}


def test_every_address_is_a_door_here_or_tested_elsewhere() -> None:
    patterns = get_resolver("kloeppel.web.urls").url_patterns
    names = [str(pattern.name) for pattern in patterns if isinstance(pattern, URLPattern)]
    assert len(names) == len(patterns)
    assert [str(entry.pattern) for entry in get_resolver().url_patterns] == [""]
    assert sorted(names) == sorted([*(door.name for door in DOORS), *ELSEWHERE])
