from collections.abc import Collection, Sequence

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from kloeppel.accounts.models import User
from kloeppel.profiles.choices import CardSide
from kloeppel.profiles.models import Card, Person
from kloeppel.programmes.choices import FormOfAddress
from kloeppel.programmes.models import Programme


def cards_of(programme: Programme) -> QuerySet[Card]:
    """Every card of a programme with person, user, organisation and region."""
    return (
        Card.objects.filter(person__programme=programme)
        .select_related("person__user", "organisation", "region")
        .order_by("side", "person__last_name", "person__first_name", "pk")
    )


def people_of(programme: Programme) -> QuerySet[Person]:
    """Every person of a programme with their user."""
    return Person.objects.filter(programme=programme).select_related("user")


def people_with_cards_of(user: User) -> QuerySet[Person]:
    """As whom somebody takes part, with programme and cards, their organisations and regions (two statements)."""
    cards = Card.objects.select_related("organisation", "region").order_by("side", "pk")
    people = Person.objects.filter(user=user).select_related("user", "programme")
    return people.prefetch_related(Prefetch("cards", queryset=cards)).order_by("-programme", "pk")


def people_with_users(programme: Programme, users: Collection[int], regions: Collection[int]) -> QuerySet[Person]:
    """Who of the programme signs in as one of `users` (numbers) and has a card in one of `regions`, or in none."""
    here = Card.objects.filter(Q(region__in=regions) | Q(region__isnull=True), person=OuterRef("pk"))
    return people_of(programme).filter(Exists(here), user__in=users)


def form_of_address_for(user: User) -> FormOfAddress:
    """How to speak to `user` where no programme does: du if all of theirs do (one statement)."""
    theirs = Programme.objects.filter(Q(people__user=user) | Q(team__user=user))
    said = set(theirs.order_by().values_list("form_of_address", flat=True).distinct())
    return FormOfAddress.DU if said == {FormOfAddress.DU} else FormOfAddress.SIE


def cards_by_region(programme: Programme) -> dict[tuple[int | None, str], int]:
    """How many cards there are by region (its number; None: no region yet) and side."""
    rows = Card.objects.filter(person__programme=programme).order_by().values_list("region_id", "side")
    return {(region, side): count for region, side, count in rows.annotate(count=Count("pk"))}


def businesses_by_kind(programme: Programme) -> dict[str, int]:
    """How many needs come from which kind of organisation; the kind is empty where nothing is known."""
    rows = Card.objects.filter(person__programme=programme, side=CardSide.NEED).order_by()
    found: dict[str, int] = {}
    for kind, count in rows.values_list("organisation__kind").annotate(count=Count("pk")):
        found[kind or ""] = found.get(kind or "", 0) + count
    return found


def creatives_by_submarket(programme: Programme) -> dict[str, int]:
    """How many offers come from which sub-market; it is empty where nothing is known."""
    rows = Card.objects.filter(person__programme=programme, side=CardSide.OFFER).order_by()
    return dict(rows.values_list("submarket").annotate(count=Count("pk")))


def people_with_cards(
    programme: Programme,
    *,
    regions: Collection[int] | None,
    side: str = "",
    region_id: int | None = None,
    without_region: bool = False,
    words: Sequence[str] = (),
    kind: str | None = None,
    submarket: str | None = None,
) -> QuerySet[Person]:
    """People with user and, as `shown_cards`, the cards that may be seen (two statements).

    `regions` are those whose people may be seen (None: all); people and cards without a region may be seen by everybody
    of the team. `side`, `region_id`, `without_region`, `kind` (of the organisation) and `submarket` choose people by a
    card for which all of them hold (an empty kind or sub-market: nothing is known); each of
    `words` stands in the person's name or in the name of an organisation of theirs.
    """
    cards = Card.objects.select_related("organisation", "region").order_by("side", "pk")
    if regions is not None:
        cards = cards.filter(Q(region__isnull=True) | Q(region__in=regions))
    theirs = cards.filter(person=OuterRef("pk")).order_by()
    found = people_of(programme).prefetch_related(Prefetch("cards", queryset=cards, to_attr="shown_cards"))
    if side or region_id is not None or without_region or kind is not None or submarket is not None:
        asked = Q(side=side) if side else Q()
        asked &= Q(region=region_id) if region_id is not None else Q()
        asked &= Q(region__isnull=True) if without_region else Q()
        asked &= _of_kind(kind) if kind is not None else Q()
        asked &= Q(submarket=submarket) if submarket is not None else Q()
        found = found.filter(Exists(theirs.filter(asked)))
    elif regions is not None:
        found = found.filter(Exists(theirs) | ~Exists(Card.objects.filter(person=OuterRef("pk"))))
    for word in words:
        found = found.filter(_says("name", word) | Exists(theirs.filter(_says("organisation__name", word))))
    return found


def _of_kind(kind: str) -> Q:
    return Q(organisation__kind=kind) if kind else Q(organisation__isnull=True) | Q(organisation__kind="")


def _says(field: str, word: str) -> Q:
    """Whether `word` stands in `field`, however it is written: SQLite alone finds no Ö where ö is looked for."""
    said = Q()
    for spelling in {word, word.lower(), word.upper(), word.capitalize()}:
        said |= Q(**{f"{field}__icontains": spelling})
    return said


def cards_by_postcode(programme: Programme) -> dict[tuple[str, str], int]:
    """How many cards there are by postcode (empty: none is known) and side."""
    rows = Card.objects.filter(person__programme=programme).order_by().values_list("postcode", "side")
    return {(postcode, side): count for postcode, side, count in rows.annotate(count=Count("pk"))}
