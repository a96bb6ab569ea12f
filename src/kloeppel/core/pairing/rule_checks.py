"""What must hold for quotas, couples and teams. Each refusal is one sentence that names the place."""

from kloeppel.core.documents import shown
from kloeppel.core.pairing.values import Wishes
from kloeppel.core.values import InputError, Side, sentence

LARGEST_NUMBER = 1_000_000
"""The largest rank, capacity and quota: sums over all people stay far inside what a float holds exactly."""


def whole_number(value: object, place: str, lowest: int) -> int:
    """`value` if it is a whole number from `lowest` to LARGEST_NUMBER; InputError otherwise (also for true and 1.0)."""
    if type(value) is int and lowest <= value <= LARGEST_NUMBER:
        return value
    raise InputError(
        sentence(
            "%(place)s must be a whole number from %(lowest)s to %(highest)s, it is %(found)s.",
            place=place,
            lowest=lowest,
            highest=LARGEST_NUMBER,
            found=shown(value),
        )
    )


def check_teams(wishes: Wishes) -> None:
    """Raise InputError for the first team that its capacity could never hold."""
    for side in Side:
        for position, person in enumerate(wishes.side(side)):
            place = f"{side.value}[{position}]"
            whole_number(person.team, f"{place}.team", lowest=1)
            if 0 < person.capacity < person.team:
                raise InputError(
                    sentence(
                        "%(place)s (%(person)s) has the capacity %(capacity)s, too little for a team of %(team)s.",
                        place=place,
                        person=shown(person.id),
                        capacity=person.capacity,
                        team=person.team,
                    )
                )


def check_quotas(wishes: Wishes) -> None:
    """Raise InputError for the first quota whose numbers cannot be."""
    for position, quota in enumerate(wishes.quotas):
        place = f"quotas[{position}]"
        whole_number(quota.least, f"{place}.min", lowest=0)
        if quota.most is None:
            continue
        whole_number(quota.most, f"{place}.max", lowest=0)
        if quota.most < quota.least:
            raise InputError(
                sentence(
                    "%(place)s has the max %(most)s, which is below its min %(least)s.",
                    place=place,
                    most=quota.most,
                    least=quota.least,
                )
            )


def check_couples(wishes: Wishes) -> None:
    """Raise InputError for the first couple that names somebody unknown, or one person twice."""
    for position, couple in enumerate(wishes.couples):
        place = f"couples[{position}]"
        known = {person.id for person in wishes.side(couple.side)}
        for one in couple.ids:
            if one not in known:
                raise InputError(
                    sentence(
                        "%(place)s names %(person)s, who is not in %(side)s.",
                        place=place,
                        person=shown(one),
                        side=couple.side.value,
                    )
                )
        if couple.ids[0] == couple.ids[1]:
            raise InputError(
                sentence("%(place)s names %(person)s twice; a couple is two.", place=place, person=shown(couple.ids[0]))
            )
