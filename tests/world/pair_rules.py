"""Rules about who must or must not meet."""

from kloeppel.speeddating.actions import set_pair_rule
from kloeppel.speeddating.choices import Rule
from kloeppel.speeddating.models import PairRule
from world.programme import NOW, World


def set_rule(world: World, rule: Rule, *, number: int | None = None, note: str = "") -> PairRule:
    """The lead sets a rule about the first creative and the second business; `number`: the round, from 0."""
    return set_pair_rule(
        speed_dating=world.speed_dating,
        creative=world.creatives[0],
        business=world.businesses[1],
        rule=rule,
        round=number,
        note=note,
        actor=world.lead,
        at=NOW,
    )
