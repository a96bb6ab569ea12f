from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from kloeppel.core.affinity import TERMS
from kloeppel.profiles.models import Card
from kloeppel.profiles.queries import people_of, people_with_cards
from kloeppel.programmes.permissions import Standing, may_work_in
from kloeppel.web.access import require, team_or_404
from kloeppel.web.lead.people_form import PeopleForm

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class CardInWords:
    """A need or offer with its keywords and further regions as people call them."""

    card: Card
    tags: list[str]
    other_regions: list[str]


def _seen_regions(standing: Standing) -> frozenset[int] | None:
    """The regions whose people this member of the team sees; None: all."""
    return None if standing.is_lead else standing.regions


@login_required
@require_GET
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Who takes part, to be searched; coordinators see their regions and those who have none yet."""
    standing = team_or_404(request, slug)
    regions = [region for region in standing.programme.regions.all() if may_work_in(standing, region.pk)]
    form = PeopleForm(request.GET, regions=regions)
    found = people_with_cards(standing.programme, regions=_seen_regions(standing), **form.wanted())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    context = {"programme": standing.programme, "form": form, "filtered": form.filters(), "page": page}
    return render(request, "web/lead/people.html", context)


@login_required
@require_GET
def person(request: HttpRequest, slug: str, person_id: int) -> HttpResponse:
    """One person: how to reach them, what they need or offer."""
    standing = team_or_404(request, slug)
    found = get_object_or_404(people_of(standing.programme), pk=person_id)
    cards = list(found.cards.select_related("organisation", "region"))
    shown = [card for card in cards if card.region_id is None or may_work_in(standing, card.region_id)]
    if cards and not shown:
        require(may_work_in(standing, cards[0].region_id or 0))
    names = {region.slug: region.name for region in standing.programme.regions.all()}
    context = {
        "programme": standing.programme,
        "person": found,
        "cards": [_in_words(card, names) for card in shown],
    }
    return render(request, "web/lead/person.html", context)


def _in_words(card: Card, regions: dict[str, str]) -> CardInWords:
    return CardInWords(
        card=card,
        tags=[TERMS[tag].label.render(gettext) for tag in card.tags if tag in TERMS],
        other_regions=[regions[slug] for slug in card.other_regions if slug in regions],
    )
