"""Where those who take part arrive: what is next, one thing first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from kloeppel.accounts.models import User
from kloeppel.events.models import Guest
from kloeppel.events.queries import invitations_of
from kloeppel.flow.plan_letters import partner_of
from kloeppel.matches.choices import MatchState, ProposalState
from kloeppel.matches.models import Match, Proposal
from kloeppel.matches.queries import matches_of, proposals_for, sides_of
from kloeppel.speeddating.models import Talk
from kloeppel.speeddating.queries import released_talks_of, said_by
from kloeppel.web.access import user_of
from kloeppel.web.participant.days import Slot, slot_of
from kloeppel.web.participant.proposals import is_answered

ORDER = ("talk", "proposal", "feedback", "day", "match", "asked", "waiting")
"""What can be next, the most pressing first."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that is next. `kind` is a word of ORDER and says which of the others are there."""

    kind: str
    guest: Guest | None = None
    slot: Slot | None = None
    proposal: Proposal | None = None
    match: Match | None = None
    count: int = 0
    today: bool = False
    released: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """One invitation with its released talks, and those of them that have ended without a word about them."""

    guest: Guest
    talks: Sequence[Talk]
    unsaid: int
    now: datetime

    @property
    def is_today(self) -> bool:
        """Whether the event is on this day."""
        return timezone.localdate(self.guest.event.starts_at) == timezone.localdate(self.now)

    @property
    def is_over(self) -> bool:
        """Whether the day is past, or the last of its talks has ended."""
        if self.talks:
            return all(_ends(talk) <= self.now for talk in self.talks)
        return timezone.localdate(self.guest.event.starts_at) < timezone.localdate(self.now)

    @property
    def next_talk(self) -> Slot | None:
        """The talk that is on or comes next, once the day has come."""
        talk = next((talk for talk in self.talks if _ends(talk) > self.now), None)
        return slot_of(talk.plan.speed_dating, talk.round, self.guest, talk) if talk and self.is_today else None


@login_required
@never_cache
@require_GET
def my_today(request: HttpRequest) -> HttpResponse:
    """What is next for somebody who takes part; what is past stands below (eight statements)."""
    user, now = user_of(request), timezone.now()
    days = _days(user, now)
    things = [*_of_days(days, user), *_of_matches(user)]
    things.sort(key=lambda thing: ORDER.index(thing.kind))
    context = {
        "first_name": next((day.guest.person.first_name for day in days), ""),
        "things": things,
        "past": [day.guest for day in reversed(days) if day.is_over],
    }
    return render(request, "web/participant/today.html", context)


def _days(user: User, now: datetime) -> list[Day]:
    guests = list(invitations_of(user))
    numbers = [guest.pk for guest in guests]
    talks, said = list(released_talks_of(numbers)), said_by(numbers)
    found = []
    for guest in guests:
        mine = [talk for talk in talks if guest.pk in (talk.creative_id, talk.business_id)]
        heard = [talk for talk in mine if _ends(talk) <= now]
        unsaid = sum((guest.pk, partner_of(talk, guest).pk) not in said for talk in heard)
        found.append(Day(guest, mine, unsaid, now))
    return found


def _of_days(days: Iterable[Day], user: User) -> list[Thing]:
    """What the invitations ask for. Once proposals are out, feedback of that day changes nothing any more."""
    asked = set(proposals_for(user).values_list("run__event", flat=True))
    found = []
    for day in days:
        event = day.guest.event_id
        if day.unsaid and event not in asked:
            found.append(Thing("feedback", guest=day.guest, count=day.unsaid))
        if slot := day.next_talk:
            found.append(Thing("talk", guest=day.guest, slot=slot))
        elif not day.is_over:
            found.append(Thing("day", guest=day.guest, today=day.is_today, released=bool(day.talks)))
        elif not day.unsaid and event not in asked:
            found.append(Thing("waiting", guest=day.guest))
    return found


def _of_matches(user: User) -> list[Thing]:
    found = []
    for proposal in proposals_for(user).filter(state=ProposalState.OPEN):
        answered = is_answered(proposal, sides_of(proposal, user))
        found.append(Thing("asked" if answered else "proposal", proposal=proposal))
    found += [Thing("match", match=match) for match in matches_of(user).filter(state=MatchState.ACTIVE)]
    return found


def _ends(talk: Talk) -> datetime:
    return talk.plan.speed_dating.ends(talk.round)
