"""From guests to a released plan: what is computed, what is refused in words, who gets which letter."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from pytest_django.fixtures import DjangoAssertNumQueries

from kloeppel.accounts.models import User
from kloeppel.audit.choices import Verb
from kloeppel.audit.models import Entry
from kloeppel.core import rounds
from kloeppel.core.rounds.exchange import problem_from_json
from kloeppel.core.values import InputError
from kloeppel.events.actions import invite_guests
from kloeppel.events.models import Guest
from kloeppel.flow.profiles_to_plan import (
    ANY_TALK,
    affected_guests,
    compute_plan,
    is_outdated,
    release_plan,
    worth_of,
)
from kloeppel.mailroom.models import Mail
from kloeppel.profiles.choices import CardSide
from kloeppel.profiles.models import Card
from kloeppel.speeddating.actions import change_speed_dating, set_absences, set_pair_rule
from kloeppel.speeddating.choices import PlanState, Rule
from kloeppel.speeddating.models import PlanVersion, Talk
from kloeppel.speeddating.queries import seats_of, talks_of_guest
from kloeppel.speeddating.snapshots import meetings_of
from world.programme import NOW, World, add_card


@pytest.fixture(autouse=True)
def _letters_in_english(world: World) -> None:
    User.objects.update(language="en")


def compute(world: World) -> PlanVersion:
    return compute_plan(speed_dating=world.speed_dating, actor=world.lead, at=NOW)


def release(world: World, plan: PlanVersion) -> PlanVersion:
    return release_plan(plan=plan, actor=world.lead, at=NOW)


def rule(world: World, creative: Guest, business: Guest, what: Rule, number: int | None = None) -> None:
    set_pair_rule(
        speed_dating=world.speed_dating,
        creative=creative,
        business=business,
        rule=what,
        round=number,
        actor=world.lead,
        at=NOW,
    )


def away(world: World, guest: Guest, *numbers: int) -> None:
    set_absences(speed_dating=world.speed_dating, guest=guest, rounds=numbers, actor=world.lead, at=NOW)


def change(world: World, **values: int) -> None:
    change_speed_dating(speed_dating=world.speed_dating, values=values, actor=world.lead, at=NOW)


def test_cards_say_what_a_talk_is_worth(world: World) -> None:
    worth = worth_of([*world.creatives, *world.businesses])
    # Guest n of one side and guest n of the other have something in common; see `world.programme`.
    best = {}
    for number, creative in enumerate(world.creatives):
        values = [worth[creative.pk, business.pk] for business in world.businesses]
        best[number] = values.index(max(values))
    assert best == {0: 0, 1: 1, 2: 2, 3: 3}
    assert len(worth) == 16
    assert min(worth.values()) == ANY_TALK
    others = [
        value
        for (creative, business), value in worth.items()
        if creative - world.creatives[0].pk != business - world.businesses[0].pk
    ]
    assert (len(others), [value for value in others if value > ANY_TALK + 0.05]) == (12, [])


def test_place_and_hours_lower_what_a_talk_is_worth_a_little(world: World) -> None:
    creative, business = world.creatives[0], world.businesses[0]
    before = worth_of([creative, business])[creative.pk, business.pk]
    business.card.hours, creative.card.hours = 8, 4
    business.card.region, business.card.postcode = None, "02826"
    creative.card.postcode, creative.card.radius_km = "08056", 60
    after = worth_of([creative, business])[creative.pk, business.pk]
    assert after - ANY_TALK == pytest.approx((before - ANY_TALK) * 0.94, abs=1e-8)


def test_a_plan_keeps_rules_and_presence(world: World) -> None:
    ada, bea = world.creatives[:2]
    museum, forge = world.businesses[:2]
    away(world, ada, 0)
    rule(world, ada, museum, Rule.NEVER)
    rule(world, bea, forge, Rule.MUST, 2)
    plan = compute(world)
    problem = problem_from_json(plan.problem)
    seats = seats_of([plan])[plan.pk]
    assert rounds.verify(problem, meetings_of(seats)) == ()
    assert {(creative, business) for creative, business, _, _ in seats} & {(ada.pk, museum.pk)} == set()
    assert [number for creative, business, number, _ in seats if (creative, business) == (bea.pk, forge.pk)] == [2]
    assert [number for creative, _, number, _ in seats if creative == ada.pk] == [1, 2]
    # Everybody else talks in every round; nobody waits while somebody is free.
    assert len(seats) == 11
    assert plan.bound >= plan.total
    assert (plan.number, plan.state, plan.engine_version) == (1, PlanState.DRAFT, rounds.ENGINE_VERSION)
    assert rounds.plan(problem, seed=plan.seed).meetings == meetings_of(seats)


def test_promises_end_where_presence_ends(world: World) -> None:
    change(world, promised_talks=2)
    away(world, world.creatives[0], 0, 1)
    problem = problem_from_json(compute(world).problem)
    assert [person.min for person in problem.people] == [1, *[2] * 7]


def too_few_tables(world: World) -> None:
    change(world, tables=1, promised_talks=1)


def never_together(world: World) -> None:
    away(world, world.creatives[0], 0)
    away(world, world.businesses[0], 1, 2)
    rule(world, world.creatives[0], world.businesses[0], Rule.MUST)


def not_there_then(world: World) -> None:
    away(world, world.creatives[0], 1)
    rule(world, world.creatives[0], world.businesses[0], Rule.MUST, 1)


def too_many_musts(world: World) -> None:
    for business in world.businesses:
        rule(world, world.creatives[0], business, Rule.MUST)


def more_musts_than_places(world: World) -> None:
    change(world, tables=1)
    for creative, business in zip(world.creatives, world.businesses, strict=True):
        rule(world, creative, business, Rule.MUST)


def two_at_once(world: World) -> None:
    rule(world, world.creatives[0], world.businesses[0], Rule.MUST, 1)
    rule(world, world.creatives[0], world.businesses[1], Rule.MUST, 1)


def a_full_round(world: World) -> None:
    change(world, tables=1)
    rule(world, world.creatives[0], world.businesses[0], Rule.MUST, 1)
    rule(world, world.creatives[1], world.businesses[1], Rule.MUST, 1)


def one_side(world: World) -> None:
    Guest.objects.filter(card__side=CardSide.NEED).delete()


IMPOSSIBLE: list[tuple[Callable[[World], None], str]] = [
    (
        never_together,
        (
            "Kreativ Nummer0 and Betrieb Nummer0 must meet, but are never there in the same round. "
            "Please change presence or pair rule."
        ),
    ),
    (
        not_there_then,
        (
            "Kreativ Nummer0 and Betrieb Nummer0 must meet in round 2, but are not both there then. "
            "Please change presence or pair rule."
        ),
    ),
    (
        too_many_musts,
        (
            "Kreativ Nummer0 must meet 4 people, more than the rounds in which they are there (3). "
            "Please lift a pair rule."
        ),
    ),
    (
        more_musts_than_places,
        "4 pairs must meet, but the day has room for 3 only. Please lift pair rules.",
    ),
    (
        two_at_once,
        "Kreativ Nummer0 must meet two people in round 2. Please change one of the pair rules.",
    ),
    (
        a_full_round,
        "In round 2 more pairs must meet than there are tables. Please change a pair rule.",
    ),
    (one_side, "A plan needs creatives and businesses on the guest list."),
]


@pytest.mark.parametrize(("make", "said"), IMPOSSIBLE, ids=[make.__name__ for make, _ in IMPOSSIBLE])
def test_what_cannot_be_is_said_by_name(world: World, make: Callable[[World], None], said: str) -> None:
    make(world)
    with pytest.raises(InputError) as error:
        compute(world)
    assert str(error.value) == said
    assert PlanVersion.objects.count() == 0
    assert not Entry.objects.filter(verb=Verb.PLAN_COMPUTED).exists()


def test_promises_that_do_not_fit_name_somebody(world: World) -> None:
    too_few_tables(world)
    with pytest.raises(InputError) as error:
        compute(world)
    said = {
        f"Not everybody can have the talks promised: {guest} would get 0 instead of 1. "
        "More rounds or tables help, or fewer promised talks."
        for guest in [*world.creatives, *world.businesses]
    }
    assert {str(error.value)} <= said
    assert PlanVersion.objects.count() == 0


def test_a_change_of_the_day_makes_a_plan_outdated(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = PlanVersion.objects.select_related("speed_dating__event").get(pk=compute(world).pk)
    with django_assert_num_queries(3):
        assert is_outdated(plan) is False
    Card.objects.update(text="ganz anders")
    assert is_outdated(plan) is False
    away(world, world.creatives[0], 0)
    assert is_outdated(plan) is True
    away(world, world.creatives[0])
    assert is_outdated(plan) is False
    rule(world, world.creatives[0], world.businesses[0], Rule.MUST)
    assert is_outdated(plan) is True
    plan = compute(world)
    assert is_outdated(plan) is False
    card = add_card(world.programme, world.regions["erzgebirge"], CardSide.OFFER, 9)
    invite_guests(event=world.event, cards=[card], actor=world.lead, at=NOW)
    assert is_outdated(plan) is True


LETTER = """Hello {name},

