from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from kloeppel.core.rounds.colouring import colour

GRAPHS = st.sets(st.tuples(st.integers(0, 9), st.integers(100, 109)), max_size=60).map(sorted)


@settings(max_examples=100, deadline=None)
@given(GRAPHS, st.integers(0, 4))
def test_colours_are_proper_and_equally_often_used(edges: list[tuple[int, int]], spare: int) -> None:
    degrees = Counter(end for edge in edges for end in edge)
    colours = max(degrees.values(), default=1) + spare
    given_colours = colour(edges, colours)
    seen = [(end, number) for edge, number in zip(edges, given_colours, strict=True) for end in edge]
    assert len(set(seen)) == len(seen) == 2 * len(edges)
    times = [given_colours.count(number) for number in range(colours)]
    assert sum(times) == len(edges)
    assert max(times) - min(times) <= 1
