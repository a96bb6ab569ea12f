import itertools
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.onlooker import Onlooker
from core.rounds.begun_days import begun_day
from core.rounds.tiny_situations import tiny_situations
from kloeppel.core.rounds import Meeting
from kloeppel.core.rounds.adaptive import Adaptation, Rating, adapt, verify_adaptation
from kloeppel.core.rounds.adaptive.beliefs import beliefs_of
from kloeppel.core.rounds.adaptive.effects import Ratings, effects_of
from kloeppel.core.rounds.adaptive.exchange import task_from_json
from kloeppel.core.rounds.repair import repair
from kloeppel.core.rounds.situation import Situation
from kloeppel.core.rounds.situation_documents import situation_to_json
from kloeppel.core.values import InputError


def ask(document: object) -> Adaptation:
    task = task_from_json(document)
    return adapt(task.situation, task.ratings, share=task.share)


def fairest(situation: Situation, seed: int = 0) -> tuple[Meeting, ...]:
    """The fairest plan: found quickly, if that is proven."""
    quick = repair(situation, seed=seed, prove=False)
    return quick.meetings if quick.fairest else repair(situation, seed=seed).meetings


def rated(situation: Situation, value: float = 1.0) -> tuple[Rating, ...]:
    """Everybody says the same of every talk so far."""
    both = [(two, two[::-1]) for two in ((m.a, m.b) for m in situation.happened)]
    return tuple(Rating(giver, about, value) for giver, about in itertools.chain.from_iterable(both))


@settings(max_examples=60, deadline=None)
@given(tiny_situations(), st.integers(0, 5), st.data())
def test_nobody_has_fewer_talks_than_in_the_fairest_plan(situation: Situation, seed: int, data: st.DataObject) -> None:
    ratings = tuple(replace(rating, value=data.draw(st.sampled_from((0.0, 0.5, 1.0)))) for rating in rated(situation))
    found = adapt(situation, ratings, seed=seed, share=data.draw(st.sampled_from((0.0, 0.5, 1.0))))
    assert verify_adaptation(situation, found, fairest(situation, seed)) == ()
    assert found.expected <= found.bound


def most_expected(situation: Situation, chance: Mapping[tuple[str, str], float], least: Counter[str]) -> float:
    """The most that any plan expects in which everybody has at least `least` talks, by trying every plan."""
    left = range(situation.now, situation.problem.rounds)
    met = {(m.a, m.b) for m in situation.happened}
    had = Counter(person for m in situation.happened for person in (m.a, m.b))
    pairs = [pair for pair in situation.problem.pairs if (pair.a, pair.b) not in met]
    most = {p.id: max(had[p.id], 99 if p.max is None else p.max) for p in situation.problem.people}

    def extend(index: int, busy: frozenset[tuple[str, int]]) -> float:
        talks = had + Counter(person for person, _ in busy)
        if index == len(pairs):
            return 0.0 if all(talks[person] >= count for person, count in least.items()) else -99.0
        pair = pairs[index]
        best = extend(index + 1, busy)
        for number in left:
            fits = all(
                (person, number) not in busy
                and number not in situation.person[person].absent
                and talks[person] < most[person]
                for person in (pair.a, pair.b)
            )
            tables = sum(1 for _, other in busy if other == number) < 2 * situation.problem.tables
            if fits and tables:
                more = busy | {(pair.a, number), (pair.b, number)}
                best = max(best, chance[pair.a, pair.b] + extend(index + 1, more))
        return best

    return extend(0, frozenset())


@settings(max_examples=80, deadline=None)
@given(tiny_situations(), st.sampled_from((0.0, 0.5, 1.0)))
def test_no_other_plan_as_fair_expects_more(situation: Situation, value: float) -> None:
    pairs = tuple(replace(pair, must=False, round=None) for pair in situation.problem.pairs)
    situation = replace(situation, problem=replace(situation.problem, pairs=pairs))
    found = adapt(situation, rated(situation, value), share=0.0)
    beliefs = beliefs_of(situation.problem, rated(situation, value))
    chance = {two: float(beliefs.both[index]) for two, index in beliefs.index.items()}
    least = Counter(person for m in fairest(situation) for person in (m.a, m.b))
    best = most_expected(situation, chance, least)
    assert found.expected <= best + 1e-9
    if found.proven:
        assert found.expected == pytest.approx(best)


def test_without_ratings_profiles_alone_decide() -> None:
    nothing = Ratings(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), 3, 2)
    effects = effects_of(nothing, np.zeros(0))
    chance, spread = effects.chances(np.array([0, 0, 1]), np.array([0, 1, 1]), np.array([-1.0, 0.0, 1.0]))
    assert np.all(np.diff(chance) > 0)
    assert np.all(spread > 0)
    assert effects.spread.profile == pytest.approx(0.25)
    assert effects.spread.giving == pytest.approx(effects.spread.receiving)


