"""Quotas and couples as parts of the JSON document of wishes."""

from collections.abc import Sequence

from kloeppel.core.documents import must_be, read_choice, read_id, read_list, read_object
from kloeppel.core.pairing.rule_checks import whole_number
from kloeppel.core.pairing.values import Couple, Group, Quota, Together
from kloeppel.core.values import Side, sentence

SIDES = [side.value for side in Side]


def quotas_from_json(value: object) -> tuple[Quota, ...]:
    """The quotas in a parsed list; InputError with the place for what the schema refuses."""
    return tuple(_quota(one, f"quotas[{position}]") for position, one in enumerate(read_list(value, "quotas")))


def couples_from_json(value: object) -> tuple[Couple, ...]:
    """The couples in a parsed list; InputError with the place for what the schema refuses."""
    return tuple(_couple(one, f"couples[{position}]") for position, one in enumerate(read_list(value, "couples")))


def quotas_to_json(quotas: Sequence[Quota]) -> list[dict[str, object]]:
    """The list that `quotas_from_json` turns into `quotas` again."""
    documents = []
    for quota in quotas:
        document: dict[str, object] = {"of": quota.of.value, "value": quota.value, "min": quota.least}
        if quota.most is not None:
            document["max"] = quota.most
        if quota.side is not None:
            document["side"] = quota.side.value
        documents.append(document)
    return documents


def couples_to_json(couples: Sequence[Couple]) -> list[dict[str, object]]:
    """The list that `couples_from_json` turns into `couples` again."""
    return [
        {"side": couple.side.value, "ids": list(couple.ids), "together": couple.together.value} for couple in couples
    ]


def _quota(value: object, place: str) -> Quota:
    found = read_object(value, place, required=("of", "value"), optional=("min", "max", "side"))
    return Quota(
        of=Group(read_choice(found["of"], f"{place}.of", [group.value for group in Group])),
        value=read_id(found["value"], f"{place}.value"),
        least=whole_number(found.get("min", 0), f"{place}.min", lowest=0),
        most=whole_number(found["max"], f"{place}.max", lowest=0) if "max" in found else None,
        side=Side(read_choice(found["side"], f"{place}.side", SIDES)) if "side" in found else None,
    )


def _couple(value: object, place: str) -> Couple:
    found = read_object(value, place, required=("ids",), optional=("side", "together"))
    ids = found["ids"]
    if not isinstance(ids, list) or len(ids) != 2:
        raise must_be(f"{place}.ids", sentence("a list of two ids of one side"), ids)
    together = found.get("together", Together.BOTH.value)
    return Couple(
        # Needs stand on the side of the businesses.
        side=Side(read_choice(found.get("side", Side.BUSINESS.value), f"{place}.side", SIDES)),
        ids=(read_id(ids[0], f"{place}.ids[0]"), read_id(ids[1], f"{place}.ids[1]")),
        together=Together(read_choice(together, f"{place}.together", [one.value for one in Together])),
    )
