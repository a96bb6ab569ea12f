"""The example programme as it stands on an invented day: one region before its kick-off, one in it, one after it.

Everything is written by the same actions and flows as in a real programme, so that its audit trail tells the story.
"""

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from kloeppel.accounts.actions import register_user, register_users
from kloeppel.accounts.models import User
from kloeppel.applications.actions import keep_list
from kloeppel.cli.demo.content import people_of
from kloeppel.cli.demo.people_list import AS_ASSOCIATIONS_HAVE_THEM, FILE_NAME
from kloeppel.core.people import SEATS, read_table, understand
from kloeppel.core.values import Side
from kloeppel.events.actions import invite_guests, set_up_event
from kloeppel.events.models import Event, Guest
from kloeppel.flow.feedback_to_matches import compute_matching, send_proposals
from kloeppel.flow.match_confirmed import answer_proposal
from kloeppel.flow.plan_to_feedback import give_feedback
from kloeppel.flow.profiles_to_plan import compute_plan, release_plan, worth_of
from kloeppel.matches.choices import Answer, MatchingRule
from kloeppel.matches.models import Proposal
from kloeppel.profiles.actions import register_organisation, register_person, write_card
from kloeppel.profiles.choices import CardSide
from kloeppel.profiles.models import Card
from kloeppel.programmes.actions import add_region, change_programme, create_programme, give_role
from kloeppel.programmes.choices import FormOfAddress, Role
from kloeppel.programmes.models import Programme, Region
from kloeppel.speeddating.actions import set_absences, set_pair_rule, set_up_speed_dating
from kloeppel.speeddating.choices import Rule, Wish
from kloeppel.speeddating.models import SpeedDating, Talk

SLUG = "cimis-beispiel"
SEED = 7


@dataclass(frozen=True, slots=True)
class Place:
    """A region of the example: who coordinates it, where its kick-off is and how many days from today."""

    slug: str
    name: str
    coordinator: str
    address: str
    venue: str
    days: int
    rounds: int


PLACES = (
    Place(
        "erzgebirge",
        "Erzgebirge",
        "Ines Hüttenrauch",
        "ines.huettenrauch@example.org",
        "Kulturzentrum Goldene Sonne, Schneeberg",
        -14,
        8,
    ),
    Place("meissen", "Meißen", "Bernd Elbkies", "bernd.elbkies@example.org", "Prälatensaal, Meißen", 0, 8),
    Place("lausitz", "Lausitz", "Hanka Krušec", "hanka.krusec@example.org", "Alte Post, Bautzen", 21, 8),
)


class Team(NamedTuple):
    """Who writes the story of a region down."""

    lead: User
    coordinator: User


def is_there() -> bool:
    """Whether the story has been told in this database."""
    return Programme.objects.filter(slug=SLUG).exists()


def tell() -> Programme:
    """Write the whole example programme, or nothing of it."""
    with transaction.atomic():
        programme = _tell()
    if connection.vendor == "postgresql":
        # PostgreSQL looks at new tables within a minute by itself; until then it plans large joins badly.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return programme


def _tell() -> Programme:
    now = timezone.now().replace(microsecond=0)
    began = now - dt.timedelta(days=60)
    lead = register_user(email="leonore.faden@example.org", name="Leonore Faden", at=began)
    programme = create_programme(
        name="Cross Innovation Sachsen (Beispiel)", slug=SLUG, seat="sachsen", actor=lead, at=began
    )
    give_role(
        programme=programme,
        user=lead,
        role=Role.LEAD,
        region=None,
        phone="+493023125990",
        actor=lead,
        at=began,
    )
    change_programme(
        programme=programme,
        name=programme.name,
        form_of_address=FormOfAddress.SIE,
        grant_per_match=250_000,
        pot=7_000_000,
        actor=lead,
        at=began,
    )
    funder = register_user(email="roswitha.wolkenstein@example.org", name="Roswitha Wolkenstein", at=began)
    give_role(programme=programme, user=funder, role=Role.FUNDER, region=None, actor=lead, at=began)
    for number, place in enumerate(PLACES):
        _tell_region(programme, lead, place, number, now)
    _stand_in(programme, lead, now - dt.timedelta(days=20))
    _leave_a_list(programme, lead, now - dt.timedelta(hours=3))
    return programme


