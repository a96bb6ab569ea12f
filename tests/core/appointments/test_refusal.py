import pytest

from kloeppel.core.appointments import Person, Problem, Talk, appointments


def day(
    slots: int, tables: int, talks: list[Talk], absent: dict[str, set[int]] | None = None, spread: int | None = None
) -> Problem:
    everybody = sorted({person for talk in talks for person in (talk.a, talk.b)})
    people = tuple(Person(person, frozenset((absent or {}).get(person, set()))) for person in everybody)
    return Problem(slots, tables, people, tuple(talks), spread)


def talks(*pairs: str) -> list[Talk]:
    return [Talk(pair, pair[0], pair[1]) for pair in pairs]


EVERY_PAIR = talks("ab", "ac", "ad", "ae", "bc", "bd", "be", "cd", "ce", "de")


@pytest.mark.parametrize(
    ("problem", "reason", "people", "slots"),
    [
        (
            day(2, 5, talks("ab", "ac", "ad")),
            "a has 3 talks that can only lie in 2 slots (0, 1): the talks with b, c, d.",
            ("a", "b", "c", "d"),
            (0, 1),
        ),
        (
            day(2, 5, talks("ab"), {"a": {0}, "b": {1}}),
            "The talk ab of a and b has no slot: one of the two is absent in each of 0, 1.",
            ("a", "b"),
            (0, 1),
        ),
        (
            day(2, 5, [Talk("ab", "a", "b", frozenset())]),
            "The talk ab of a and b may not lie in any slot.",
            ("a", "b"),
            (),
        ),
        (
            day(2, 1, talks("ab", "cd", "ef")),
            "3 talks can only lie in the slots 0, 1, which have 2 tables in sum.",
            ("a", "b", "c", "d", "e", "f"),
            (0, 1),
        ),
        (
            day(4, 9, EVERY_PAIR),
            (
                "a, b, c, d, e have 10 talks with each other, but in the slots 0, 1, 2, 3 "
                "at most 8 of these talks find two free people and a table."
            ),
            ("a", "b", "c", "d", "e"),
            (0, 1, 2, 3),
        ),
        (
            day(2, 9, [Talk("x", "a", "b"), Talk("y", "c", "d", after=("x",)), Talk("z", "e", "f", after=("y",))]),
            "The talks x, y, z of a, b, c, d, e, f are to follow each other, and the slots 0, 1 are too few.",
            ("a", "b", "c", "d", "e", "f"),
            (0, 1),
        ),
        (
            day(3, 9, [*talks("ab", "ac"), Talk("de", "d", "e")], {"a": {1}}, spread=0),
            (
                "The talks of a do not fit together into the slots 0, 2. "
                "That is so with numbers of gaps that differ by at most 0."
            ),
            ("a",),
            (0, 2),
        ),
    ],
)
def test_the_reason_names_people_and_slots(
    problem: Problem, reason: str, people: tuple[str, ...], slots: tuple[int, ...]
) -> None:
    refusal = appointments(problem).refusal
    assert refusal is not None
    assert (str(refusal.reason), refusal.people, refusal.slots) == (reason, people, slots)
