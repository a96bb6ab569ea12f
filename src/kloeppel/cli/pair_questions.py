"""What one may ask `kloeppel pair` about its answer, and what it says to that."""

import argparse
from dataclasses import dataclass

from kloeppel.cli.language import said
from kloeppel.core.pairing import (
    Answer,
    Asker,
    Comparison,
    Matching,
    Optimum,
    Rule,
    Sensitivity,
    Shift,
    Wishes,
    obstacles_in_words,
    sensitivity_of,
)
from kloeppel.core.pairing.values import Pair, Person
from kloeppel.core.values import InputError, Side, sentence
from kloeppel.core.watch import Observer, Watch

Document = dict[str, object]


@dataclass(frozen=True, slots=True)
class Questions:
    """What was asked, understood."""

    explain: tuple[Person | Pair, ...]
    compare: tuple[Rule, ...]
    lock: tuple[Pair, ...]
    forbid: tuple[Pair, ...]
    sensitivity: bool

    def __len__(self) -> int:
        return sum(map(len, (self.explain, self.compare, self.lock, self.forbid))) + self.sensitivity


def questions(arguments: argparse.Namespace, wishes: Wishes) -> Questions:
    """The questions on the command line. Raises InputError for somebody who is not in `wishes`."""
    return Questions(
        explain=tuple(_person_or_pair(text, wishes) for text in arguments.explain),
        compare=tuple(Rule(text) for text in arguments.compare),
        lock=tuple(_pair(text, wishes, "--lock") for text in arguments.lock),
        forbid=tuple(_pair(text, wishes, "--forbid") for text in arguments.forbid),
        sensitivity=arguments.sensitivity,
    )


def answers(
    asked: Questions, wishes: Wishes, matching: Matching, arguments: argparse.Namespace, observer: Observer
) -> Document:
    """Why people stay without, and the answers to what was `asked`, as parts of the answer document."""
    alone: list[Person] = [(Side.CREATIVE, one) for one in matching.unmatched_a]
    alone += [(Side.BUSINESS, one) for one in matching.unmatched_b]
    document: Document = {
        "without": [
            {
                "side": person[0].value,
                "id": person[1],
                "reasons": [said(one) for one in obstacles_in_words(wishes, matching, person)],
            }
            for person in alone
        ]
    }
    if not asked:
        return document

    # As much time for each question as for the answer itself.
    watch = Watch(arguments.time_limit * (len(asked) + 1), observer)
    optimum = Optimum(wishes, {}, seed=arguments.seed, watch=watch, matching=matching)
    asker = Asker(optimum, {}, arguments.seed, watch)
    if asked.explain:
        document["explanations"] = [_explained(one, asker) for one in asked.explain]
    changes: list[tuple[Document, Answer]] = [({"rule": rule.value}, asker.rule(rule)) for rule in asked.compare]
    changes += [({"lock": list(pair)}, asker.lock(pair)) for pair in asked.lock]
    changes += [({"forbid": list(pair)}, asker.forbid(pair)) for pair in asked.forbid]
    if changes:
        document["changes"] = [what | _answer(answer) for what, answer in changes]
    if asked.sensitivity:
        document["sensitivity"] = _sensitivity(sensitivity_of(optimum, watch))
    return document


def _explained(one: Person | Pair, asker: Asker) -> Document:
    if isinstance(one[0], Side):
        return {"side": one[0].value, "id": one[1]} | _answer(asker.person((one[0], one[1])))
    return {"a": one[0], "b": one[1]} | _answer(asker.pair((one[0], one[1])))


def _answer(answer: Answer) -> Document:
    document: Document = {"sentences": [said(one) for one in answer.sentences]}
    if answer.comparison is not None:
        document |= _comparison(answer.comparison)
    return document


def _comparison(comparison: Comparison) -> Document:
    return {
        "matches": [{"a": a, "b": b} for a, b in comparison.second.matches],
        "size": comparison.second.size,
        "optimal": comparison.second.optimal,
        "gains": [_shift(shift) for shift in comparison.gains],
        "losses": [_shift(shift) for shift in comparison.losses],
    }


def _shift(shift: Shift) -> Document:
    return {"side": shift.person[0].value, "id": shift.person[1], "before": shift.before, "after": shift.after}


def _sensitivity(found: Sensitivity) -> Document:
    parts = {"every": found.every, "some": found.some, "none": found.none, "unknown": found.unknown}
    return {name: [{"a": a, "b": b} for a, b in pairs] for name, pairs in parts.items()}


def _person_or_pair(text: str, wishes: Wishes) -> Person | Pair:
    ids = {side: {one.id for one in wishes.side(side)} for side in Side}
    found = [(side, text) for side in Side if text in ids[side]]
    found += [(side, text[2:]) for side in Side if text.startswith(f"{side.value}:") and text[2:] in ids[side]]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(
            sentence("--explain %(id)s: both sides have this id; please write a:%(id)s or b:%(id)s.", id=text)
        )
    if "," in text:
        return _pair(text, wishes, "--explain")
    raise InputError(sentence("--explain %(id)s: nobody has this id.", id=text))


def _pair(text: str, wishes: Wishes, option: str) -> Pair:
    ids_a, ids_b = ({one.id for one in people} for people in (wishes.a, wishes.b))
    commas = [position for position, letter in enumerate(text) if letter == ","]
    # An id may hold a comma itself.
    pairs = [(text[:at], text[at + 1 :]) for at in commas if text[:at] in ids_a and text[at + 1 :] in ids_b]
    if len(pairs) != 1:
        raise InputError(
            sentence(
                "%(option)s %(text)s: please write the id of somebody in a, a comma, the id of somebody in b.",
                option=option,
                text=text,
            )
        )
    return pairs[0]
