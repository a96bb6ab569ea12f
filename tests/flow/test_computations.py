"""From a request to its result: the verb of the kind computes, and its end is stored with the result or not at all."""

import threading
from unittest import mock

import pytest
from django.utils import timezone

from kloeppel.computations import actions
from kloeppel.computations.choices import State
from kloeppel.computations.models import Computation
from kloeppel.computations.queries import LEASE
from kloeppel.computations.running import Listener
from kloeppel.computations.sentences import from_json
from kloeppel.flow import computations as flow
from kloeppel.flow.computations import ask_again, ask_for_matching, ask_for_plan, compute_at_once, take_up
from kloeppel.flow.profiles_to_plan import compute_plan
from kloeppel.matches.choices import MatchingRule
from kloeppel.matches.models import MatchingRun
from kloeppel.speeddating.actions import set_absences, set_pair_rule
from kloeppel.speeddating.choices import Rule
from kloeppel.speeddating.models import PlanVersion
from world.long_plan import make_long
from world.programme import NOW, World
from world.wishes import both_say

pytestmark = pytest.mark.django_db


def test_a_plan_that_was_asked_for_is_computed_and_found(world: World) -> None:
    asked, new = ask_for_plan(event=world.event, actor=world.lead, at=NOW)
    assert new
    compute_at_once(computation=asked)
    asked.refresh_from_db()
    assert (asked.state, asked.result, asked.attempts) == (State.DONE, {"number": 1}, 1)
    version = PlanVersion.objects.get()
    assert (version.number, version.speed_dating.event) == (1, world.event)


def test_a_matching_that_was_asked_for_is_computed_by_its_rule(world: World) -> None:
    both_say(world, 0, 0)
    asked, _new = ask_for_matching(event=world.event, rule=MatchingRule.MOST_MUTUAL, actor=world.lead, at=NOW)
    compute_at_once(computation=asked)
    asked.refresh_from_db()
    assert (asked.state, asked.result) == (State.DONE, {"number": 1, "size": 1})
    assert MatchingRun.objects.get().rule == MatchingRule.MOST_MUTUAL
    again, new = ask_again(computation=asked, actor=world.lead, at=NOW)
    assert (new, again.inputs) == (True, {"rule": "most_mutual"})


def test_what_is_not_possible_ends_with_the_reason(world: World) -> None:
    creative, business = world.creatives[0], world.businesses[1]
    set_absences(speed_dating=world.speed_dating, guest=creative, rounds=[1], actor=world.lead, at=NOW)
    rule = {"rule": Rule.MUST, "round": 1, "actor": world.lead, "at": NOW}
    set_pair_rule(speed_dating=world.speed_dating, creative=creative, business=business, **rule)  # type: ignore[arg-type]
    asked, _new = ask_for_plan(event=world.event, actor=world.lead, at=NOW)
    compute_at_once(computation=asked)
    asked.refresh_from_db()
    problem = from_json(asked.problem)
    assert (asked.state, PlanVersion.objects.count()) == (State.REFUSED, 0)
    assert problem is not None
    assert problem.render() == (
        "Kreativ Nummer0 and Betrieb Nummer1 must meet in round 2, but are not both there then. "
        "Please change presence or pair rule."
    )


def test_a_fault_of_the_program_ends_with_a_sentence(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(flow, "compute_plan", mock.Mock(side_effect=RuntimeError("oh")))
    asked, _new = ask_for_plan(event=world.event, actor=world.lead, at=NOW)
    compute_at_once(computation=asked)
    asked.refresh_from_db()
    assert (asked.state, from_json(asked.problem)) == (State.BROKEN, actions.FAULT)
    assert [record.getMessage() for record in caplog.records] == [f"Computation {asked.pk} broke off."]


def test_a_worker_that_has_lost_its_claim_stores_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, _new = ask_for_plan(event=world.event, actor=world.lead, at=NOW)

    def slow(**values: object) -> object:
        # Meanwhile another worker has taken it over.
        assert actions.claim(at=timezone.now() + LEASE) == asked
        return compute_plan(**values)  # type: ignore[arg-type]

    monkeypatch.setattr(flow, "compute_plan", slow)
    compute_at_once(computation=asked)
    assert PlanVersion.objects.count() == 0
    assert Computation.objects.values_list("state", "attempts").get() == (State.RUNNING, 2)


@pytest.mark.django_db(transaction=True)
def test_cancelled_it_takes_the_best_so_far(world: World) -> None:
    # As many guests, absences and rounds as keep the engine busy for long: it would take all of its time.
    make_long(world)
    asked, _new = ask_for_plan(event=world.event, actor=world.lead, at=timezone.now(), seconds=600.0)
    heard: list[Listener] = []
    worker = threading.Thread(target=lambda: take_up_and_close(heard))
    worker.start()
    try:
        while not Computation.objects.filter(step__isnull=False).exists():
            assert worker.is_alive()
        actions.cancel(computation=asked, at=timezone.now())
        worker.join(60)
    finally:
        worker.join()
    # It was heard while the engine was at work: the engine had not ended by itself.
    assert [listener.cancelled() for listener in heard] == [True]
    asked.refresh_from_db()
    assert (asked.state, asked.result, asked.cancel_asked) == (State.DONE, {"number": 1}, True)
    assert PlanVersion.objects.get().talks.exists()


def take_up_and_close(heard: list[Listener]) -> None:
    from django.db import connection  # noqa: PLC0415 - the connection of this thread

    try:
        assert take_up(hold=heard.append)
    finally:
        connection.close()


def test_there_is_nothing_to_take_up(world: World) -> None:
    assert not take_up()
