from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kloeppel.events.queries import days_by_programme
from kloeppel.programmes.choices import TEAM_ROLES
from kloeppel.programmes.models import Programme, TeamMember
from kloeppel.programmes.queries import roles_of
from kloeppel.web.access import user_of


@dataclass(frozen=True, slots=True)
class Row:
    """One programme and what the person who looks is in it; `works`: in its team, not only as its funder.

    `held` of its `days` had begun.
    """

    programme: Programme
    roles: list[TeamMember]
    works: bool
    held: int
    days: int


@login_required
@require_GET
def programmes(request: HttpRequest) -> HttpResponse:
    """All programmes that somebody works for or funds, newest first. 404 for those who do neither."""
    roles: dict[int, list[TeamMember]] = {}
    for member in roles_of(user_of(request)):
        roles.setdefault(member.programme_id, []).append(member)
    if not roles:
        raise Http404
    days = days_by_programme(roles.keys(), at=timezone.now())
    rows = [
        Row(
            programme=mine[0].programme,
            roles=mine,
            works=any(member.role in TEAM_ROLES for member in mine),
            held=days.get(number, (0, 0))[0],
            days=days.get(number, (0, 0))[1],
        )
        for number, mine in roles.items()
    ]
    return render(request, "web/funder/programmes.html", {"rows": rows})
