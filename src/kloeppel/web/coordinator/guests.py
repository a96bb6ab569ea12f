from collections.abc import Iterable, Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kloeppel.core.values import InputError, Side
from kloeppel.events.actions import invite_guests
from kloeppel.events.models import Event, Guest
from kloeppel.events.queries import cards_to_invite, guests_of
from kloeppel.profiles.models import Card
from kloeppel.speeddating.actions import (
    change_speed_dating,
    lift_pair_rule,
    set_absences,
    set_pair_rule,
    set_up_speed_dating,
)
from kloeppel.speeddating.choices import Rule
from kloeppel.speeddating.models import PairRule, SpeedDating
from kloeppel.speeddating.queries import absences_of, pair_rules_of, released_plan_of, speed_dating_of
from kloeppel.web.access import event_or_404, user_of
from kloeppel.web.coordinator.guest_forms import InviteForm, PairRuleForm, PresenceForm, SpeedDatingForm


def side_names() -> list[tuple[Side, str]]:
    """The two sides with the words for their people."""
    return [(Side.CREATIVE, _("Creatives")), (Side.BUSINESS, _("Businesses"))]


def presence_of(absent: Iterable[int], rounds: int) -> str:
    """In which rounds somebody is there, in words."""
    missing = list(absent)
    if not missing:
        return _("in all rounds")
    if len(missing) == rounds:
        return _("in no round")
    numbers = ", ".join(str(number + 1) for number in missing)
    said = ngettext("not in round %(rounds)s", "not in rounds %(rounds)s", len(missing))
    return said % {"rounds": numbers}


@login_required
@require_GET
def guests(request: HttpRequest, event_id: int) -> HttpResponse:
    """The guest list by side, with presence."""
    event, _standing = event_or_404(request, event_id)
    speed_dating = speed_dating_of(event)
    absent: Mapping[int, list[int]] = absences_of(speed_dating) if speed_dating else {}
    rounds = speed_dating.rounds if speed_dating else 0
    listed = [(guest, presence_of(absent.get(guest.pk, ()), rounds)) for guest in guests_of(event)]
    sides = [(name, side.value, [row for row in listed if row[0].card.side == side]) for side, name in side_names()]
    context = {"sides": sides, "count": len(listed), "speed_dating": speed_dating}
    return render(request, "web/coordinator/guests.html", {**_place(event), **context})


@login_required
@require_http_methods(["GET", "POST"])
def invite_people(request: HttpRequest, event_id: int) -> HttpResponse:
    """People of the region who are not on the guest list yet, to be ticked."""
    event, _standing = event_or_404(request, event_id)
    cards = list(cards_to_invite(event))
    form = InviteForm(request.POST if request.method == "POST" else None, cards=cards)
    if request.method == "POST" and form.is_valid():
        wanted = set(form.cleaned_data["cards"])
        chosen = [card for card in cards if card.pk in wanted]
        new = invite_guests(event=event, cards=chosen, actor=user_of(request), at=timezone.now())
        said = ngettext("%(count)s person is now on the list.", "%(count)s people are now on the list.", len(new))
        messages.success(request, said % {"count": len(new)})
        return redirect("guests", event_id=event.pk)
    context = {"form": form, "sides": _by_side(cards)}
    return render(request, "web/coordinator/invite_people.html", {**_place(event), **context})


@login_required
@require_http_methods(["GET", "POST"])
def guest_absences(request: HttpRequest, event_id: int, guest_id: int) -> HttpResponse:
    """In which rounds one guest is there."""
    event, _standing = event_or_404(request, event_id)
    speed_dating = _speed_dating_or_404(event)
    guest = get_object_or_404(guests_of(event), pk=guest_id)
    absent = absences_of(speed_dating).get(guest.pk, [])
    form = PresenceForm(request.POST if request.method == "POST" else None, speed_dating=speed_dating, absent=absent)
    if request.method == "POST" and form.is_valid():
        set_absences(
            speed_dating=speed_dating,
            guest=guest,
            rounds=form.absent(speed_dating.rounds),
            actor=user_of(request),
            at=timezone.now(),
        )
        messages.success(request, _("Saved: when %(name)s is there.") % {"name": guest.person.name})
        return redirect("guests", event_id=event.pk)
    return render(request, "web/coordinator/guest_absences.html", {**_place(event), "guest": guest, "form": form})


