from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from kloeppel.events.models import Guest
from kloeppel.events.queries import invitations_of
from kloeppel.flow.plan_letters import house_of, partner_of
from kloeppel.flow.plan_to_feedback import give_feedback
from kloeppel.speeddating.choices import PlanState, Wish
from kloeppel.speeddating.models import Feedback, SpeedDating, Talk
from kloeppel.speeddating.queries import absences_of, feedback_by, released_plan_of, speed_dating_of, talks_of_guest
from kloeppel.web.access import guest_or_404, user_of
from kloeppel.web.participant.feedback_form import FeedbackForm


@dataclass(frozen=True, slots=True)
class Slot:
    """A round as one guest lives it: a talk with `other`, or a break. `feedback` is what the guest has said."""

    number: int
    begins: datetime
    ends: datetime
    talk: Talk | None = None
    other: Guest | None = None
    feedback: Feedback | None = None

    @property
    def answer(self) -> str:
        """The answer in a word; empty before there is one."""
        return str(Wish(self.feedback.wish).label) if self.feedback else ""

    @property
    def house(self) -> str:
        """The other's organisation and where it is."""
        return house_of(self.other) if self.other else ""

    @property
    def table(self) -> int:
        """The table, from 1."""
        return self.talk.table + 1 if self.talk else 0


@login_required
@never_cache
@require_GET
def my_day(request: HttpRequest, guest_id: int) -> HttpResponse:
    """The guest's own plan: the next talk large, then the whole day; before the release when and where it is."""
    return day_page(request, guest_or_404(request, guest_id))


@login_required
@never_cache
@require_GET
def my_plan(request: HttpRequest) -> HttpResponse:
    """The day of whoever has one; of several a list, those to come first."""
    days = list(invitations_of(user_of(request)))
    if len(days) == 1:
        return day_page(request, days[0])
    today = timezone.localdate()
    ahead = [day for day in days if timezone.localdate(day.event.starts_at) >= today]
    past = [day for day in reversed(days) if day not in ahead]
    return render(request, "web/participant/my_plan.html", {"ahead": ahead, "past": past})


def day_page(request: HttpRequest, guest: Guest) -> HttpResponse:
    """What a guest sees of their day."""
    speed_dating = speed_dating_of(guest.event)
    released = released_plan_of(speed_dating) if speed_dating else None
    talks = list(talks_of_guest(guest)) if released else []
    said = feedback_by(guest) if released else {}
    slots = _slots(speed_dating, guest, talks, said) if speed_dating and released else []
    now = timezone.now()
    context = {
        "guest": guest,
        "event": guest.event,
        "programme": guest.event.programme,
        "speed_dating": speed_dating,
        "slots": slots,
        "next": next((slot for slot in slots if slot.talk and slot.ends > now), None),
        "released": released,
        "has_talks": any(slot.talk for slot in slots),
        "earlier": _earlier(speed_dating, guest, talks, said) if speed_dating else [],
        "is_today": timezone.localdate(guest.event.starts_at) == timezone.localdate(now),
    }
    return render(request, "web/participant/my_day.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def feedback(request: HttpRequest, guest_id: int, talk_id: int) -> HttpResponse:
    """How a talk was: three answers to choose from, and the other's card to remember them by."""
    guest = guest_or_404(request, guest_id)
    talk = talks_of_guest(guest).filter(pk=talk_id).first()
    if talk is None:
        raise Http404
    other = partner_of(talk, guest)
    form = FeedbackForm(request.POST) if request.method == "POST" else FeedbackForm(initial=_said(guest, other))
    if request.method == "POST" and form.is_valid():
        give_feedback(
            guest=guest,
            about=other,
            wish=Wish(form.cleaned_data["wish"]),
            note=form.cleaned_data["note"],
            actor=user_of(request),
            at=timezone.now(),
        )
        messages.success(request, _("Saved. Only you see your answer, and you can change it."))
        return redirect("my_day", guest_id=guest.pk)
    slot = slot_of(talk.plan.speed_dating, talk.round, guest, talk)
    context = {
        "guest": guest,
        "event": guest.event,
        "programme": guest.event.programme,
        "slot": slot,
        "other": other,
        "form": form,
    }
    return render(request, "web/participant/feedback.html", context)


def _said(guest: Guest, other: Guest) -> dict[str, str]:
    given = feedback_by(guest).get(other.pk)
    return {"wish": given.wish, "note": given.note} if given else {}


def _slots(speed_dating: SpeedDating, guest: Guest, talks: Iterable[Talk], said: Mapping[int, Feedback]) -> list[Slot]:
    """Every round in which the guest is there, with the talk of the released plan."""
    by_round = {talk.round: talk for talk in talks if talk.plan.state == PlanState.RELEASED}
    away = absences_of(speed_dating).get(guest.pk, [])
    # A released talk stays one, also if the day was made shorter afterwards.
    rounds = max(speed_dating.rounds, *(number + 1 for number in by_round), 0)
    return [
        slot_of(speed_dating, number, guest, by_round.get(number), said)
        for number in range(rounds)
        if number in by_round or number not in away
    ]


def _earlier(
    speed_dating: SpeedDating, guest: Guest, talks: Iterable[Talk], said: Mapping[int, Feedback]
) -> list[Slot]:
    """Talks of a replaced plan about which the guest has said something, and which the released plan has not."""
    shown = {partner_of(talk, guest).pk for talk in talks if talk.plan.state == PlanState.RELEASED}
    found = []
    for talk in talks:
        other = partner_of(talk, guest)
        if other.pk in said and other.pk not in shown:
            shown.add(other.pk)
            found.append(slot_of(speed_dating, talk.round, guest, talk, said))
    return found


def slot_of(
    speed_dating: SpeedDating,
    number: int,
    guest: Guest,
    talk: Talk | None,
    said: Mapping[int, Feedback] | None = None,
) -> Slot:
    """Round `number` (from 0) of a guest with its talk, if there is one, and what has been said about the other."""
    other = partner_of(talk, guest) if talk else None
    return Slot(
        number=number + 1,
        begins=speed_dating.begins(number),
        ends=speed_dating.ends(number),
        talk=talk,
        other=other,
        feedback=(said or {}).get(other.pk) if other else None,
    )
