"""Many pairs are checked at once: the verdict is that of looking at each of them."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kloeppel.core.rounds import Pair, Person, Problem
from kloeppel.core.values import InputError, Side

NAMES = ("a0", "a1", "a2", "b0", "b1", "b2", "nobody")
PAIRS = st.lists(
    st.builds(
        Pair,
        st.sampled_from(("a0", "a1", "a2", "a2", *NAMES)),
        st.sampled_from(("b0", "b1", "b2", "b2", *NAMES)),
        st.sampled_from((0.5, 0.25, 0, 1e300, 0.5, 0.5, -0.5, float("nan"), float("inf"), 10**400)),
    ),
    max_size=4,
)


def first_problem(pairs: Sequence[Pair], sides: str) -> int | None:
    """The place of the first pair that is not in order."""
    seen: list[set[str]] = []
    for index, pair in enumerate(pairs):
        on_sides = pair.a[0] == "a" and pair.b[0] == "b" if sides == "two" else pair.a != pair.b
        known = "nobody" not in {pair.a, pair.b}
        if not (known and on_sides and {pair.a, pair.b} not in seen and 0 <= pair.affinity <= 1e300):
            return index
        seen.append({pair.a, pair.b})
    return None


@settings(max_examples=300, deadline=None)
@given(PAIRS, st.sampled_from(("two", "one")))
def test_the_first_pair_that_is_not_in_order_is_named(pairs: list[Pair], sides: str) -> None:
    people = tuple(Person(name, Side(name[0]) if sides == "two" else None) for name in NAMES[:-1])
    wrong = first_problem(pairs, sides)
    if wrong is None:
        assert Problem(2, 2, people, tuple(pairs), sides=sides).pairs == tuple(pairs)
        return
    with pytest.raises(InputError) as refused:
        Problem(2, 2, people, tuple(pairs), sides=sides)
    assert str(refused.value).startswith(f"pairs[{wrong}]")
