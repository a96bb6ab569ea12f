"""How others see somebody who takes part, and the little that everybody changes themselves."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from kloeppel.core.affinity import TERMS
from kloeppel.profiles.actions import change_phone
from kloeppel.profiles.models import Card
from kloeppel.profiles.queries import people_with_cards_of
from kloeppel.programmes.models import TeamMember
from kloeppel.programmes.queries import coordinators_of
from kloeppel.web.access import user_of
from kloeppel.web.phone_field import PhoneField
from kloeppel.web.speech import speak_as


@dataclass(frozen=True, slots=True)
class SeenCard:
    """A card as the other side reads it, with its keywords in words, and who coordinates its region."""

    card: Card
    tags: list[str]
    coordinators: list[TeamMember]


class PhoneForm(forms.Form):
    """A telephone number as people write it; empty takes it away."""

    phone = PhoneField(
        label=_("Telephone"),
        help_text=_("Only your coordination, and whoever is in a match with you, sees it."),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
        error_messages={"unreadable": _("This cannot be read as a telephone number. An example: 03771 123456.")},
    )


@login_required
@never_cache
@require_GET
def profile(request: HttpRequest) -> HttpResponse:
    """Name, cards, coordination; language, telephone and the way out (four statements)."""
    people = list(people_with_cards_of(user_of(request)))
    regions = {card.region_id for person in people for card in person.cards.all() if card.region_id is not None}
    team = list(coordinators_of(regions))
    context = {"people": [(person, _seen(person.cards.all(), team)) for person in people]}
    return render(request, "web/participant/profile.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def my_phone(request: HttpRequest, person_id: int) -> HttpResponse:
    """Change the telephone number of one's own."""
    person = get_object_or_404(people_with_cards_of(user_of(request)), pk=person_id)
    speak_as(person.programme)
    form = PhoneForm(request.POST) if request.method == "POST" else PhoneForm(initial={"phone": person.phone})
    if request.method == "POST" and form.is_valid():
        change_phone(person=person, phone=form.cleaned_data["phone"], actor=user_of(request), at=timezone.now())
        messages.success(request, gettext("Your telephone number is saved."))
        return redirect("profile")
    return render(request, "web/participant/phone.html", {"person": person, "form": form})


def _seen(cards: Iterable[Card], team: Iterable[TeamMember]) -> list[SeenCard]:
    return [
        SeenCard(
            card=card,
            tags=[TERMS[tag].label.render(gettext) for tag in card.tags if tag in TERMS],
            coordinators=[member for member in team if member.region_id == card.region_id],
        )
        for card in cards
    ]