def _stand_in(programme: Programme, lead: User, at: dt.datetime) -> None:
    """A creative of Meißen also coordinates the Lausitz, beside the one who does it first."""
    person = Card.objects.filter(region__slug="meissen", side=CardSide.OFFER).order_by("pk")[1].person
    give_role(
        programme=programme,
        user=person.user,
        role=Role.COORDINATOR,
        region=Region.objects.get(programme=programme, slug="lausitz"),
        phone=person.phone,
        actor=lead,
        at=at,
    )


def _tell_region(programme: Programme, lead: User, place: Place, number: int, now: dt.datetime) -> None:
    began = now - dt.timedelta(days=55)
    region = add_region(programme=programme, name=place.name, slug=place.slug, actor=lead, at=began)
    coordinator = register_user(email=place.address, name=place.coordinator, at=began)
    give_role(
        programme=programme,
        user=coordinator,
        role=Role.COORDINATOR,
        region=region,
        phone=f"+4930231259{91 + number}",
        actor=lead,
        at=began,
    )
    _tell_event(programme, region, place, Team(lead, coordinator), now)


def _tell_event(programme: Programme, region: Region, place: Place, team: Team, now: dt.datetime) -> None:
    lead, coordinator = team
    cards = _register(programme, region, lead, now - dt.timedelta(days=40))
    # A kick-off of today has begun half an hour ago, so that there is something to answer.
    begins = now - dt.timedelta(minutes=30) if place.days == 0 else _morning(now, place.days)
    event = set_up_event(
        programme=programme,
        region=region,
        title=f"Auftakt {place.name}",
        starts_at=begins - dt.timedelta(hours=1),
        venue=place.venue,
        actor=lead,
        at=now - dt.timedelta(days=35),
    )
    guests = invite_guests(event=event, cards=cards, actor=coordinator, at=now - dt.timedelta(days=30))
    speed_dating = set_up_speed_dating(
        event=event,
        starts_at=begins,
        rounds=place.rounds,
        tables=25,
        promised_talks=6,
        actor=coordinator,
        at=now - dt.timedelta(days=29),
    )
    _agree(speed_dating, guests, coordinator, now - dt.timedelta(days=28))
    if place.days <= 0:
        planned = now + dt.timedelta(days=place.days - 2)
        plan = compute_plan(speed_dating=speed_dating, actor=coordinator, at=planned, seed=SEED)
        release_plan(plan=plan, actor=coordinator, at=planned)
        talks = list(plan.talks.select_related("creative__person__user", "business__person__user"))
        heard = talks if place.days < 0 else [talk for talk in talks if talk.round < 2]
        _answer(speed_dating, heard, guests, begins)
    if place.days < 0:
        _match(event, coordinator, now)


def _morning(now: dt.datetime, days: int) -> dt.datetime:
    local = timezone.localtime(now) + dt.timedelta(days=days)
    return local.replace(hour=10, minute=0, second=0, microsecond=0)


def _register(programme: Programme, region: Region, actor: User, at: dt.datetime) -> list[Card]:
    people = people_of(region.slug)
    users = register_users(people=[(person.email, person.name) for person in people], at=at)
    cards = []
    for one in people:
        person = register_person(
            programme=programme,
            user=users[one.email.lower()],
            name=one.name,
            first_name=one.first_name,
            last_name=one.last_name,
            phone=one.phone,
            actor=actor,
            at=at,
        )
        organisation = None
        if one.organisation:
            organisation = register_organisation(
                programme=programme, name=one.organisation, kind=one.kind, actor=actor, at=at
            )
        side = CardSide.OFFER if one.side is Side.CREATIVE else CardSide.NEED
        cards.append(
            write_card(
                person=person,
                organisation=organisation,
                side=side,
                region=region,
                values=one.card,
                actor=actor,
                at=at,
            )
        )
    return cards


