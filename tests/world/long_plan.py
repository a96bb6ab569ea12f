"""An evening whose plan takes the engine long: many guests who come and go."""

import random

from kloeppel.events.actions import invite_guests
from kloeppel.profiles.choices import CardSide
from kloeppel.speeddating.actions import change_speed_dating
from kloeppel.speeddating.models import Absence
from world.programme import NOW, World, add_card

GUESTS = 30
ROUNDS = 8
TABLES = 20


def make_long(world: World) -> None:
    """Let the kick-off of `world` be such an evening: no plan of it is proven within several seconds."""
    chance = random.Random(1)
    region = world.regions["erzgebirge"]
    for side, known in ((CardSide.OFFER, world.creatives), (CardSide.NEED, world.businesses)):
        cards = [add_card(world.programme, region, side, number) for number in range(len(known), GUESTS)]
        known.extend(invite_guests(event=world.event, cards=cards, actor=world.lead, at=NOW))
    values = {"rounds": ROUNDS, "tables": TABLES, "promised_talks": 0}
    change_speed_dating(speed_dating=world.speed_dating, values=values, actor=world.lead, at=NOW)
    Absence.objects.bulk_create(
        Absence(speed_dating=world.speed_dating, guest=guest, round=number)
        for guest in (*world.creatives, *world.businesses)
        for number in range(ROUNDS)
        if chance.random() < 0.3
    )
