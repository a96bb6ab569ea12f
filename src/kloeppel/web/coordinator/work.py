"""What a coordinator has to know to say what is to be done: the state of every event of their regions."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from kloeppel.core.values import Side
from kloeppel.events.models import Event
from kloeppel.events.queries import events_of, guests_by_event
from kloeppel.mailroom.queries import failed_mails
from kloeppel.matches.models import MatchingRun, Proposal
from kloeppel.matches.queries import newest_runs_in, open_proposals_in
from kloeppel.matches.snapshots import pairs_in
from kloeppel.profiles.models import Person
from kloeppel.profiles.queries import cards_by_region, people_with_users
from kloeppel.programmes.models import Region
from kloeppel.programmes.permissions import Standing, may_work_in
from kloeppel.speeddating.choices import PlanState
from kloeppel.speeddating.queries import givers_in, plan_states_in


@dataclass(frozen=True, slots=True)
class EventState:
    """How far one event has come. `plans` is None before rounds and tables are set up; `heard`: who gave feedback."""

    event: Event
    creatives: int = 0
    businesses: int = 0
    plans: frozenset[str] | None = None
    heard: int = 0
    run: MatchingRun | None = None

    @property
    def day(self) -> dt.date:
        """The day of the event in local time."""
        return timezone.localdate(self.event.starts_at)

    @property
    def is_released(self) -> bool:
        """Whether guests see a plan."""
        return PlanState.RELEASED in (self.plans or ())

    @property
    def waits_to_be_sent(self) -> bool:
        """Whether the newest matching run has found pairs, and nobody has been asked."""
        return self.run is not None and not getattr(self.run, "is_sent", False) and bool(pairs_in(self.run))


@dataclass(frozen=True, slots=True)
class Work:
    """Everything that can ask for something in the regions of one member of the team."""

    standing: Standing
    regions: Sequence[Region] = ()
    events: Sequence[EventState] = ()
    proposals: Sequence[Proposal] = ()
    unreached: Sequence[Person] = field(default_factory=tuple)
    without_region: int = 0


def regions_of(standing: Standing) -> list[Region]:
    """The regions that this member of the team looks after (one statement)."""
    return [region for region in standing.programme.regions.all() if may_work_in(standing, region.pk)]


def work_of(standing: Standing) -> Work:
    """The state of the regions of this member of the team (ten statements)."""
    programme = standing.programme
    regions = regions_of(standing)
    numbers = [region.pk for region in regions]
    users = set(failed_mails(programme.pk).values_list("recipient_id", flat=True))
    cards = cards_by_region(programme)
    return Work(
        standing=standing,
        regions=regions,
        events=_states(standing, numbers),
        proposals=list(open_proposals_in(programme, numbers)),
        # Also asked for when nobody is unreached, so that a page has the same number of statements every day.
        unreached=list(people_with_users(programme, users or {0}, numbers)),
        without_region=sum(count for (region, _side), count in cards.items() if region is None),
    )


def _states(standing: Standing, regions: Sequence[int]) -> list[EventState]:
    events = list(events_of(standing.programme).filter(region__in=regions))
    numbers = [event.pk for event in events]
    guests = guests_by_event(standing.programme)
    plans, heard, runs = plan_states_in(numbers), givers_in(numbers), newest_runs_in(numbers)
    return [
        EventState(
            event=event,
            creatives=guests.get((event.pk, Side.CREATIVE), 0),
            businesses=guests.get((event.pk, Side.BUSINESS), 0),
            plans=frozenset(plans[event.pk]) if event.pk in plans else None,
            heard=heard.get(event.pk, 0),
            run=runs.get(event.pk),
        )
        for event in events
    ]
