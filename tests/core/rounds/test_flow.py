"""Prices may be as bad as they like: the flow that they lead to is worth what the plain linear program says."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.onlooker import Onlooker
from core.rounds.days import made_day
from kloeppel.core.rounds.flow import FlowAnswer, best_flow
from kloeppel.core.rounds.instance import Floats, Ints, instance_of
from kloeppel.core.rounds.model import model_of
from kloeppel.core.rounds.prices import Flow, near_prices
from kloeppel.core.rounds.relaxation import OutOfTime, relax
from kloeppel.core.rounds.solver import solve
from kloeppel.core.watch import Watch

WEIGHTS: dict[str, Callable[[np.random.Generator, int], Floats]] = {
    "all different": lambda random, count: random.random(count),
    "all equal": lambda _, count: np.full(count, 0.5),
    "five values": lambda random, count: random.integers(0, 5, count) / 8,
    "two sizes": lambda random, count: random.integers(0, 2, count) / 2 + random.random(count) / 1000,
    "nothing": lambda _, count: np.zeros(count),
}


@dataclass(frozen=True)
class Program:
    """`flow` as the plain program that the solver takes."""

    weight: Floats
    column_low: Floats
    column_high: Floats
    row_low: Floats
    row_high: Floats
    start: Ints
    index: Ints


def plain(flow: Flow) -> Program:
    pairs = len(flow.weight)
    return Program(
        weight=flow.weight,
        column_low=np.zeros(pairs),
        column_high=np.ones(pairs),
        row_low=np.append(flow.low, flow.least).astype(np.float64),
        row_high=np.append(flow.high, flow.most).astype(np.float64),
        start=3 * np.arange(pairs + 1),
        index=np.stack([flow.a, flow.b, np.full(pairs, flow.people)], axis=1).ravel(),
    )


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    first, second = draw(st.integers(1, 12)), draw(st.integers(1, 12))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    listed = random.random((first, second)) < draw(st.sampled_from((0.3, 0.8, 1.0)))
    listed[0, 0] = True
    a, b = np.nonzero(listed)
    people = first + second
    low = random.integers(0, 2, people) * draw(st.integers(0, 2))
    most = draw(st.integers(0, 40))
    return Flow(
        a=a,
        b=b + first,
        weight=WEIGHTS[draw(st.sampled_from(sorted(WEIGHTS)))](random, len(a)),
        low=low,
        high=low + random.integers(0, 5, people),
        least=most if draw(st.booleans()) else 0,
        most=most,
    )


def dual(flow: Flow, answer: FlowAnswer) -> float:
    """What no choice can be worth more than, by the prices of `answer`."""
    offered = np.maximum(answer.talk * flow.high, answer.talk * flow.low).sum()
    tables = max(answer.table * flow.most, answer.table * flow.least)
    return float(offered + tables + np.maximum(flow.earnings(answer.talk, answer.table), 0).sum())


def agrees(flow: Flow) -> None:
    expected = solve(plain(flow), seed=0, time_limit=60)
    answer = best_flow(flow, seed=0)
    if expected.value is None:
        assert answer is None
        return
    assert answer is not None
    talks = np.bincount(np.concatenate([flow.a[answer.taken], flow.b[answer.taken]]), minlength=flow.people)
    assert (talks >= flow.low).all()
    assert (talks <= flow.high).all()
    assert flow.least <= answer.taken.sum() <= flow.most
    value = float(flow.weight[answer.taken].sum())
    assert value == pytest.approx(float(flow.weight @ expected.value), abs=1e-8)
    assert dual(flow, answer) == pytest.approx(value, abs=1e-8)


@settings(max_examples=150, deadline=None)
@given(flows())
def test_the_flow_from_prices_is_the_best_of_the_plain_program(flow: Flow) -> None:
    agrees(flow)


@pytest.mark.parametrize("tables", [200, 900])
@pytest.mark.parametrize("weights", sorted(WEIGHTS))
def test_a_larger_flow_from_prices_is_the_best_of_the_plain_program(weights: str, tables: int) -> None:
    random = np.random.default_rng(1)
    a, b = np.nonzero(random.random((120, 100)) < 0.7)
    weight = WEIGHTS[weights](random, len(a))
    low = np.repeat([0, 1], 110)
    agrees(Flow(a, b + 120, weight, low, np.full(220, 9), least=0, most=tables))


def test_prices_decide_nearly_everything() -> None:
    random = np.random.default_rng(2)
    a, b = np.divmod(np.arange(150 * 150), 150)
    flow = Flow(a, b + 150, random.random(len(a)), np.zeros(300, np.int64), np.full(300, 8), least=0, most=1_200)
    answer = best_flow(flow, seed=0)
    assert answer is not None
    guessed = flow.earnings(*near_prices(flow)) > 0
    assert 0 < int((guessed != answer.taken).sum()) < 60


def test_a_large_day_is_proven_by_its_prices() -> None:
    instance = instance_of(made_day((70, 60), 6, 40, seed=1, least=2))
    must = np.zeros(len(instance.weight), dtype=np.bool_)
    must[[5, 77, 2_000]] = True
    instance = replace(instance, must=must)
    relaxation = relax(instance, seed=0)
    assert relaxation is not None
    everything = solve(model_of(instance, np.arange(len(must))), seed=0, time_limit=60)
    assert everything.value is not None
    expected = float(instance.weight @ everything.value)
    assert np.isin([5, 77, 2_000], relaxation.model.pair).all()
    assert float(relaxation.value @ relaxation.model.weight) == pytest.approx(expected, abs=1e-9)
    assert relaxation.bound == pytest.approx(expected, abs=1e-9)


def test_a_large_day_that_cannot_be_has_no_relaxation() -> None:
    instance = instance_of(made_day((70, 60), 6, 40, seed=1))
    assert relax(replace(instance, low=np.full(130, 5)), seed=0) is None


@pytest.mark.parametrize("patience", [1, 2])
@pytest.mark.parametrize("people", [(70, 60), (20, 20)])
def test_a_cancelled_relaxation_stops(people: tuple[int, int], patience: int) -> None:
    instance = instance_of(made_day(people, 6, 30, seed=1, absent=0.5 * (people == (20, 20))))
    with pytest.raises(OutOfTime):
        relax(instance, seed=0, watch=Watch(60, Onlooker(patience)))