@login_required
@require_http_methods(["GET", "POST"])
def pair_rules(request: HttpRequest, event_id: int) -> HttpResponse:
    """Who must and who must not meet, and one more of them."""
    event, _standing = event_or_404(request, event_id)
    speed_dating = _speed_dating_or_404(event)
    listed = list(guests_of(event))
    form = PairRuleForm(request.POST if request.method == "POST" else None, speed_dating=speed_dating, guests=listed)
    if request.method == "POST" and form.is_valid():
        _set_rule(request, speed_dating, {guest.pk: guest for guest in listed}, form)
        return redirect("pair_rules", event_id=event.pk)
    context = {"form": form, "rules": pair_rules_of(speed_dating)}
    return render(request, "web/coordinator/pair_rules.html", {**_place(event), **context})


def _set_rule(request: HttpRequest, speed_dating: SpeedDating, listed: Mapping[int, Guest], form: PairRuleForm) -> None:
    chosen = form.cleaned_data
    try:
        set_pair_rule(
            speed_dating=speed_dating,
            creative=listed[chosen["creative"]],
            business=listed[chosen["business"]],
            rule=Rule(chosen["rule"]),
            round=chosen["round"] if chosen["rule"] == Rule.MUST else None,
            note=chosen["note"],
            actor=user_of(request),
            at=timezone.now(),
        )
    except InputError as error:
        messages.error(request, error.problem.render(_))
    else:
        messages.success(request, _("The pair rule holds from the next computed plan on."))


@login_required
@require_POST
def lift_rule(request: HttpRequest, event_id: int, rule_id: int) -> HttpResponse:
    """The two may meet or not, as it fits."""
    event, _standing = event_or_404(request, event_id)
    rule = PairRule.objects.filter(pk=rule_id, speed_dating__event=event).select_related("speed_dating__event").first()
    if rule is not None:
        lift_pair_rule(rule=rule, actor=user_of(request), at=timezone.now())
    messages.success(request, _("The pair rule is lifted."))
    return redirect("pair_rules", event_id=event.pk)


@login_required
@require_http_methods(["GET", "POST"])
def speed_dating_settings(request: HttpRequest, event_id: int) -> HttpResponse:
    """When the speed-dating begins, how many rounds and tables it has, what everybody is promised."""
    event, _standing = event_or_404(request, event_id)
    speed_dating = speed_dating_of(event)
    if request.method == "POST":
        form = SpeedDatingForm(request.POST)
        if form.is_valid() and _store_settings(request, event, speed_dating, form):
            messages.success(request, _("Rounds and tables are saved."))
            return redirect("guests", event_id=event.pk)
    else:
        form = SpeedDatingForm(initial=_initial(event, speed_dating))
    released = None if speed_dating is None else released_plan_of(speed_dating)
    context = {"form": form, "released": released}
    return render(request, "web/coordinator/speed_dating_settings.html", {**_place(event), **context})


def _store_settings(
    request: HttpRequest, event: Event, speed_dating: SpeedDating | None, form: SpeedDatingForm
) -> bool:
    actor, at = user_of(request), timezone.now()
    if speed_dating is None:
        set_up_speed_dating(event=event, **form.cleaned_data, actor=actor, at=at)
        return True
    try:
        change_speed_dating(speed_dating=speed_dating, values=form.cleaned_data, actor=actor, at=at)
    except InputError as error:
        form.add_error("rounds", error.problem.render(_))
        return False
    return True


def _initial(event: Event, speed_dating: SpeedDating | None) -> dict[str, object]:
    names = ("starts_at", "rounds", "tables", "talk_minutes", "change_minutes", "promised_talks")
    if speed_dating is not None:
        return {name: getattr(speed_dating, name) for name in names}
    return {"starts_at": event.starts_at, "talk_minutes": 8, "change_minutes": 2, "promised_talks": 0}


def _speed_dating_or_404(event: Event) -> SpeedDating:
    speed_dating = speed_dating_of(event)
    if speed_dating is None:
        raise Http404
    return speed_dating


def _by_side(cards: Iterable[Card]) -> list[tuple[str, list[Card]]]:
    listed = list(cards)
    sides = [(name, [card for card in listed if card.side == side]) for side, name in side_names()]
    return [(name, of_side) for name, of_side in sides if of_side]


def _place(event: Event) -> dict[str, object]:
    return {"event": event, "programme": event.programme}
