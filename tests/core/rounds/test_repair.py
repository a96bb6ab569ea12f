from dataclasses import replace

import pytest
from hypothesis import given, settings

from core.onlooker import Onlooker
from core.rounds.begun_days import begun_day
from core.rounds.repair_brute_force import best_repair, value_of
from core.rounds.tiny_situations import tiny_situations
from kloeppel.core.rounds import Meeting, Pair, Person, Problem
from kloeppel.core.rounds.repair import Repair, repair, verify_repair
from kloeppel.core.rounds.situation import Change, Situation
from kloeppel.core.rounds.situation_documents import situation_from_json, situation_to_json
from kloeppel.core.values import InputError, Side

A, B = Side.CREATIVE, Side.BUSINESS


def to_come(situation: Situation, found: Repair) -> frozenset[tuple[str, str, int]]:
    return frozenset((m.a, m.b, m.round) for m in found.meetings if m.round >= situation.now)


def day(meetings: str, *, rounds: int, now: int, pairs: str, changes: tuple[Change, ...] = ()) -> Situation:
    """A day of people a…e (creatives) and v…z; meetings such as "av0" (a and v in round 0), pairs such as "av"."""
    people = tuple(Person(name, A if name < "m" else B) for name in sorted(set(pairs.replace(" ", ""))))
    problem = Problem(rounds, 9, people, tuple(Pair(two[0], two[1], 0.5) for two in pairs.split()), "total")
    plan = tuple(Meeting(talk[0], talk[1], int(talk[2]), place) for place, talk in enumerate(meetings.split()))
    return Situation(problem, plan, now, tuple(meeting for meeting in plan if meeting.round < now), changes)


@settings(max_examples=150, deadline=None)
@given(tiny_situations())
def test_a_proven_repair_is_the_best_of_all(situation: Situation) -> None:
    found = repair(situation)
    assert verify_repair(situation, found) == ()
    value = value_of(situation, to_come(situation, found))
    best = best_repair(situation)
    assert value <= best
    if found.fairest:
        assert value[:3] == best[:3]
    if found.proven:
        assert value == best


@pytest.mark.parametrize(
    ("people", "rounds", "now", "tables"), [((30, 30), 8, 2, None), ((30, 25), 8, 1, None), ((24, 20), 8, 3, 12)]
)
@pytest.mark.parametrize("seed", range(3))
def test_a_day_of_sixty_is_repaired_and_proven(
    people: tuple[int, int], rounds: int, now: int, tables: int | None, seed: int
) -> None:
    situation = begun_day(people, rounds, now, gone=2, late=2, seed=seed, tables=tables)
    found = repair(situation, time_limit=60)
    assert verify_repair(situation, found) == ()
    assert found.proven
    assert found.changes == found.changes_bound


def test_a_large_day_is_as_fair_as_counting_allows_and_changes_nothing_that_can_stay() -> None:
    situation = begun_day((300, 300), 10, 4, gone=6, late=4, seed=1)
    found = repair(situation)
    assert verify_repair(situation, found) == ()
    assert (found.proven, found.changes) == (True, 0)


def test_a_large_day_with_few_partners_has_a_bound_on_its_changes() -> None:
    situation = begun_day((300, 300), 10, 4, gone=6, late=4, seed=1, partners=40)
    found = repair(situation)
    assert verify_repair(situation, found) == ()
    assert 0 < found.changes_bound <= found.changes
    assert found.fairest


def test_people_left_over_meet_and_nobody_else_is_disturbed() -> None:
    # a and w leave; v and b are left over in round 1.
    gone = (Change("a", frozenset({1})), Change("w", frozenset({1})))
    situation = day("av1 bw1 cx1 cv0", rounds=2, now=1, pairs="av bw cx cv bv", changes=gone)
    found = repair(situation)
    assert found.new == (Meeting("b", "v", 1, 0),)
    assert [(m.a, m.b) for m in found.lost] == [("a", "v"), ("b", "w")]
    assert (found.dropped, found.told, found.changes, found.proven) == ((), ("b", "v"), 0, True)


def test_a_chain_is_made_where_the_people_left_over_have_met_already() -> None:
    # b and v met in round 0. The only way to a talk for both goes through c and x.
    gone = (Change("a", frozenset({1})), Change("w", frozenset({1})))
    situation = day("bv0 av1 bw1 cx1", rounds=2, now=1, pairs="av bw cx bv bx cv", changes=gone)
    found = repair(situation)
    assert sorted((m.a, m.b) for m in found.new) == [("b", "x"), ("c", "v")]
    assert (found.changes, found.changes_bound, found.proven) == (1, 1, True)
    assert found.told == ("b", "c", "v", "x")