def test_the_mode_is_the_most_likely_and_the_covariance_its_curvature() -> None:
    rng = np.random.default_rng(1)
    giver, receiver = np.repeat(np.arange(4), 3), np.tile(np.arange(3), 4)
    value, profile = rng.integers(0, 2, 12).astype(float), rng.standard_normal(12)
    effects = effects_of(Ratings(giver, receiver, value, 4, 3), profile)
    # The last variances were taken from this very mode, so they are found again by one more step.
    spread = effects.spread
    certain = effects.mean**2 + np.diag(effects.covariance)
    assert spread.giving**2 == pytest.approx((11.0 + certain[2:6].sum()) / 14)
    assert spread.receiving**2 == pytest.approx((11.0 + certain[6:].sum()) / 13)
    precision = np.array([1.5**-2, 0.3**-2, *[spread.giving**-2] * 4, *[spread.receiving**-2] * 3])
    prior = np.array([np.log(0.42 / 0.58), 0.25, *[0.0] * 7])

    def loss(mean: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
        logit = mean[0] + mean[1] * profile + mean[2 + giver] + mean[6 + receiver]
        likelihood = np.sum(value * logit - np.log1p(np.exp(logit)))
        return float(np.sum(precision * (mean - prior) ** 2) / 2 - likelihood)

    small = 1e-4 * np.eye(9)
    slope = [(loss(effects.mean + step) - loss(effects.mean - step)) / 2e-4 for step in small]
    assert slope == pytest.approx([0.0] * 9, abs=2e-3)
    curvature = [
        [
            (
                loss(effects.mean + one + two)
                - loss(effects.mean + one - two)
                - loss(effects.mean - one + two)
                + loss(effects.mean - one - two)
            )
            / 4e-8
            for two in small
        ]
        for one in small
    ]
    assert np.array(curvature) @ effects.covariance == pytest.approx(np.eye(9), abs=0.02)


def test_people_who_say_yes_to_each_other_are_brought_together() -> None:
    # The first four of each side like and are liked; the others do not and are not.
    situation = begun_day((10, 10), 7, 4, gone=0, seed=1)
    keen = {"a0", "a1", "a2", "a3", "b0", "b1", "b2", "b3"}
    ratings = tuple(replace(r, value=float(r.giver in keen and r.about in keen)) for r in rated(situation))
    found = adapt(situation, ratings, share=0.0)
    chance = {(t.meeting.a, t.meeting.b): t.both for t in found.to_come}
    assert found.proven
    assert found.expected > found.as_planned
    among = [both for two, both in chance.items() if set(two) <= keen]
    mixed = [both for two, both in chance.items() if not set(two) <= keen]
    assert sum(among) / len(among) > 1.5 * sum(mixed) / len(mixed)


def test_a_share_of_talks_is_explored_and_costs_a_little() -> None:
    situation = begun_day((12, 12), 8, 3, gone=0, seed=2)
    ratings = rated(situation, 0.5)
    found = adapt(situation, ratings, share=0.15, seed=4)
    assert 0 < sum(talk.explored for talk in found.to_come) <= 9
    assert found.expected <= found.unexplored
    by_round = Counter(talk.meeting.round for talk in found.to_come if talk.explored)
    learning = [by_round[number] for number in range(3, 8)]
    assert learning == sorted(learning, reverse=True)
    assert adapt(situation, ratings, share=0.15, seed=4) == found


def test_nothing_is_explored_in_the_last_round() -> None:
    situation = begun_day((8, 8), 3, 2, gone=0, seed=2)
    found = adapt(situation, rated(situation, 0.5), share=1.0)
    assert [talk for talk in found.to_come if talk.explored] == []


@pytest.mark.parametrize("at", [1, 3])
def test_a_cancelled_adaptation_answers_with_a_plan(at: int) -> None:
    situation = begun_day((8, 8), 5, 2, gone=1, seed=2)
    found = adapt(situation, rated(situation), observer=Onlooker(at))
    assert verify_adaptation(situation, found) == ()


def test_progress_is_reported() -> None:
    onlooker = Onlooker()
    situation = begun_day((8, 8), 5, 2, gone=1, seed=2)
    adapt(situation, rated(situation), observer=onlooker)
    assert str(onlooker.told[0].step) == "What was said so far is weighed."


def test_a_breach_is_found() -> None:
    situation = begun_day((6, 6), 4, 2, gone=0, seed=1)
    found = adapt(situation, rated(situation))
    fewer = replace(found, meetings=found.meetings[:-1])
    assert len(verify_adaptation(situation, fewer, found.meetings)) == 2
    assert len(verify_adaptation(situation, replace(found, expected=found.expected + 1))) == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ratings": [{"giver": "a0", "about": "b9", "yes": True}]},
         'ratings[0]: "a0" had no talk with "b9" so far, or is asked about it twice.'),
        ({"ratings": [{"giver": "a0", "about": "b0", "rating": 6}]},
         "ratings[0].rating must be a whole number from 1 to 5, it is 6."),
        ({"ratings": [{"giver": "a0", "about": "b0", "yes": 1}]}, "ratings[0].yes must be true or false, it is 1."),
        ({"share": 2}, "share must be a number from 0 to 1, it is 2.0."),
        ({"share": "x"}, 'share must be a number from 0 to 1, it is "x".'),
    ],
)  # fmt: skip
def test_ratings_that_make_no_sense_get_one_sentence(change: dict[str, object], words: str) -> None:
    document = situation_to_json(begun_day((3, 3), 3, 1, gone=0, seed=1)) | {"ratings": []} | change
    with pytest.raises(InputError) as refused:
        ask(document)
    assert str(refused.value) == words
