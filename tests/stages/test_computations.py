"""Computations: one open of a kind about a subject, one worker at a time, and none runs for ever."""

import datetime as dt
import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kloeppel.accounts.actions import register_user
from kloeppel.accounts.models import User
from kloeppel.computations import actions
from kloeppel.computations.choices import State
from kloeppel.computations.models import Computation
from kloeppel.computations.queries import LEASE, LOST, NOT_BEGUN, to_notice, waiting_before
from kloeppel.computations.running import Listener
from kloeppel.computations.sentences import from_json, to_json
from kloeppel.core.values import sentence
from kloeppel.core.watch import Progress

NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)

pytestmark = pytest.mark.django_db


def ada() -> User:
    return register_user(email="ada@example.org", name="Ada", at=NOW)


def asked(subject: int = 7, actor: User | None = None, at: dt.datetime = NOW) -> Computation:
    computation, new = actions.ask(
        kind="plan", subject_id=subject, inputs={}, seconds=20.0, actor=actor or ada(), at=at
    )
    assert new
    return computation


def claimed(at: dt.datetime = NOW) -> Computation:
    computation = actions.claim(at=at)
    assert computation is not None
    return computation


def state_of(computation: Computation) -> str:
    return str(Computation.objects.values_list("state", flat=True).get(pk=computation.pk))


def test_whoever_asks_second_gets_the_open_one() -> None:
    user = ada()
    first = asked(actor=user)
    again = actions.ask(kind="plan", subject_id=7, inputs={}, seconds=20.0, actor=user, at=NOW)
    assert again == (first, False)
    other, new = actions.ask(kind="matching", subject_id=7, inputs={}, seconds=20.0, actor=user, at=NOW)
    assert (other == first, new) == (False, True)
    actions.finish(computation=claimed(), result={"number": 1}, at=NOW)
    assert asked(actor=user) != first


def test_two_open_ones_about_a_subject_are_refused_by_the_database() -> None:
    user = ada()
    asked(actor=user)
    with pytest.raises(IntegrityError), transaction.atomic():
        Computation.objects.create(kind="plan", subject_id=7, seconds=1.0, asked_by=user, asked_at=NOW)


@pytest.mark.parametrize(
    "values",
    [
        {"state": State.RUNNING, "heard_at": NOW},
        {"state": State.RUNNING, "token": "x"},
        {"state": State.DONE, "ended_at": NOW},
        {"state": State.BROKEN},
        {"ended_at": NOW},
        {"share": 1.5},
    ],
)
def test_what_cannot_be_is_refused_by_the_database(values: dict[str, object]) -> None:
    asked()
    with pytest.raises(IntegrityError), transaction.atomic():
        Computation.objects.update(**values)


def test_the_oldest_comes_first_and_each_once() -> None:
    user = ada()
    first, second = asked(1, user), asked(2, user)
    assert [waiting_before(first), waiting_before(second)] == [0, 1]
    assert [actions.claim(at=NOW), actions.claim(at=NOW), actions.claim(at=NOW)] == [first, second, None]


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_at_once_one_gets_it() -> None:
    asked()
    start = threading.Barrier(4)
    got: list[Computation | None] = []

    def work() -> None:
        try:
            start.wait()
            got.append(actions.claim(at=NOW))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 4
    assert [found.attempts for found in got if found is not None] == [1]


@pytest.mark.django_db(transaction=True)
def test_of_many_who_ask_at_once_one_starts_it() -> None:
    user = ada()
    start = threading.Barrier(4)
    got: list[tuple[Computation, bool]] = []

    def ask() -> None:
        try:
            start.wait()
            got.append(actions.ask(kind="plan", subject_id=7, inputs={}, seconds=20.0, actor=user, at=NOW))
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(new for _, new in got) == [False, False, False, True]
    assert len({computation.pk for computation, _ in got}) == Computation.objects.count() == 1


def test_what_a_dead_worker_leaves_behind_is_taken_up_after_the_lease() -> None:
    asked()
    dead = claimed()
    assert actions.claim(at=NOW + LEASE - SECOND) is None
    later = NOW + LEASE
    heir = claimed(later)
    assert (heir, heir.attempts, heir.token == dead.token) == (dead, 2, False)
    # The first was not dead after all, only slow: nothing of it counts any more.
    assert actions.tell(computation=dead, progress=None, share=0.5, at=later)
    with pytest.raises(actions.NotHeldError):
        actions.finish(computation=dead, result={"number": 1}, at=later)
    actions.refuse(computation=dead, problem=sentence("No."), at=later)
    actions.break_off(computation=dead, at=later)
    assert state_of(heir) == State.RUNNING
    actions.finish(computation=heir, result={"number": 2}, at=later)
    assert Computation.objects.values_list("state", "result").get() == (State.DONE, {"number": 2})


