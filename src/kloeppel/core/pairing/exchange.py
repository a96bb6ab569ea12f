"""Wishes and matchings as JSON documents: docs/formats/pairing-wishes.schema.json and pairing-matches.schema.json."""

from collections.abc import Sequence

from kloeppel.core.documents import entry, must_be, read_choice, read_id, read_list, read_object, read_text, shown
from kloeppel.core.pairing.checks import check, check_known
from kloeppel.core.pairing.rule_checks import whole_number
from kloeppel.core.pairing.rule_documents import couples_from_json, couples_to_json, quotas_from_json, quotas_to_json
from kloeppel.core.pairing.values import Matching, Pair, Participant, Rule, Wishes
from kloeppel.core.values import InputError, sentence

Document = dict[str, object]


def wishes_from_json(document: object) -> Wishes:
    """The wishes in a parsed JSON document.

    Raises InputError with one sentence naming the place for whatever the schema refuses, and for what no schema can
    see: ids given twice, unknown ids, pairs in both must and never, more musts than places, a number written with a
    decimal point.
    """
    found = read_object(document, "", required=("a", "b"), optional=("must", "never", "rule", "quotas", "couples"))
    sides = {name: _side(found[name], name) for name in ("a", "b")}
    pairs = {name: _pairs(found.get(name, []), name) for name in ("must", "never")}
    ids_a, ids_b = ({person.id for person in sides[name]} for name in ("a", "b"))
    for name, listed in pairs.items():
        check_known(((f"{name}[{position}]", pair) for position, pair in enumerate(listed)), ids_a, ids_b)
    wishes = Wishes(
        a=sides["a"],
        b=sides["b"],
        must=frozenset(pairs["must"]),
        never=frozenset(pairs["never"]),
        rule=Rule(read_choice(found.get("rule", Rule.STABLE.value), "rule", [rule.value for rule in Rule])),
        quotas=quotas_from_json(found.get("quotas", [])),
        couples=couples_from_json(found.get("couples", [])),
    )
    check(wishes)
    return wishes


def wishes_to_json(wishes: Wishes) -> Document:
    """The document that `wishes_from_json` turns into `wishes` again; stored with a run so that it can be replayed.

    What is not used (regions, kinds, teams, quotas, couples) is left out.
    """
    document: Document = {
        "a": [_participant_to_json(one) for one in wishes.a],
        "b": [_participant_to_json(one) for one in wishes.b],
        "must": [list(pair) for pair in sorted(wishes.must)],
        "never": [list(pair) for pair in sorted(wishes.never)],
        "rule": wishes.rule.value,
    }
    if wishes.quotas:
        document["quotas"] = quotas_to_json(wishes.quotas)
    if wishes.couples:
        document["couples"] = couples_to_json(wishes.couples)
    return document


def matching_to_json(matching: Matching, seconds: float) -> Document:
    """The answer document; `seconds` is the time the caller measured."""
    return {
        "matches": _named(matching.matches),
        "unmatched": {"a": list(matching.unmatched_a), "b": list(matching.unmatched_b)},
        "blocking_pairs": _named(matching.blocking_pairs),
        "size": matching.size,
        "bound": matching.bound,
        "optimal": matching.optimal,
        "rule": matching.rule.value,
        "seconds": round(seconds, 3),
    }


def _named(pairs: Sequence[Pair]) -> list[dict[str, str]]:
    return [{"a": a, "b": b} for a, b in pairs]


def _side(value: object, name: str) -> tuple[Participant, ...]:
    return tuple(_participant(one, f"{name}[{position}]") for position, one in enumerate(read_list(value, name)))


def _participant(value: object, place: str) -> Participant:
    found = read_object(value, place, required=("id",), optional=("capacity", "wishes", "region", "kind", "team"))
    wishes = found.get("wishes", {})
    if not isinstance(wishes, dict):
        raise must_be(f"{place}.wishes", sentence("an object"), wishes)
    team = whole_number(found.get("team", 1), f"{place}.team", lowest=1)
    return Participant(
        id=read_id(found["id"], f"{place}.id"),
        # A team brings its room with it.
        capacity=whole_number(found.get("capacity", team), f"{place}.capacity", lowest=0),
        wishes={
            wished: whole_number(rank, entry(f"{place}.wishes", wished), lowest=1) for wished, rank in wishes.items()
        },
        region=read_text(found.get("region", ""), f"{place}.region"),
        kind=read_text(found.get("kind", ""), f"{place}.kind"),
        team=team,
    )


def _participant_to_json(one: Participant) -> Document:
    document: Document = {"id": one.id, "capacity": one.capacity, "wishes": dict(one.wishes)}
    document |= {key: value for key, value in (("region", one.region), ("kind", one.kind)) if value}
    if one.team > 1:
        document["team"] = one.team
    return document


def _pairs(value: object, name: str) -> list[Pair]:
    pairs: dict[Pair, None] = {}
    for position, one in enumerate(read_list(value, name)):
        place = f"{name}[{position}]"
        if not isinstance(one, list) or len(one) != 2:
            raise must_be(place, sentence("a list of two ids, first from a, then from b"), one)
        pair = (read_id(one[0], f"{place}[0]"), read_id(one[1], f"{place}[1]"))
        if pair in pairs:
            raise InputError(
                sentence("%(place)s repeats the pair %(a)s and %(b)s.", place=place, a=shown(pair[0]), b=shown(pair[1]))
            )
        pairs[pair] = None
    return list(pairs)
