"""A version is read without its pairs where nobody needs them, and compared without writing them down again."""

from pytest_django.fixtures import DjangoAssertNumQueries

from kloeppel.core import rounds
from kloeppel.events.queries import guests_of
from kloeppel.speeddating import actions
from kloeppel.speeddating.choices import Rule
from kloeppel.speeddating.models import PlanVersion
from kloeppel.speeddating.queries import outlines_of, plans_of, released_plan_of, released_talks_of, talks_of_guest
from kloeppel.speeddating.snapshots import day_in, frame_in, frame_today, problem_of
from world.pair_rules import set_rule
from world.programme import NOW, World


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


def test_a_frame_differs_by_what_must_or_must_not_be(world: World) -> None:
    guests = list(guests_of(world.event))
    plain = frame_today(world.speed_dating, guests)
    assert plain == frame_in(rounds.exchange.problem_to_json(problem_of(world.speed_dating, guests, {})))
    pair = (str(world.creatives[0].pk), str(world.businesses[1].pk))
    seen = []
    for rule, number in ((Rule.NEVER, None), (Rule.MUST, None), (Rule.MUST, 2)):
        set_rule(world, rule, number=number)
        today = frame_today(world.speed_dating, guests)
        assert today == frame_in(rounds.exchange.problem_to_json(problem_of(world.speed_dating, guests, {})))
        seen.append((today.must, today.apart))
    assert seen == [
        (frozenset(), frozenset({pair})),
        (frozenset({(*pair, None)}), frozenset()),
        (frozenset({(*pair, 2)}), frozenset()),
    ]
    fewer = frame_today(world.speed_dating, guests[:-1])
    assert len(plain.people - fewer.people) == 1


def test_an_outline_is_the_problem_without_pairs(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first, second = planned(world), planned(world)
    with django_assert_num_queries(1):
        found = outlines_of([first, second])
    assert found == {
        plan.pk: {name: value for name, value in plan.problem.items() if name != "pairs"} for plan in (first, second)
    }
    assert day_in(found[first.pk]).people == rounds.exchange.problem_from_json(first.problem).people


def test_versions_and_talks_come_without_the_problem(world: World) -> None:
    plan = planned(world)
    actions.release(plan=plan, actor=world.lead, at=NOW)
    released = released_plan_of(world.speed_dating)
    assert released is not None
    found = [*plans_of(world.speed_dating), released]
    found += [talk.plan for talk in talks_of_guest(world.creatives[0])]
    found += [talk.plan for talk in released_talks_of([world.creatives[0].pk])]
    assert {frozenset(one.get_deferred_fields()) for one in found} == {frozenset({"problem"})}
    assert released.problem == plan.problem