def test_a_worker_that_lets_hear_of_itself_keeps_its_claim() -> None:
    asked()
    computation = claimed()
    for number in range(1, 5):
        at = NOW + number * (LEASE - SECOND)
        assert not actions.tell(computation=computation, progress=None, share=0.1, at=at)
        assert actions.claim(at=at) is None


def test_a_computation_that_kills_every_worker_ends_with_a_sentence() -> None:
    asked()
    at = NOW
    for _ in range(actions.MOST_ATTEMPTS):
        claimed(at)
        at += LEASE
    assert actions.claim(at=at) is None
    computation = Computation.objects.get()
    assert (computation.state, computation.ended_at) == (State.BROKEN, at)
    assert from_json(computation.problem) == actions.BROKEN_OFF


def test_what_nobody_goes_on_with_is_given_up() -> None:
    user = ada()
    silent = asked(1, user)
    claimed()
    waiting = asked(2, user)
    assert actions.give_up_lost(at=NOW + LOST - SECOND) == 0
    assert actions.give_up_lost(at=NOW + LOST) == 1
    assert [state_of(silent), state_of(waiting)] == [State.BROKEN, State.WAITING]
    # Asking anew is enough to get rid of one that was never begun.
    assert asked(2, user, NOW + NOT_BEGUN) != waiting
    assert state_of(waiting) == State.BROKEN


def test_given_back_it_waits_again_and_no_attempt_is_counted() -> None:
    asked()
    held = claimed()
    actions.give_back(computation=held)
    assert Computation.objects.values_list("state", "attempts").get() == (State.WAITING, 0)
    with pytest.raises(actions.NotHeldError):
        actions.finish(computation=held, result={}, at=NOW)
    assert claimed().attempts == 1


def test_cancelling_ends_what_waits_and_asks_what_runs() -> None:
    user = ada()
    waiting = asked(1, user)
    actions.cancel(computation=waiting, at=NOW)
    assert state_of(waiting) == State.CANCELLED
    running = asked(2, user)
    held = claimed()
    assert not actions.tell(computation=held, progress=None, share=0.1, at=NOW)
    actions.cancel(computation=running, at=NOW)
    assert state_of(running) == State.RUNNING
    assert actions.tell(computation=held, progress=None, share=0.1, at=NOW)
    actions.finish(computation=held, result={"number": 1}, at=NOW)
    actions.cancel(computation=running, at=NOW)
    assert state_of(running) == State.DONE


def test_it_is_to_be_noticed_until_the_end_was_seen() -> None:
    user = ada()
    computation = asked(actor=user)
    held = claimed()
    assert [actions.notice(computation=computation), list(to_notice(user))] == [False, [computation]]
    actions.finish(computation=held, result={"number": 1}, at=NOW)
    assert list(to_notice(user)) == [computation]
    assert [actions.notice(computation=computation), actions.notice(computation=computation)] == [True, False]
    assert list(to_notice(user)) == []


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> dt.datetime:
        return self.now


def test_the_engine_may_say_what_it_likes_and_the_database_hears_the_last_word() -> None:
    asked()
    clock = Clock()
    listener = Listener(claimed(), clock)
    with CaptureQueriesContext(connection) as queries:
        for number in range(1000):
            listener.progress(Progress(sentence("Step %(n)s", n=number), best=float(number), bound=2000.0))
            assert not listener.cancelled()
    assert len(queries) == 0
    clock.now += 5 * SECOND
    listener.tell()
    found = Computation.objects.get()
    assert from_json(found.step) == sentence("Step %(n)s", n=999)
    assert (found.best, found.bound, found.share, found.heard_at) == (999.0, 2000.0, 0.25, clock.now)
    clock.now += 60 * SECOND
    listener.tell()
    found = Computation.objects.get()
    # Nothing new was said: the last word stays, the worker lives.
    assert (found.best, found.share, found.heard_at) == (999.0, 1.0, clock.now)
    actions.cancel(computation=found, at=clock.now)
    assert not listener.cancelled()
    listener.tell()
    assert listener.cancelled()


def test_a_sentence_is_the_same_after_it_was_stored() -> None:
    said = sentence("%(a)s and %(b)s", a=sentence("One of %(n)s", n=3), b="x")
    assert from_json(to_json(said)) == said
    assert from_json(None) is None
