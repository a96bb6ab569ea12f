"""The speed-dating: what may be set, what the database refuses, what a released plan stays."""

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from pytest_django.fixtures import DjangoAssertNumQueries

from kloeppel.audit.choices import Verb
from kloeppel.audit.models import Entry
from kloeppel.core import rounds
from kloeppel.core.values import InputError
from kloeppel.events.actions import invite_guests, set_up_event
from kloeppel.events.models import Guest
from kloeppel.events.queries import guests_of
from kloeppel.profiles.choices import CardSide
from kloeppel.speeddating import actions
from kloeppel.speeddating.choices import PlanState, Rule, Wish
from kloeppel.speeddating.models import Absence, Feedback, PairRule, PlanVersion, SpeedDating, Talk
from kloeppel.speeddating.permissions import may_give_feedback, may_release
from kloeppel.speeddating.queries import absences_of, feedback_by, seats_of, talks_of, talks_of_guest
from kloeppel.speeddating.snapshots import frame_in, frame_today, meetings_of, problem_of
from world.pair_rules import set_rule
from world.programme import NOW, World, add_card, small_world

LATER = NOW + dt.timedelta(hours=2)


def planned(world: World) -> PlanVersion:
    """The next version of the plan, in which all talks are worth the same."""
    guests = list(guests_of(world.event))
    worth = {(creative.pk, business.pk): 1.0 for creative in world.creatives for business in world.businesses}
    problem = problem_of(world.speed_dating, guests, worth)
    return actions.store_plan(
        speed_dating=world.speed_dating,
        problem=problem,
        plan=rounds.plan(problem, seed=3),
        seed=3,
        actor=world.lead,
        at=NOW,
    )


def trail(verb: Verb) -> list[tuple[int | None, str, dict[str, object]]]:
    return [(entry.actor_id, entry.subject, entry.details) for entry in Entry.objects.filter(verb=verb)]


def test_it_is_set_up_once_and_recorded(world: World) -> None:
    event = set_up_event(
        programme=world.programme,
        region=world.regions["lausitz"],
        title="Auftakt Lausitz",
        starts_at=LATER,
        venue="Görlitz",
        actor=world.lead,
        at=NOW,
    )

    def set_up() -> SpeedDating:
        return actions.set_up_speed_dating(
            event=event, starts_at=LATER, rounds=8, tables=20, promised_talks=6, actor=world.lead, at=NOW
        )

    made = set_up()
    subject = f"speeddating.speeddating:{made.pk}"
    assert trail(Verb.EVENT_CHANGED) == [(world.lead.pk, subject, {"rounds": 8, "tables": 20})]
    assert (made.begins(2), made.ends(2)) == (LATER + dt.timedelta(minutes=20), LATER + dt.timedelta(minutes=28))
    with pytest.raises(IntegrityError), transaction.atomic():
        set_up()


