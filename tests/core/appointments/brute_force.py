"""All plans of a small problem, one after the other; shares no code with the engine."""

from itertools import product

from kloeppel.core.appointments import Problem


def fewest_gaps(problem: Problem) -> int | None:
    """The fewest gaps of all plans; None if there is no plan."""
    absent = {person.id: person.absent for person in problem.people}
    choices = [
        [
            slot
            for slot in range(problem.slots)
            if (talk.slots is None or slot in talk.slots) and slot not in absent[talk.a] | absent[talk.b]
        ]
        for talk in problem.talks
    ]
    costs = (_gaps(problem, slots) for slots in product(*choices))
    return min((cost for cost in costs if cost is not None), default=None)


def _gaps(problem: Problem, slots: tuple[int, ...]) -> int | None:
    place = {talk.id: slot for talk, slot in zip(problem.talks, slots, strict=True)}
    if any(slots.count(slot) > problem.tables for slot in slots):
        return None
    if any(place[earlier] >= place[talk.id] for talk in problem.talks for earlier in talk.after):
        return None
    gaps = []
    for person in problem.people:
        busy = [place[talk.id] for talk in problem.talks if person.id in (talk.a, talk.b)]
        if len(set(busy)) < len(busy):
            return None
        day = "".join("x" if slot in busy else " " for slot in range(problem.slots)).strip()
        gaps.append(len(day.split()) - 1 if day else 0)
    if problem.gap_spread is not None and gaps and max(gaps) - min(gaps) > problem.gap_spread:
        return None
    return sum(gaps)