def test_a_talk_moves_to_another_round_where_that_lets_two_people_meet() -> None:
    # b can meet v only in round 1, when v talks to c; c and v are both free in round 2.
    situation = day("cv1", rounds=3, now=1, pairs="cv bv", changes=(Change("b", frozenset({2})),))
    found = repair(situation)
    assert [(m.a, m.b, m.round) for m in found.meetings] == [("b", "v", 1), ("c", "v", 2)]
    assert (found.changes, found.proven) == (1, True)


def test_a_talk_goes_to_whoever_had_fewest() -> None:
    # One talk of v is left to give: a had two already, b none.
    situation = day("aw0 ax1 av2", rounds=3, now=2, pairs="aw ax av bv")
    found = repair(situation)
    assert [(m.a, m.b) for m in found.new] == [("b", "v")]
    assert (found.people_with, found.fewest_talks, found.changes) == ((5, 1, 0), 1, 1)


def test_a_promise_goes_before_evenness() -> None:
    situation = day("aw0 ax1 av2", rounds=3, now=2, pairs="aw ax av bv")
    people = tuple(replace(person, min=3) if person.id == "a" else person for person in situation.problem.people)
    found = repair(replace(situation, problem=replace(situation.problem, people=people)))
    assert (found.new, found.short, found.proven) == ((), {}, True)


def test_somebody_below_the_promise_who_cannot_have_more_is_named() -> None:
    situation = day("av1", rounds=2, now=1, pairs="av", changes=(Change("v", frozenset({1})),))
    people = tuple(replace(person, min=1) for person in situation.problem.people)
    found = repair(replace(situation, problem=replace(situation.problem, people=people)))
    assert (found.short, found.told, found.proven) == ({"a": 0}, ("a",), True)


def test_a_must_pair_that_was_missed_meets_later() -> None:
    situation = day("av0 bw0 bv1 aw1", rounds=2, now=1, pairs="av aw bv bw")
    pairs = tuple(
        replace(pair, must=True, round=0) if pair.b == "v" and pair.a == "a" else pair
        for pair in situation.problem.pairs
    )
    missed = replace(situation, problem=replace(situation.problem, pairs=pairs), happened=situation.happened[1:])
    found = repair(missed)
    assert sorted((m.a, m.b) for m in found.meetings if m.round == 1) == [("a", "v")]
    assert (found.must_not_met, verify_repair(missed, found)) == ((), ())


def test_a_pair_bound_to_a_round_pushes_another_that_must_meet_into_another_round() -> None:
    situation = day("av1 bv0", rounds=2, now=0, pairs="av bv")
    pairs = tuple(replace(pair, must=True, round=0 if pair.a == "a" else None) for pair in situation.problem.pairs)
    found = repair(replace(situation, problem=replace(situation.problem, pairs=pairs)))
    assert [(m.a, m.b, m.round) for m in found.meetings] == [("a", "v", 0), ("b", "v", 1)]
    assert (found.must_not_met, found.changes, found.proven) == ((), 1, True)


def test_breaks_rest_and_never_hold_for_the_rest_of_the_day() -> None:
    situation = day("", rounds=4, now=1, pairs="av aw bv bw")
    people = tuple(replace(person, rest=2) if person.id == "a" else person for person in situation.problem.people)
    problem = replace(situation.problem, people=people, breaks=frozenset({2}), never=(("w", "b"),))
    found = repair(replace(situation, problem=problem))
    # a was idle in round 0 and rests once more: one talk in rounds 1 and 3.
    assert sorted((m.a, m.b) for m in found.meetings) == [("a", "w"), ("b", "v")]
    assert {m.round for m in found.meetings} <= {1, 3}


def test_a_kept_talk_keeps_its_table_and_a_new_one_goes_where_somebody_sits() -> None:
    situation = begun_day((12, 12), 6, 2, gone=1, seed=3)
    found = repair(situation)
    old = {(m.a, m.b, m.round): m.table for m in situation.meetings}
    both = [m for m in found.meetings if (m.a, m.b, m.round) in old and m.round >= 2]
    assert [m.table for m in both] == [old[m.a, m.b, m.round] for m in both]
    home = {m.b: m.table for m in situation.meetings}
    assert [m.table for m in found.new] == [home[m.b] for m in found.new]


