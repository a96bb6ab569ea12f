import itertools
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kloeppel.core.rounds.general_colouring import FREE, coloured
from kloeppel.core.rounds.matched import matched
from kloeppel.core.watch import Watch


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 12), st.integers(0, 2**32 - 1), st.integers(1, 12))
def test_no_two_edges_at_a_person_have_the_same_colour(people: int, seed: int, colours: int) -> None:
    every = list(itertools.combinations(range(people), 2))
    chosen = np.random.default_rng(seed).permutation(len(every))[: people * 2].tolist()
    edges = [every[index] for index in chosen]
    given_colours = coloured(edges, colours, people, seed=seed, watch=Watch(1.0))
    places = Counter(
        (end, number) for edge, number in zip(edges, given_colours, strict=True) for end in edge if number != FREE
    )
    assert set(places.values()) <= {1}
    used = np.bincount([number for number in given_colours if number != FREE], minlength=colours)
    assert used.max() - used.min() <= 1
    degree = max(Counter(end for edge in edges for end in edge).values())
    # Who has fewer edges than colours leaves room to swap (Vizing 1964).
    assert FREE not in given_colours or degree >= colours


@pytest.mark.parametrize(("people", "colours"), [(12, 11), (11, 11), (12, 13)])
def test_a_complete_graph_is_coloured_on_the_circle(people: int, colours: int) -> None:
    edges = list(itertools.combinations(range(people), 2))
    given_colours = coloured(edges, colours, people, seed=0, watch=Watch(1.0))
    assert FREE not in given_colours
    places = Counter((end, number) for edge, number in zip(edges, given_colours, strict=True) for end in edge)
    assert set(places.values()) == {1}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.integers(0, 4), max_size=3, unique=True), max_size=5))
def test_as_many_as_possible_get_a_place_of_their_own(places: list[list[int]]) -> None:
    found = matched(places)
    taken = [place for place in found if place is not None]
    assert len(taken) == len(set(taken))
    assert all(place is None or place in wished for place, wished in zip(found, places, strict=True))
    best = max(
        len({place for place in choice if place is not None})
        for choice in itertools.product(*([None, *wished] for wished in places))
        if len([p for p in choice if p is not None]) == len({p for p in choice if p is not None})
    )
    assert len(taken) == best