this is your plan for the kick-off Erzgebirge on Dec. 1, 2026 (Kulturzentrum, Aue):

{talks}

You also see your plan on your phone after signing in. After each talk we ask there how it was.
"""


def line(talk: Talk, guest: Guest) -> str:
    other = talk.business if talk.creative_id == guest.pk else talk.creative
    assert other.card.organisation is not None
    begins = ["11:00", "11:10", "11:20"][talk.round]  # 10:00 in UTC
    return (
        f"{begins}, table {talk.table + 1}: {other.card.organisation.name} from Aue-Bad Schlema ({other.person.name})"
    )


def test_the_first_release_writes_to_everybody(world: World) -> None:
    plan = compute(world)
    everybody = [*world.creatives, *world.businesses]
    assert [guest.pk for guest in affected_guests(plan)] == [guest.pk for guest in everybody]
    assert release(world, plan).state == PlanState.RELEASED
    letters = {mail.recipient_id: mail for mail in Mail.objects.all()}
    assert len(letters) == Mail.objects.count() == 8
    for guest in everybody:
        letter = letters[guest.person.user_id]
        talks = "\n".join(line(talk, guest) for talk in talks_of_guest(guest))
        assert letter.subject == "Your plan for the kick-off Erzgebirge"
        assert letter.body == LETTER.format(name=guest.person.name, talks=talks)
        assert letter.programme_id == world.programme.pk


def test_a_later_release_writes_to_those_whose_day_changes(world: World) -> None:
    release(world, compute(world))
    Mail.objects.all().delete()
    release(world, compute(world))
    assert Mail.objects.count() == 0

    former = {talk.business_id: talk for talk in talks_of_guest(world.creatives[0]).filter(plan__state="released")}
    gone = former[world.businesses[0].pk]
    rule(world, world.creatives[0], world.businesses[0], Rule.NEVER)
    plan = compute(world)
    expected = {guest.pk for guest in affected_guests(plan)}
    days = {guest.pk: places(guest, "released") for guest in [*world.creatives, *world.businesses]}
    release(world, plan)
    changed = {
        guest.pk for guest in [*world.creatives, *world.businesses] if places(guest, "released") != days[guest.pk]
    }
    assert expected == changed
    assert {world.creatives[0].pk, world.businesses[0].pk} <= changed
    letters = {mail.recipient_id: mail for mail in Mail.objects.all()}
    by_user = {guest.person.user_id for guest in [*world.creatives, *world.businesses] if guest.pk in changed}
    assert set(letters) == by_user
    letter = letters[world.creatives[0].person.user_id]
    assert letter.subject == "Your plan for the kick-off Erzgebirge has changed"
    assert letter.body == changed_letter(world.creatives[0], former, gone)


def places(guest: Guest, state: str) -> set[tuple[int, int, int, int]]:
    talks = talks_of_guest(guest).filter(plan__state=state)
    return {(talk.creative_id, talk.business_id, talk.round, talk.table) for talk in talks}


def changed_letter(guest: Guest, former: dict[int, Talk], gone: Talk) -> str:
    talks = list(talks_of_guest(guest).filter(plan__state="released"))
    said = []
    for talk in talks:
        before = former.get(talk.business_id)
        if before is None:
            said.append(f"New: {line(talk, guest)}")
        elif (before.round, before.table) != (talk.round, talk.table):
            said.append(f"Moved: {line(talk, guest)} (before: {line(before, guest).rsplit(': ', 1)[0]})")
    said.append(f"No longer: {line(gone, guest)}")
    return "\n\n".join(
        [
            f"Hello {guest.person.name},",
            "your plan for the kick-off Erzgebirge on Dec. 1, 2026 (Kulturzentrum, Aue) has changed:",
            "\n".join(said),
            "Your plan now:",
            "\n".join(line(talk, guest) for talk in talks),
            "You also see your plan on your phone after signing in. After each talk we ask there how it was.\n",
        ]
    )


def test_a_plan_that_breaks_a_rule_is_not_released(world: World) -> None:
    plan = compute(world)
    Talk.objects.filter(plan=plan, creative=world.creatives[0]).delete()
    with pytest.raises(InputError) as error:
        release(world, plan)
    assert str(error.value) == (
        "This plan breaks a rule, please compute it anew. Kreativ Nummer0 has 0 talks, at least 1 are promised."
    )
    plan.refresh_from_db()
    assert (plan.state, Mail.objects.count()) == (PlanState.DRAFT, 0)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_release_at_once_one_writes_letters(world: World) -> None:
    plan = compute(world)
    start = threading.Barrier(2)
    said: list[str] = []

    def run() -> None:
        start.wait()
        try:
            said.append(release(world, plan).state)
        except InputError as error:
            said.append(str(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["Version 1 has been released already.", "released"]
    assert Mail.objects.count() == 8
