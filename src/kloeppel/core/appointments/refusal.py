"""Why talks cannot be placed, in one sentence: by counting where that is enough, else by a smallest clash."""

from collections.abc import Iterable, Iterator, Sequence

from kloeppel.core.appointments.agenda import Agenda, matched
from kloeppel.core.appointments.values import Problem, Refusal
from kloeppel.core.values import Sentence, sentence

MOST_NAMED = 8
"""So many people, talks or slots are named in a sentence; the lists beside it hold all."""


def reason_by_counting(problem: Problem, agenda: Agenda) -> Refusal | None:
    """A reason that can be counted on the fingers; None says nothing, there may be another reason."""
    checks = (_no_common_slot, _orders_too_long, _too_many_talks, _too_few_tables, _too_few_pairs)
    return next((refusal for check in checks for refusal in check(problem, agenda)), None)


def named(names: Iterable[object]) -> Sentence | str:
    """The first of `names` in a row, and how many there are beyond."""
    every = [str(name) for name in names]
    if len(every) <= MOST_NAMED:
        return ", ".join(every)
    return sentence("%(names)s and %(more)s more", names=", ".join(every[:MOST_NAMED]), more=len(every) - MOST_NAMED)


def _no_common_slot(problem: Problem, _agenda: Agenda) -> Iterator[Refusal]:
    absent = {person.id: person.absent for person in problem.people}
    for talk in problem.talks:
        slots = frozenset(range(problem.slots)) if talk.slots is None else talk.slots
        if slots <= absent[talk.a] | absent[talk.b]:
            yield Refusal(
                sentence(
                    "The talk %(talk)s of %(a)s and %(b)s has no slot: one of the two is absent in each of %(slots)s.",
                    talk=talk.id,
                    a=talk.a,
                    b=talk.b,
                    slots=named(sorted(slots)),
                )
                if slots
                else sentence(
                    "The talk %(talk)s of %(a)s and %(b)s may not lie in any slot.", talk=talk.id, a=talk.a, b=talk.b
                ),
                people=(talk.a, talk.b),
                slots=tuple(sorted(slots)),
            )


def _orders_too_long(problem: Problem, agenda: Agenda) -> Iterator[Refusal]:
    stuck = [talk for talk, slots in enumerate(agenda.allowed) if not slots]
    if stuck:
        chain = sorted(set(stuck) | {earlier for later, earlier in agenda.orders if later in stuck})
        people = _people(problem, agenda, chain)
        slots = {slot for talk in chain for slot in problem.talks[talk].slots or range(problem.slots)}
        yield Refusal(
            sentence(
                "The talks %(talks)s of %(people)s are to follow each other, and the slots %(slots)s are too few.",
                talks=named(problem.talks[talk].id for talk in chain),
                people=named(people),
                slots=named(sorted(slots)),
            ),
            people=people,
            slots=tuple(sorted(slots)),
        )


def _too_many_talks(problem: Problem, agenda: Agenda) -> Iterator[Refusal]:
    for person, talks in enumerate(agenda.mine):
        crowd = _crowd([agenda.allowed[talk] for talk in talks])
        if crowd is None:
            continue
        slots = sorted({slot for index in crowd for slot in agenda.allowed[talks[index]]})
        few = [talk for talk in talks if set(agenda.allowed[talk]) <= set(slots)]
        yield Refusal(
            sentence(
                "%(person)s has %(talks)s talks that can only lie in %(count)s slots (%(slots)s): the talks with "
                "%(others)s.",
                person=problem.people[person].id,
                talks=len(few),
                count=len(slots),
                slots=named(slots),
                others=named(problem.people[sum(agenda.pairs[talk]) - person].id for talk in few),
            ),
            people=(
                problem.people[person].id,
                *(
                    identifier
                    for identifier in _people(problem, agenda, few)
                    if identifier != problem.people[person].id
                ),
            ),
            slots=tuple(slots),
        )


def _too_few_tables(problem: Problem, agenda: Agenda) -> Iterator[Refusal]:
    if agenda.tables >= len(agenda.pairs):
        return
    # A slot stands for its tables: each is a place of its own for one talk.
    places = [
        [slot * agenda.tables + table for slot in slots for table in range(agenda.tables)] for slots in agenda.allowed
    ]
    crowd = _crowd(places)
    if crowd is not None:
        slots = sorted({slot for talk in crowd for slot in agenda.allowed[talk]})
        crowd = [talk for talk, allowed in enumerate(agenda.allowed) if set(allowed) <= set(slots)]
        yield Refusal(
            sentence(
                "%(talks)s talks can only lie in the slots %(slots)s, which have %(tables)s tables in sum.",
                talks=len(crowd),
                slots=named(slots),
                tables=len(slots) * agenda.tables,
            ),
            people=_people(problem, agenda, crowd),
            slots=tuple(slots),
        )


def _too_few_pairs(problem: Problem, agenda: Agenda) -> Iterator[Refusal]:
    """People who talk so much to each other that in every slot one of them is left over."""
    for circle in _circles(agenda):
        talks = [talk for talk, (a, b) in enumerate(agenda.pairs) if a in circle and b in circle]
        free = {person: agenda.free(person) for person in circle}
        there = [sum(slot in free[person] for person in circle) for slot in range(agenda.slots)]
        places = sum(min(agenda.tables, count // 2) for count in there)
        if len(talks) > places:
            slots = tuple(slot for slot, count in enumerate(there) if count)
            people = tuple(problem.people[person].id for person in sorted(circle))
            yield Refusal(
                sentence(
                    "%(people)s have %(talks)s talks with each other, but in the slots %(slots)s at most %(places)s of "
                    "these talks find two free people and a table.",
                    people=named(people),
                    talks=len(talks),
                    slots=named(slots),
                    places=places,
                ),
                people=people,
                slots=slots,
            )


def _circles(agenda: Agenda) -> Iterator[frozenset[int]]:
    """Groups of people with many talks among themselves: who is left when those with the fewest go one by one."""
    left = {person for person, talks in enumerate(agenda.mine) if talks}
    found: list[frozenset[int]] = []
    while left:
        found.append(frozenset(left))
        inside = dict.fromkeys(left, 0)
        for a, b in agenda.pairs:
            if a in left and b in left:
                inside[a] += 1
                inside[b] += 1
        fewest = min(inside.values())
        left = {person for person in left if inside[person] > fewest}
    # The smallest group that has a reason is the clearest.
    yield from reversed(found)


def _crowd(choices: Sequence[Sequence[int]]) -> list[int] | None:
    """Indices of `choices` that have fewer places among them than they are (Hall 1935); None if there are none."""
    owner, stuck = matched(choices)
    if stuck is None:
        return None
    crowd, waiting = {stuck}, [stuck]
    while waiting:
        for place in choices[waiting.pop()]:
            other = owner[place]
            if other not in crowd:
                crowd.add(other)
                waiting.append(other)
    return sorted(crowd)


def _people(problem: Problem, agenda: Agenda, talks: Iterable[int]) -> tuple[str, ...]:
    return tuple(
        problem.people[person].id for person in sorted({person for talk in talks for person in agenda.pairs[talk]})
    )
