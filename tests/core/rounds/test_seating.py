from hypothesis import given, settings
from hypothesis import strategies as st

from kloeppel.core.rounds.seating import Talk, seat


@st.composite
def days(draw: st.DrawFn) -> list[Talk]:
    """Rounds in which nobody is in two talks."""
    talks = []
    for number in range(draw(st.integers(0, 5))):
        count = draw(st.integers(0, 4))
        first = draw(st.permutations(range(5)))[:count]
        second = draw(st.permutations(range(6)))[:count]
        talks += [(f"c{a}", f"b{b}", number) for a, b in zip(first, second, strict=True)]
    return talks


@settings(max_examples=100, deadline=None)
@given(days(), st.integers(0, 2))
def test_no_table_is_used_twice_and_people_stay_where_tables_suffice(talks: list[Talk], spare: int) -> None:
    needed = max((sum(talk[2] == number for talk in talks) for number in range(5)), default=0)
    tables = needed + spare
    seated = seat(talks, tables)
    places = {(talk[2], table) for talk, table in zip(talks, seated, strict=True)}
    assert len(places) == len(talks)
    assert all(0 <= table < tables for table in seated)
    creatives, businesses = {a for a, _, _ in talks}, {b for _, b, _ in talks}
    sitting = 0 if len(creatives) <= len(businesses) else 1
    if min(len(creatives), len(businesses)) <= tables:
        kept = {(talk[sitting], table) for talk, table in zip(talks, seated, strict=True)}
        assert len(kept) == min(len(creatives), len(businesses))


def test_two_people_who_are_never_there_together_share_a_table() -> None:
    assert seat([("c", "x", 0), ("d", "x", 1), ("e", "y", 1), ("c", "z", 2), ("d", "y", 2)], 2) == [0, 1, 0, 0, 1]