def test_people_get_what_they_need_of_a_table() -> None:
    situation = begun_day((6, 6), 5, 2, gone=1, late=1, seed=3)
    people = tuple(
        replace(person, table_needs=frozenset({"quiet"})) if person.id in {"a1", "b4"} else person
        for person in situation.problem.people
    )
    # b3 and b4 sit at these tables; a1 goes to b3 in one round and to b4 in another.
    properties = tuple(frozenset({"quiet"}) if table in {3, 4} else frozenset[str]() for table in range(6))
    problem = replace(situation.problem, people=people, table_properties=properties)
    found = repair(replace(situation, problem=problem))
    assert verify_repair(replace(situation, problem=problem), found) == ()
    assert {m.table for m in found.meetings if m.round >= 2 and m.a == "a1"} <= {3, 4}
    assert len(found.meetings) == len(repair(situation).meetings)


def test_a_talk_for_which_there_is_no_table_falls() -> None:
    situation = day("av1 bw1", rounds=2, now=1, pairs="av bw")
    people = tuple(replace(person, table_needs=frozenset({"quiet"})) for person in situation.problem.people)
    problem = replace(situation.problem, people=people, tables=2, table_properties=(frozenset(), frozenset({"quiet"})))
    found = repair(replace(situation, problem=problem))
    assert verify_repair(replace(situation, problem=problem), found) == ()
    assert ([m.table for m in found.meetings], found.changes, found.proven) == ([1], 1, False)


@pytest.mark.parametrize("side", [A, B])
def test_whoever_keeps_a_table_keeps_it(side: Side) -> None:
    situation = begun_day((6, 6), 5, 2, gone=1, late=1, seed=3)
    # Without a round that is over nobody sits anywhere yet.
    fresh = replace(situation, now=0, happened=(), changes=(Change("a0", frozenset(range(5))),))
    fresh = replace(fresh, problem=replace(fresh.problem, keeps_table=side))
    found = repair(fresh)
    assert verify_repair(fresh, found) == ()
    assert len(found.meetings) == len(repair(replace(fresh, problem=situation.problem)).meetings)


def test_the_same_seed_gives_the_same_repair() -> None:
    situation = begun_day((20, 18), 6, 2, gone=2, seed=1)
    assert repair(situation, seed=3) == repair(situation, seed=3)


@pytest.mark.parametrize("at", [1, 3])
def test_a_cancelled_repair_answers_with_what_it_has(at: int) -> None:
    situation = begun_day((20, 18), 6, 2, gone=2, seed=1)
    found = repair(situation, observer=Onlooker(at))
    assert verify_repair(situation, found) == ()
    assert not found.proven


def test_progress_is_reported() -> None:
    onlooker = Onlooker()
    repair(begun_day((20, 18), 6, 2, gone=2, seed=1), observer=onlooker)
    assert str(onlooker.told[0].step) == "Holes are filled."


def test_a_breach_is_found() -> None:
    situation = begun_day((6, 6), 4, 2, gone=1, seed=1)
    found = repair(situation)
    gone = situation.changes[0].id
    first = next(m for m in found.meetings if m.round >= 2)
    wrong = replace(first, a=gone) if gone.startswith("a") else replace(first, b=gone)
    meetings = (*found.meetings[1:], wrong, first)
    assert len(verify_repair(situation, replace(found, meetings=meetings))) > 3
    assert len(verify_repair(situation, replace(found, told=()))) == len(found.told)


def test_a_situation_survives_its_document() -> None:
    situation = begun_day((4, 4), 3, 1, gone=1, late=1, seed=1)
    assert situation_from_json(situation_to_json(situation)) == situation


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"now": 3}, "now must be a round that is left to plan, from 0 to 2; it is 3."),
        ({"now": "x"}, 'now must be a whole number of at least 0, it is "x".'),
        ({"plan": []}, "plan must be an object with meetings, it is a list of length 0."),
        ({"happened": [{"a": "b0", "b": "b1", "round": 0}]}, 'happened[0].a: "b0" is not among the people of side a.'),
        ({"happened": [{"a": "a0", "b": "b0", "round": 1}]}, "happened[0].round must be from 0 to 0, it is 1."),
        ({"changes": [{"id": "x", "absent": []}]}, 'changes[0].id: "x" is not among the people, or there twice.'),
        ({"changes": [{"id": "a0", "absent": [0]}]}, "changes[0].absent names round 0; rounds left are 1 to 2."),
        ({"problem": {}}, "problem: rounds is missing."),
    ],
)  # fmt: skip
def test_a_situation_that_makes_no_sense_gets_one_sentence(change: dict[str, object], words: str) -> None:
    document = situation_to_json(begun_day((3, 3), 3, 1, gone=0, seed=1)) | change
    with pytest.raises(InputError) as refused:
        situation_from_json(document)
    assert str(refused.value) == words