def _agree(speed_dating: SpeedDating, guests: list[Guest], actor: User, at: dt.datetime) -> None:
    """Somebody comes late, somebody must leave early, two must meet, two must not."""
    businesses = [guest for guest in guests if guest.card.side == CardSide.NEED]
    creatives = [guest for guest in guests if guest.card.side == CardSide.OFFER]
    last = speed_dating.rounds - 1
    for guest, rounds in ((businesses[4], [0, 1]), (creatives[6], [last])):
        set_absences(speed_dating=speed_dating, guest=guest, rounds=rounds, actor=actor, at=at)
    for pair, rule, note in (
        ((creatives[0], businesses[0]), Rule.MUST, "Am Telefon schon verabredet"),
        ((creatives[1], businesses[2]), Rule.NEVER, "Arbeiten schon zusammen"),
    ):
        set_pair_rule(
            speed_dating=speed_dating,
            creative=pair[0],
            business=pair[1],
            rule=rule,
            round=None,
            note=note,
            actor=actor,
            at=at,
        )


def _answer(speed_dating: SpeedDating, talks: Iterable[Talk], guests: list[Guest], begins: dt.datetime) -> None:
    """What the guests say after their talks: the better the cards fit, the more often yes."""
    dice = random.Random(SEED)  # noqa: S311 - invented people, not secrets
    worth = worth_of(guests)
    minutes = speed_dating.talk_minutes + speed_dating.change_minutes
    for talk in talks:
        at = begins + dt.timedelta(minutes=minutes * (talk.round + 1))
        for giver, about in ((talk.creative, talk.business), (talk.business, talk.creative)):
            liking = worth[talk.creative_id, talk.business_id] + dice.uniform(-0.25, 0.45)
            wish = Wish.YES if liking > 0.42 else Wish.MAYBE if liking > 0.25 else Wish.NO
            give_feedback(guest=giver, about=about, wish=wish, note="", actor=giver.person.user, at=at)


def _match(event: Event, coordinator: User, now: dt.datetime) -> None:
    """Proposals are out; some have answered, the first pairs work together."""
    run = compute_matching(
        event=event, rule=MatchingRule.STABLE, actor=coordinator, at=now - dt.timedelta(days=10), seed=SEED
    )
    sent = send_proposals(
        run=run,
        answer_by=timezone.localdate(now) + dt.timedelta(days=5),
        actor=coordinator,
        at=now - dt.timedelta(days=9),
    )
    for number, proposal in enumerate(sorted(sent, key=lambda one: one.pk)):
        sides = ((Side.CREATIVE, Side.BUSINESS), (Side.BUSINESS,), ())[0 if number < len(sent) // 2 else number % 3]
        for side in sides:
            _say_yes(proposal, side, now - dt.timedelta(days=8) + dt.timedelta(hours=number))


def _say_yes(proposal: Proposal, side: Side, at: dt.datetime) -> None:
    card = proposal.creative if side is Side.CREATIVE else proposal.business
    answer_proposal(proposal=proposal, side=side, answer=Answer.YES, actor=card.person.user, at=at)


def _leave_a_list(programme: Programme, lead: User, at: dt.datetime) -> None:
    """A list that has been read and waits for somebody to confirm it."""
    content = AS_ASSOCIATIONS_HAVE_THEM.encode("cp1252")
    understood = understand(read_table(content, name=FILE_NAME), seat=SEATS[programme.seat])
    keep_list(programme=programme, file_name=FILE_NAME, content=content, understood=understood, actor=lead, at=at)
