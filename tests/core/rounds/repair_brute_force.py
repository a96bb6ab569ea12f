"""The best repair of a tiny day by trying every plan of the rounds that are left; no code of the engine."""

from collections import Counter

from kloeppel.core.rounds.situation import Situation

Value = tuple[int, int, tuple[int, ...], int]
"""Pairs that must meet and do; promised talks given; people with at least 1, 2, 3 … talks; old talks kept."""


def best_repair(situation: Situation) -> Value:
    """What the best plan reaches. Exponential: a dozen pairs at most."""
    away = {person.id: person.absent for person in situation.problem.people}
    away.update({change.id: change.absent for change in situation.changes})
    met = {(meeting.a, meeting.b) for meeting in situation.happened}
    pairs = [pair for pair in situation.problem.pairs if (pair.a, pair.b) not in met]
    had = Counter(person for meeting in situation.happened for person in (meeting.a, meeting.b))
    most = {
        p.id: max(had[p.id], situation.problem.rounds if p.max is None else p.max) for p in situation.problem.people
    }
    left = range(situation.now, situation.problem.rounds)
    best: Value | None = None

    def extend(index: int, plan: frozenset[tuple[str, str, int]], busy: frozenset[tuple[str, int]]) -> None:
        nonlocal best
        if index == len(pairs):
            found = value_of(situation, plan)
            best = found if best is None else max(best, found)
            return
        pair = pairs[index]
        extend(index + 1, plan, busy)
        both = {number for number in left if number not in away[pair.a] | away[pair.b]}
        for number in both & ({pair.round} if pair.round in both else both):
            talks = Counter(person for person, _ in busy)
            full = any(had[person] + talks[person] >= most[person] for person in (pair.a, pair.b))
            tables = sum(1 for _, _, other in plan if other == number)
            places = {(pair.a, number), (pair.b, number)}
            if not full and not places & busy and tables < situation.problem.tables:
                extend(index + 1, plan | {(pair.a, pair.b, number)}, busy | places)

    extend(0, frozenset(), frozenset())
    assert best is not None
    return best


def value_of(situation: Situation, to_come: frozenset[tuple[str, str, int]]) -> Value:
    """How good it is that the talks `to_come` (a, b, round) follow those that happened."""
    day = {(meeting.a, meeting.b, meeting.round) for meeting in situation.happened} | to_come
    met = {(a, b) for a, b, _ in day}
    talks = Counter(person for a, b, _ in day for person in (a, b))
    people = situation.problem.people
    return (
        sum(pair.must and (pair.a, pair.b) in met for pair in situation.problem.pairs),
        sum(min(talks[person.id], person.min) for person in people),
        tuple(sum(talks[p.id] >= level for p in people) for level in range(1, situation.problem.rounds + 1)),
        len(to_come & {(meeting.a, meeting.b, meeting.round) for meeting in situation.meetings}),
    )
