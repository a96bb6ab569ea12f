from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kloeppel.accounts.models import User
from kloeppel.audit.queries import entries_of, first_fault
from kloeppel.core.lifecycles import ProgrammeFacts, Stage, stage_states
from kloeppel.core.values import Side
from kloeppel.events.models import Event
from kloeppel.events.queries import events_of, guests_by_event
from kloeppel.mailroom.queries import mails_of
from kloeppel.matches.queries import count_open_proposals, matches_by_region
from kloeppel.profiles.queries import cards_by_region
from kloeppel.programmes.models import Region
from kloeppel.programmes.permissions import Standing, may_work_in
from kloeppel.programmes.queries import team_of
from kloeppel.speeddating.queries import released_in
from kloeppel.web.access import lead_or_refuse, team_or_404
from kloeppel.web.lead.districts import districts_in
from kloeppel.web.stages import LINE

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event with its guest list in numbers."""

    event: Event
    creatives: int
    businesses: int
    released: bool


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region in numbers, with its coordinators and events; `mine`: may be looked at more closely."""

    region: Region
    coordinators: list[str]
    creatives: int
    businesses: int
    matches: int
    events: list[EventRow]
    mine: bool

    @property
    def guests(self) -> int:
        """How many people are on the guest lists of the region."""
        return sum(item.creatives + item.businesses for item in self.events)


@dataclass(frozen=True, slots=True)
class Station:
    """One stage on the line of the programme; `state` as `c-step` takes it."""

    name: str
    note: str
    state: str
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the programme and what it is for."""

    url: str
    name: str
    purpose: str


@login_required
@require_GET
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the programme stands: each region in numbers, and what can be done next."""
    standing = team_or_404(request, slug)
    rows = _regions(standing)
    people = sum(row.businesses + row.creatives for row in rows)
    days = [item.event.starts_at for row in rows for item in row.events]
    facts = ProgrammeFacts(
        people=people,
        kick_offs=len(days),
        held=sum(day <= timezone.now() for day in days),
        open_proposals=count_open_proposals(standing.programme),
        matches=sum(row.matches for row in rows),
    )
    context = {
        "programme": standing.programme,
        "standing": standing,
        "rows": rows,
        "creatives": sum(row.creatives for row in rows),
        "businesses": sum(row.businesses for row in rows),
        "guests": sum(row.guests for row in rows),
        "matches": sum(row.matches for row in rows),
        "line": _line(standing, facts),
        "places": _places(standing),
        "tile_map": districts_in(standing.programme) if people else None,
    }
    return render(request, "web/lead/programme.html", context)


def _line(standing: Standing, facts: ProgrammeFacts) -> list[Station]:
    """How far the programme is, with what has been reached at each stage."""
    slug = standing.programme.slug
    notes = {
        Stage.PEOPLE: ngettext("%(count)s takes part", "%(count)s take part", facts.people) % {"count": facts.people},
        Stage.KICK_OFF: _("%(held)s of %(all)s held") % {"held": facts.held, "all": facts.kick_offs},
        Stage.MATCHES: ngettext("%(count)s match", "%(count)s matches", facts.matches) % {"count": facts.matches},
    }
    return [
        Station(
            name=str(LINE[stage].label),
            note=notes.get(stage, ""),
            state=state.value,
            url=reverse(LINE[stage].page, args=[slug]) if LINE[stage].page else "",
        )
        for stage, state in stage_states(facts).items()
    ]


def _places(standing: Standing) -> list[Place]:
    """What else there is, and what it is for."""
    slug = standing.programme.slug
    found = [
        ("people", _("People"), _("Everybody who takes part, to be searched.")),
        ("matches", _("Matches"), _("Who works together, and who accompanies them.")),
        ("money", _("Money"), _("What is promised to the matches, and what is left.")),
        ("report", _("Interim report"), _("How far the programme is, in sentences; to be printed.")),
    ]
    if standing.is_lead:
        found += [
            ("lists", _("People lists"), _("Applications from a form or a spreadsheet, read and taken over.")),
            ("letters", _("Letters"), _("What was written to whom, and whether it was sent.")),
            ("trail", _("Audit trail"), _("Who did what and when.")),
        ]
    return [Place(reverse(page, args=[slug]), name, purpose) for page, name, purpose in found]


def _regions(standing: Standing) -> list[RegionRow]:
    cards = cards_by_region(standing.programme)
    matches = matches_by_region(standing.programme)
    events = _events(standing)
    team = list(team_of(standing.programme))
    return [
        RegionRow(
            region=region,
            coordinators=[str(member.user) for member in team if member.region_id == region.pk],
            creatives=cards.get((region.pk, Side.CREATIVE), 0),
            businesses=cards.get((region.pk, Side.BUSINESS), 0),
            matches=matches.get(region.pk, 0),
            events=[row for row in events if row.event.region_id == region.pk],
            mine=bool(may_work_in(standing, region.pk)),
        )
        for region in standing.programme.regions.all()
    ]


def _events(standing: Standing) -> list[EventRow]:
    guests = guests_by_event(standing.programme)
    events = list(events_of(standing.programme))
    released = released_in([event.pk for event in events])
    return [
        EventRow(
            event=event,
            creatives=guests.get((event.pk, Side.CREATIVE), 0),
            businesses=guests.get((event.pk, Side.BUSINESS), 0),
            released=event.pk in released,
        )
        for event in events
    ]


@login_required
@require_GET
def trail(request: HttpRequest, slug: str) -> HttpResponse:
    """What happened in the programme, who did it and when; and whether the trail is what was written."""
    standing = lead_or_refuse(request, slug)
    page = Paginator(entries_of(standing.programme.pk), PER_PAGE).get_page(request.GET.get("seite"))
    actors = User.objects.in_bulk({entry.actor_id for entry in page if entry.actor_id is not None})
    fault = first_fault() if "pruefen" in request.GET else None
    context = {
        "programme": standing.programme,
        "page": page,
        "entries": [(entry, actors.get(entry.actor_id) if entry.actor_id else None) for entry in page],
        "checked": "pruefen" in request.GET,
        "fault": fault.render(gettext) if fault else "",
    }
    return render(request, "web/lead/trail.html", context)


@login_required
@require_GET
def letters(request: HttpRequest, slug: str) -> HttpResponse:
    """The letters of the programme: what was written to whom, and whether it was sent."""
    standing = lead_or_refuse(request, slug)
    page = Paginator(mails_of(standing.programme.pk), PER_PAGE).get_page(request.GET.get("seite"))
    return render(request, "web/lead/letters.html", {"programme": standing.programme, "page": page})
