"""Wishes to matches: stable, or best in total; verify, explain."""

from kloeppel.core.pairing.engine import match
from kloeppel.core.pairing.exchange import matching_to_json, wishes_from_json, wishes_to_json
from kloeppel.core.pairing.explain import Alternative, alternatives, reasons, without_match
from kloeppel.core.pairing.values import ENGINE_VERSION, Matching, Pair, Participant, Rule, Wishes
from kloeppel.core.pairing.verify import blocking_pairs, verify

__all__ = [
    "ENGINE_VERSION",
    "Alternative",
    "Matching",
    "Pair",
    "Participant",
    "Rule",
    "Wishes",
    "alternatives",
    "blocking_pairs",
    "match",
    "matching_to_json",
    "reasons",
    "verify",
    "wishes_from_json",
    "wishes_to_json",
    "without_match",
]
