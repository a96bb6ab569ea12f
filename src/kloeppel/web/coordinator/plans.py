from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kloeppel.computations.queries import open_computation
from kloeppel.core.values import InputError, Side
from kloeppel.events.models import Event
from kloeppel.events.queries import guests_of
from kloeppel.flow import profiles_to_plan
from kloeppel.flow.computations import Kind, ask_for_plan
from kloeppel.flow.profiles_to_plan import affected_guests, is_outdated
from kloeppel.speeddating.choices import PlanState
from kloeppel.speeddating.models import PlanVersion
from kloeppel.speeddating.queries import outlines_of, plans_of, released_plan_of, seats_of, speed_dating_of
from kloeppel.web.access import event_or_404, user_of
from kloeppel.web.components.dots import dots_of
from kloeppel.web.components.meetings import MOST, Meetings, meetings_of
from kloeppel.web.components.threads import threads_of
from kloeppel.web.computations import carried_on
from kloeppel.web.coordinator.plan_figures import (
    Figures,
    figures_of,
    lowered_promises,
    over_rounds,
    person_rows,
    round_heads,
    short_names,
    table_rows,
)


class ReleaseForm(forms.Form):
    """Which version was released (0: none) when the page was shown on which somebody decided."""

    released_seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


@login_required
@require_GET
def plan(request: HttpRequest, event_id: int) -> HttpResponse:
    """All versions of the plan with their figures, and a button to compute the next."""
    event, _standing = event_or_404(request, event_id)
    speed_dating = speed_dating_of(event)
    versions = list(plans_of(speed_dating).select_related("speed_dating__event")) if speed_dating else []
    seats, outlines = (seats_of(versions), outlines_of(versions)) if versions else ({}, {})
    context = {
        "speed_dating": speed_dating,
        "versions": [figures_of(version, seats[version.pk], outlines[version.pk]) for version in versions],
        "outdated": versions[0] if versions and is_outdated(versions[0]) else None,
        "computing": open_computation(Kind.PLAN, event.pk),
    }
    return render(request, "web/coordinator/plan.html", {**_place(event), **context})


@login_required
@require_POST
def compute(request: HttpRequest, event_id: int) -> HttpResponse:
    """Have the next version computed; leads to it, or says by name why there is none."""
    event, _standing = event_or_404(request, event_id)
    speed_dating = speed_dating_of(event)
    if speed_dating is None:
        raise Http404
    asked, new = ask_for_plan(event=event, actor=user_of(request), at=timezone.now())
    return carried_on(request, asked, new=new)


@login_required
@require_GET
def version(request: HttpRequest, event_id: int, number: int) -> HttpResponse:
    """One version: how good it is, how even, who sits where and when."""
    event, _standing = event_or_404(request, event_id)
    shown = _version_or_404(event, number)
    speed_dating = shown.speed_dating
    figures = figures_of(shown, seats_of([shown])[shown.pk], outlines_of([shown])[shown.pk])
    guests = list(guests_of(event))
    names = short_names(guests)
    context = {
        "figures": figures,
        "dots": dots_of(
            [(person.id, str(person.side)) for person in figures.problem.people], figures.even.talks, names
        ),
        "threads": threads_of(figures.meetings, figures.problem.rounds, names),
        "meetings": _picture(figures, shown, names),
        "heads": round_heads(speed_dating, figures.problem.rounds),
        "tables": table_rows(figures, names),
        "people": [
            (_("Creatives"), person_rows(figures, names, Side.CREATIVE)),
            (_("Businesses"), person_rows(figures, names, Side.BUSINESS)),
        ],
        "lowered": lowered_promises(figures, names, speed_dating.promised_talks),
        "outdated": shown.state != PlanState.REPLACED and is_outdated(shown, guests),
    }
    return render(request, "web/coordinator/plan_version.html", {**_place(event), **context})


@login_required
@require_http_methods(["GET", "POST"])
def release(request: HttpRequest, event_id: int, number: int) -> HttpResponse:
    """Who gets a letter if this version is released; and the release itself."""
    event, _standing = event_or_404(request, event_id)
    shown = _version_or_404(event, number)
    if request.method == "POST":
        return _release(request, event, shown)
    if shown.state != PlanState.DRAFT:
        return redirect("plan_version", event_id=event.pk, number=number)
    former = released_plan_of(shown.speed_dating)
    context = {
        "version": shown,
        "former": former,
        "form": ReleaseForm(initial={"released_seen": former.number if former else 0}),
        "affected": affected_guests(shown),
        "outdated": is_outdated(shown),
    }
    return render(request, "web/coordinator/plan_release.html", {**_place(event), **context})


def _release(request: HttpRequest, event: Event, shown: PlanVersion) -> HttpResponse:
    form = ReleaseForm(request.POST)
    if not form.is_valid():
        return redirect("release_plan", event_id=event.pk, number=shown.number)
    seen = form.cleaned_data["released_seen"]
    try:
        profiles_to_plan.release_plan(plan=shown, released_seen=seen, actor=user_of(request), at=timezone.now())
    except InputError as error:
        messages.error(request, error.problem.render(_))
        return redirect("plan", event_id=event.pk)
    messages.success(
        request, _("Version %(number)s is released. The letters are on their way.") % {"number": shown.number}
    )
    return redirect("plan_version", event_id=event.pk, number=shown.number)


def _picture(figures: Figures, shown: PlanVersion, names: Mapping[str, str]) -> Meetings | None:
    """Who meets whom as a picture; None of too many people."""
    people = {side: [one.id for one in figures.problem.people if one.side is side] for side in Side}
    if max(map(len, people.values())) > MOST:
        return None
    over = over_rounds(shown, figures.problem.rounds, timezone.now())
    return meetings_of(people[Side.CREATIVE], people[Side.BUSINESS], figures.meetings, names, over=over)


def _version_or_404(event: Event, number: int) -> PlanVersion:
    found = PlanVersion.objects.filter(speed_dating__event=event)
    return get_object_or_404(found.select_related("speed_dating__event__region").defer("problem"), number=number)


def _place(event: Event) -> dict[str, object]:
    return {"event": event, "programme": event.programme}