@pytest.mark.parametrize("wrong", [{"rounds": 0}, {"rounds": 41}, {"tables": 0}, {"promised_talks": 4}])
def test_the_database_refuses_a_day_that_cannot_be(world: World, wrong: dict[str, int]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SpeedDating.objects.filter(pk=world.speed_dating.pk).update(**wrong)


def test_changing_takes_over_what_differs(world: World) -> None:
    def change(**values: object) -> bool:
        return actions.change_speed_dating(speed_dating=world.speed_dating, values=values, actor=world.lead, at=LATER)

    assert change(rounds=3, tables=4) is False
    assert change(rounds=5, tables=4) is True
    assert world.speed_dating.rounds == SpeedDating.objects.get().rounds == 5
    subject = f"speeddating.speeddating:{world.speed_dating.pk}"
    assert trail(Verb.EVENT_CHANGED) == [(world.lead.pk, subject, {"fields": ["rounds"]})]
    with pytest.raises(ValueError, match="no setting colour"):
        change(colour="blue")


def test_a_round_that_a_rule_names_stays(world: World) -> None:
    set_rule(world, Rule.MUST, number=2)
    with pytest.raises(InputError) as error:
        actions.change_speed_dating(speed_dating=world.speed_dating, values={"rounds": 2}, actor=world.lead, at=NOW)
    assert str(error.value) == (
        "Kreativ Nummer0 and Betrieb Nummer1 must meet in round 3. Please change this pair rule first."
    )
    assert SpeedDating.objects.get().rounds == 3


def test_absences_are_what_was_said_last(world: World) -> None:
    guest = world.creatives[0]

    def away(*numbers: int) -> bool:
        return actions.set_absences(
            speed_dating=world.speed_dating, guest=guest, rounds=numbers, actor=world.lead, at=NOW
        )

    assert [away(0, 1), away(1, 2), away(2, 1)] == [True, True, False]
    assert absences_of(world.speed_dating) == {guest.pk: [1, 2]}
    assert [details for _, _, details in trail(Verb.ABSENCE_CHANGED)] == [
        {"guest": guest.pk, "rounds": [0, 1]},
        {"guest": guest.pk, "rounds": [1, 2]},
    ]
    with pytest.raises(InputError, match=r"^There is no round 4; there are 3\.$"):
        away(3)
    with pytest.raises(IntegrityError), transaction.atomic():
        Absence.objects.create(speed_dating=world.speed_dating, guest=guest, round=1)


def test_a_pair_has_one_rule(world: World) -> None:
    set_rule(world, Rule.MUST, number=1)
    rule = set_rule(world, Rule.NEVER, number=1, note="verwandt")
    assert list(PairRule.objects.values_list("rule", "round", "note")) == [("never", None, "verwandt")]
    ids = {"creative": world.creatives[0].pk, "business": world.businesses[1].pk}
    assert [details for _, _, details in trail(Verb.RULE_SET)] == [
        {**ids, "rule": "must", "round": 1},
        {**ids, "rule": "never", "round": None},
    ]
    for _ in range(2):
        actions.lift_pair_rule(rule=rule, actor=world.lead, at=NOW)
    assert [details for _, _, details in trail(Verb.RULE_LIFTED)] == [ids]
    assert PairRule.objects.count() == 0


def test_a_rule_needs_both_sides_and_a_round_that_exists(world: World) -> None:
    with pytest.raises(InputError, match=r"^There is no round 4; there are 3\.$"):
        set_rule(world, Rule.MUST, number=3)
    world.businesses[1] = world.creatives[1]
    with pytest.raises(InputError, match=r"^A pair is one creative and one business\.$"):
        set_rule(world, Rule.NEVER)
    assert PairRule.objects.count() == 0


def test_guests_of_another_event_are_refused(world: World) -> None:
    SpeedDating.objects.update(
        event=set_up_event(
            programme=world.programme,
            region=world.regions["lausitz"],
            title="Auftakt Lausitz",
            starts_at=LATER,
            venue="Görlitz",
            actor=world.lead,
            at=NOW,
        )
    )
    world.speed_dating.refresh_from_db()
    with pytest.raises(InputError, match=r"^Kreativ Nummer0 is not on the guest list\.$"):
        set_rule(world, Rule.NEVER)


def test_the_database_refuses_a_never_in_a_round(world: World) -> None:
    with pytest.raises(IntegrityError):
        PairRule.objects.filter(pk=set_rule(world, Rule.NEVER).pk).update(round=1)


def test_the_day_becomes_a_problem(world: World, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    away, shy = world.creatives[0], world.businesses[1]
    actions.change_speed_dating(speed_dating=world.speed_dating, values={"promised_talks": 2}, actor=world.lead, at=NOW)
    actions.set_absences(speed_dating=world.speed_dating, guest=away, rounds=[0, 2], actor=world.lead, at=NOW)
    set_rule(world, Rule.MUST, number=1)
    actions.set_pair_rule(
        speed_dating=world.speed_dating,
        creative=world.creatives[1],
        business=shy,
        rule=Rule.NEVER,
        actor=world.lead,
        at=NOW,
    )
    guests = list(guests_of(world.event))
    with django_assert_num_queries(2):
        problem = problem_of(world.speed_dating, guests, {(away.pk, shy.pk): 0.5})
    assert {person.id: (str(person.side), person.absent, person.min) for person in problem.people} == {
        **{str(guest.pk): ("a", frozenset(), 2) for guest in world.creatives},
        **{str(guest.pk): ("b", frozenset(), 2) for guest in world.businesses},
        str(away.pk): ("a", frozenset({0, 2}), 1),
    }
    pairs = {(pair.a, pair.b): (pair.affinity, pair.must, pair.round) for pair in problem.pairs}
    expected: dict[tuple[str, str], tuple[float, bool, int | None]] = {
        (str(creative.pk), str(business.pk)): (0.0, False, None)
        for creative in world.creatives
        for business in world.businesses
    }
    expected[str(away.pk), str(shy.pk)] = (0.5, True, 1)
    del expected[str(world.creatives[1].pk), str(shy.pk)]
    assert pairs == expected
    assert frame_in(rounds.exchange.problem_to_json(problem)) == frame_today(world.speed_dating, guests)


def test_versions_are_counted_and_kept_whole(world: World) -> None:
    first, second = planned(world), planned(world)
    assert [(plan.number, plan.state, plan.seed) for plan in (first, second)] == [(1, "draft", 3), (2, "draft", 3)]
    problem = rounds.exchange.problem_from_json(first.problem)
    assert rounds.plan(problem, seed=first.seed).meetings == meetings_of(seats_of([first])[first.pk])
    assert [details for _, _, details in trail(Verb.PLAN_COMPUTED)] == [
        {"plan": first.pk, "number": 1, "talks": 12},
        {"plan": second.pk, "number": 2, "talks": 12},
    ]


def test_a_release_replaces_the_former(world: World) -> None:
    first, second = planned(world), planned(world)
    assert actions.release(plan=first, actor=world.lead, at=NOW)[1] is None
    released, former = actions.release(plan=second, released_seen=1, actor=world.lead, at=LATER)
    assert (released.number, former and former.number) == (2, 1)
    assert list(PlanVersion.objects.order_by("number").values_list("state", "released_at")) == [
        (PlanState.REPLACED, NOW),
        (PlanState.RELEASED, LATER),
    ]
    assert [details for _, _, details in trail(Verb.PLAN_RELEASED)] == [
        {"plan": first.pk, "number": 1, "replaces": 0},
        {"plan": second.pk, "number": 2, "replaces": 1},
    ]


def test_who_comes_second_is_told(world: World) -> None:
    first, second = planned(world), planned(world)
    actions.release(plan=first, released_seen=0, actor=world.lead, at=NOW)
    with pytest.raises(InputError, match=r"^Version 1 has been released already\.$"):
        actions.release(plan=first, released_seen=0, actor=world.lead, at=NOW)
    with pytest.raises(
        InputError, match=r"^Meanwhile somebody else has released version 1\. Please look at it first\.$"
    ):
        actions.release(plan=second, released_seen=0, actor=world.lead, at=NOW)
    second.refresh_from_db()
    assert (second.state, may_release(second).allowed) == (PlanState.DRAFT, True)
    assert len(trail(Verb.PLAN_RELEASED)) == 1


@pytest.mark.django_db(transaction=True)
def test_two_release_at_once_and_one_wins() -> None:
    world = small_world()
    plans = [planned(world), planned(world)]
    start = threading.Barrier(2)
    said: list[str] = []

    def run(plan: PlanVersion) -> None:
        start.wait()
        try:
            actions.release(plan=plan, released_seen=0, actor=world.lead, at=NOW)
            said.append("released")
        except InputError as error:
            said.append(str(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(plan,)) for plan in plans]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    won = PlanVersion.objects.get(state=PlanState.RELEASED)
    assert sorted(said) == [
        f"Meanwhile somebody else has released version {won.number}. Please look at it first.",
        "released",
    ]


RELEASED_STAYS: list[Callable[[PlanVersion], object]] = [
    lambda plan: Talk.objects.filter(plan=plan).update(table=99),
    lambda plan: Talk.objects.filter(plan=plan).delete(),
    lambda plan: Talk.objects.filter(plan__state="draft").update(plan=plan),
    lambda plan: Talk.objects.create(
        plan=plan, creative=plan.talks.all()[0].creative, business=plan.talks.all()[0].business, round=30, table=1
    ),
    lambda plan: PlanVersion.objects.filter(pk=plan.pk).update(problem={}),
    lambda plan: PlanVersion.objects.filter(pk=plan.pk).update(total=100.0),
    lambda plan: PlanVersion.objects.filter(pk=plan.pk).update(bound=100.0),
    lambda plan: PlanVersion.objects.filter(pk=plan.pk).update(released_at=LATER),
    lambda plan: PlanVersion.objects.filter(pk=plan.pk).update(state=PlanState.DRAFT, released_at=None),
    lambda plan: PlanVersion.objects.filter(pk=plan.pk)._raw_delete("default"),
]


@pytest.mark.parametrize("write", RELEASED_STAYS)
@pytest.mark.parametrize("replaced", [False, True], ids=["released", "replaced"])
def test_the_database_keeps_a_released_plan(
    world: World, write: Callable[[PlanVersion], object], *, replaced: bool
) -> None:
    first, second = planned(world), planned(world)
    planned(world)
    actions.release(plan=first, actor=world.lead, at=NOW)
    if replaced:
        actions.release(plan=second, actor=world.lead, at=NOW)
    before = (list(Talk.objects.values()), list(PlanVersion.objects.values()))
    with pytest.raises(DatabaseError, match="a released plan is never changed"), transaction.atomic():
        write(first)
    assert (list(Talk.objects.values()), list(PlanVersion.objects.values())) == before


def test_a_draft_may_be_changed_and_deleted(world: World) -> None:
    plan = planned(world)
    talk = talks_of(plan)[0]
    talk.table = 9
    talk.save()
    assert Talk.objects.get(pk=talk.pk).table == 9
    plan.delete()
    assert (PlanVersion.objects.count(), Talk.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "twice",
    [
        {"round": 9, "table": 9},
        {"business": True, "table": 9},
        {"creative": True, "table": 9},
        {"business": True, "creative": True},
    ],
    ids=["the same pair", "a creative", "a business", "a table"],
)
def test_the_database_refuses_two_places_at_once(world: World, twice: dict[str, object]) -> None:
    plan = planned(world)
    talk = talks_of(plan)[0]
    other = {"creative": add_guest(world, "a"), "business": add_guest(world, "b")}
    values = {"creative": talk.creative, "business": talk.business, "round": talk.round, "table": talk.table}
    values |= {name: other[name] if new is True else new for name, new in twice.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Talk.objects.create(plan=plan, **values)
    assert plan.talks.count() == 12


def add_guest(world: World, side: str) -> Guest:
    card = add_card(world.programme, world.regions["erzgebirge"], CardSide(side), 20)
    return invite_guests(event=world.event, cards=[card], actor=world.lead, at=NOW)[0]


def feedback(world: World, wish: Wish, note: str = "") -> Feedback:
    return actions.record_feedback(
        speed_dating=world.speed_dating,
        giver=world.creatives[0],
        about=world.businesses[0],
        wish=wish,
        note=note,
        actor=world.creatives[0].person.user,
        at=NOW,
    )


def test_feedback_is_replaced_and_the_trail_does_not_learn_it(world: World) -> None:
    giver, about = world.creatives[0], world.businesses[0]
    feedback(world, Wish.YES, "sehr nett")
    feedback(world, Wish.NO, "doch nicht")
    assert list(Feedback.objects.values_list("wish", "note")) == [("no", "doch nicht")]
    assert [(key, given.wish) for key, given in feedback_by(giver).items()] == [(about.pk, "no")]
    assert feedback_by(about) == {}
    subject = f"speeddating.speeddating:{world.speed_dating.pk}"
    assert (
        trail(Verb.FEEDBACK_GIVEN)
        == [
            (giver.person.user_id, subject, {"giver": giver.pk, "about": about.pk}),
        ]
        * 2
    )


@pytest.mark.parametrize("wrong", ["wish", "oneself"])
def test_the_database_refuses_feedback_that_cannot_be(world: World, wrong: str) -> None:
    given = feedback(world, Wish.YES)
    change: dict[str, object] = {"wish": "perhaps"} if wrong == "wish" else {"about": given.giver}
    with pytest.raises(IntegrityError), transaction.atomic():
        Feedback.objects.filter(pk=given.pk).update(**change)


def test_who_may_give_feedback(world: World) -> None:
    giver, about = world.creatives[0], world.businesses[0]
    plan = planned(world)
    assert list(talks_of_guest(giver)) == []
    actions.release(plan=plan, actor=world.lead, at=NOW)
    talks = list(talks_of_guest(giver))
    met = [talk.business for talk in talks]
    missed = next(guest for guest in world.businesses if guest not in met)
    assert may_give_feedback(giver.person.user, giver, met[0], talks).allowed
    assert str(may_give_feedback(giver.person.user, giver, missed, talks).reason) == (
        "You have no talk with each other in the plan."
    )
    assert str(may_give_feedback(world.lead, giver, about, talks).reason) == "Everybody answers for themselves only."
