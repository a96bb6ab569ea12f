"""Wishes to matches: stable, best in total, fair, most mutual; verify, explain."""

from kloeppel.core.pairing.engine import match
from kloeppel.core.pairing.exchange import matching_to_json, wishes_from_json, wishes_to_json
from kloeppel.core.pairing.explain import Alternative, alternatives, reasons, without_match
from kloeppel.core.pairing.figures import (
    Comparison,
    Figures,
    Shift,
    compare,
    difference_in_words,
    figures,
    shift_in_words,
)
from kloeppel.core.pairing.obstacles import obstacles_in_words
from kloeppel.core.pairing.optimum import Optimum
from kloeppel.core.pairing.questions import Answer, Asker
from kloeppel.core.pairing.sensitivity import Sensitivity, sensitivity, sensitivity_of
from kloeppel.core.pairing.values import (
    ENGINE_VERSION,
    Couple,
    Group,
    Matching,
    Pair,
    Participant,
    Quota,
    Rule,
    Together,
    Wishes,
)
from kloeppel.core.pairing.verify import blocking_pairs, verify

__all__ = [
    "ENGINE_VERSION",
    "Alternative",
    "Answer",
    "Asker",
    "Comparison",
    "Couple",
    "Figures",
    "Group",
    "Matching",
    "Optimum",
    "Pair",
    "Participant",
    "Quota",
    "Rule",
    "Sensitivity",
    "Shift",
    "Together",
    "Wishes",
    "alternatives",
    "blocking_pairs",
    "compare",
    "difference_in_words",
    "figures",
    "match",
    "matching_to_json",
    "obstacles_in_words",
    "reasons",
    "sensitivity",
    "sensitivity_of",
    "shift_in_words",
    "verify",
    "wishes_from_json",
    "wishes_to_json",
    "without_match",
]
