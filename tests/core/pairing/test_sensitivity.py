"""Which pairs are in every best matching, in some, in none: against all best matchings, found by brute force."""

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from core.pairing.brute_force import all_matchings, bound_wishes, grade, small_wishes
from kloeppel.core.pairing import Pair, Participant, Rule, Sensitivity, Wishes, match, sensitivity
from kloeppel.core.watch import Progress


def every_some_none(wishes: Wishes) -> list[set[Pair]]:
    matchings = list(all_matchings(wishes))
    top = max(grade(wishes, one) for one in matchings)
    best = [one for one in matchings if grade(wishes, one) == top]
    every, some = frozenset.intersection(*best), frozenset.union(*best)
    return [set(every), set(some - every), set(frozenset.union(*matchings) - some)]


@given(data=st.data(), rule=st.sampled_from(Rule), bound=st.booleans())
@settings(max_examples=150, deadline=None)
def test_pairs_are_sorted_as_all_best_matchings_say(data: st.DataObject, rule: Rule, bound: bool) -> None:  # noqa: FBT001
    wishes = data.draw(bound_wishes(rule=rule) if bound else small_wishes(rule=rule))
    if not any(all_matchings(wishes)):
        return
    every, some, none = every_some_none(wishes)
    matching, found = sensitivity(wishes)
    assert matching == match(wishes)
    assert (set(found.every), set(found.some), found.unknown) == (every, some, ())
    # Pairs that no matching may have at all need not be named; whichever are named are in none.
    assert none <= set(found.none)
    assert not set(found.none) & (every | some)


TWO = Wishes(
    (Participant("c1", 1, {"b1": 1, "b2": 1}), Participant("c2", 1, {"b1": 1, "b2": 1})),
    (Participant("b1", 1, {"c1": 1, "c2": 1}), Participant("b2", 1, {"c1": 1, "c2": 1})),
)


class Late:
    """Stops the search after so many reports about pairs."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def progress(self, progress: Progress) -> None:
        self.told.append(str(progress.step))

    def cancelled(self) -> bool:
        return "Looking for pairs that are in some best matchings only" in self.told


def test_what_was_not_found_out_is_called_unknown() -> None:
    alone = Participant("c3", 1, {"b3": 1}), Participant("b3", 1, {"c3": 1})
    wishes = dataclasses.replace(TWO, a=(*TWO.a, alone[0]), b=(*TWO.b, alone[1]))
    late = Late()
    _, found = sensitivity(wishes, observer=late)
    assert late.told[-1] == "Looking for pairs that are in some best matchings only"
    both = (("c1", "b1"), ("c1", "b2"), ("c2", "b1"), ("c2", "b2"))
    assert found == Sensitivity(every=(), some=both, none=(), unknown=(("c3", "b3"),))
    assert sensitivity(wishes)[1] == Sensitivity(every=(("c3", "b3"),), some=both, none=(), unknown=())


def test_without_time_only_musts_are_certain() -> None:
    wishes = dataclasses.replace(TWO, must=frozenset({("c1", "b1")}), rule=Rule.FAIR)
    _, found = sensitivity(wishes, time_limit=0.0)
    assert (found.every, found.some, found.none, found.unknown) == ((("c1", "b1"),), (), (), (("c2", "b2"),))
