from django.db.models import Count, QuerySet

from kloeppel.accounts.models import User
from kloeppel.profiles.models import Card, Person
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


def people_behind(user: User) -> QuerySet[Person]:
    """The people who sign in with this address, over all programmes, with their programme."""
    return Person.objects.filter(user=user).select_related("programme")


def cards_by_region(programme: Programme) -> dict[tuple[int | None, str], int]:
    """How many cards there are by region (its number; None: no region yet) and side."""
    rows = Card.objects.filter(person__programme=programme).order_by().values_list("region_id", "side")
    return {(region, side): count for region, side, count in rows.annotate(count=Count("pk"))}
