"""Somebody leaves the team: nobody's match is left alone."""

import datetime as dt

import pytest

from kloeppel.accounts.models import User
from kloeppel.audit.choices import Verb
from kloeppel.audit.models import Entry
from kloeppel.core.values import InputError, Side
from kloeppel.flow.feedback_to_matches import compute_matching, send_proposals
from kloeppel.flow.match_confirmed import answer_proposal
from kloeppel.flow.plan_to_feedback import give_feedback
from kloeppel.flow.profiles_to_plan import compute_plan, release_plan
from kloeppel.flow.role_ended import end_role
from kloeppel.matches.choices import Answer, MatchingRule, MatchState
from kloeppel.matches.models import Match, Proposal
from kloeppel.programmes.actions import give_role
from kloeppel.programmes.choices import Role
from kloeppel.programmes.models import TeamMember
from kloeppel.speeddating.choices import Wish
from world.programme import NOW, World, user

pytestmark = pytest.mark.django_db


def make_match(world: World) -> Match:
    """The first talk of the plan becomes a match."""
    plan = compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)
    release_plan(plan=plan, actor=world.lead, at=NOW)
    talk = plan.talks.select_related(
        *("creative__person__user", "creative__event", "business__person__user", "business__event"),
    )[0]
    for giver, about in ((talk.creative, talk.business), (talk.business, talk.creative)):
        give_feedback(guest=giver, about=about, wish=Wish.YES, note="", actor=giver.person.user, at=NOW)
    run = compute_matching(event=world.event, rule=MatchingRule.STABLE, actor=world.lead, at=NOW)
    send_proposals(run=run, answer_by=dt.date(2026, 12, 8), actor=world.lead, at=NOW)
    proposal = Proposal.objects.get()
    for side, guest in ((Side.CREATIVE, talk.creative), (Side.BUSINESS, talk.business)):
        answer_proposal(proposal=proposal, side=side, answer=Answer.YES, actor=guest.person.user, at=NOW)
    return Match.objects.get()


def coordinator(world: World, slug: str = "erzgebirge") -> TeamMember:
    return TeamMember.objects.get(user=world.coordinators[slug])


def second_coordinator(world: World) -> User:
    second = user("zweite")
    give_role(
        programme=world.programme,
        user=second,
        role=Role.COORDINATOR,
        region=world.regions["erzgebirge"],
        actor=world.lead,
        at=NOW,
    )
    return second


def test_without_anybody_to_take_over_the_role_stays(world: World) -> None:
    make_match(world)
    member = coordinator(world)
    with pytest.raises(InputError) as refusal:
        end_role(member=member, actor=world.lead, at=NOW)
    assert str(refusal.value) == (
        "Koord-erzgebirge accompanies matches. Please first add another coordinator for Erzgebirge to take them over."
    )
    assert Match.objects.get().coordinator == member


def test_the_other_coordinator_of_the_region_takes_over(world: World) -> None:
    match = make_match(world)
    second = second_coordinator(world)
    assert end_role(member=coordinator(world), actor=world.lead, at=NOW) == 1
    match.refresh_from_db()
    assert match.coordinator is not None
    assert match.coordinator.user == second
    assert list(Entry.objects.order_by("-number").values_list("verb", "details"))[:2] == [
        (
            Verb.ROLE_ENDED,
            {
                "user": world.coordinators["erzgebirge"].pk,
                "role": "coordinator",
                "region": world.regions["erzgebirge"].pk,
            },
        ),
        (Verb.MATCHES_HANDED_OVER, {"matches": [match.pk], "to": match.coordinator.pk}),
    ]


def test_an_ended_match_holds_nobody_back(world: World) -> None:
    match = make_match(world)
    Match.objects.update(state=MatchState.DISSOLVED)
    assert end_role(member=coordinator(world), actor=world.lead, at=NOW) == 0
    match.refresh_from_db()
    assert match.coordinator is None


def test_who_accompanies_nobody_leaves_at_once(world: World) -> None:
    assert end_role(member=coordinator(world, "lausitz"), actor=world.lead, at=NOW) == 0
    assert end_role(member=TeamMember.objects.get(role=Role.FUNDER), actor=world.lead, at=NOW) == 0
    left = TeamMember.objects.order_by("pk").values_list("user__name", flat=True)
    assert list(left) == ["Leonore", "Koord-erzgebirge", "Koord-meissen"]


def test_the_last_lead_stays(world: World) -> None:
    with pytest.raises(InputError) as refusal:
        end_role(member=TeamMember.objects.get(role=Role.LEAD), actor=world.lead, at=NOW)
    assert str(refusal.value) == "A programme needs a project lead. Please add another one first."
