"""Whether a plan keeps every rule, and how many gaps people have; shares no code with the planning."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from kloeppel.core.appointments.values import Problem
from kloeppel.core.values import Sentence, sentence


def verify(problem: Problem, slots: Mapping[str, int]) -> tuple[Sentence, ...]:
    """All violations of `problem`'s rules by the plan `slots` (talk to slot), in words; empty if there are none."""
    return tuple(_violations(problem, slots))


def count_gaps(problem: Problem, slots: Mapping[str, int]) -> dict[str, int]:
    """The number of gaps of every person: the longest runs of slots without a talk between two talks of theirs."""
    gaps = {}
    for person in problem.people:
        times = sorted({slots[talk.id] for talk in problem.talks if person.id in (talk.a, talk.b)})
        gaps[person.id] = sum(after - before > 1 for before, after in pairwise(times))
    return gaps


def _violations(problem: Problem, slots: Mapping[str, int]) -> Iterator[Sentence]:
    known = {talk.id for talk in problem.talks}
    for identifier in sorted(known ^ slots.keys()):
        if identifier in known:
            yield sentence("The talk %(talk)s has no slot.", talk=identifier)
        else:
            yield sentence("The talk %(talk)s is not asked for.", talk=identifier)
    yield from _misplaced(problem, slots)
    yield from _crowded(problem, slots)
    if problem.gap_spread is not None and problem.people and known <= slots.keys():
        gaps = count_gaps(problem, slots)
        most, fewest = max(gaps, key=gaps.__getitem__), min(gaps, key=gaps.__getitem__)
        if gaps[most] - gaps[fewest] > problem.gap_spread:
            yield sentence(
                "%(most)s has %(many)s gaps and %(fewest)s has %(few)s.",
                most=most,
                many=gaps[most],
                fewest=fewest,
                few=gaps[fewest],
            )


def _misplaced(problem: Problem, slots: Mapping[str, int]) -> Iterator[Sentence]:
    absent = {person.id: person.absent for person in problem.people}
    for talk in problem.talks:
        if talk.id not in slots:
            continue
        slot = slots[talk.id]
        if not 0 <= slot < problem.slots or (talk.slots is not None and slot not in talk.slots):
            yield sentence("The talk %(talk)s may not lie in slot %(slot)s.", talk=talk.id, slot=slot)
        for identifier in (talk.a, talk.b):
            if slot in absent[identifier]:
                yield sentence("%(person)s talks in slot %(slot)s, but is not there.", person=identifier, slot=slot)
        for earlier in talk.after:
            if earlier in slots and slots[earlier] >= slot:
                yield sentence(
                    "The talk %(earlier)s does not lie before the talk %(talk)s.", earlier=earlier, talk=talk.id
                )


def _crowded(problem: Problem, slots: Mapping[str, int]) -> Iterator[Sentence]:
    placed = [(talk, slots[talk.id]) for talk in problem.talks if talk.id in slots]
    busy = Counter((identifier, slot) for talk, slot in placed for identifier in (talk.a, talk.b))
    for (identifier, slot), count in sorted(busy.items()):
        if count > 1:
            yield sentence(
                "%(person)s has %(count)s talks in slot %(slot)s.", person=identifier, count=count, slot=slot
            )
    for slot, count in sorted(Counter(slot for _, slot in placed).items()):
        if count > problem.tables:
            yield sentence(
                "Slot %(slot)s has %(count)s talks and %(tables)s tables.",
                slot=slot,
                count=count,
                tables=problem.tables,
            )
