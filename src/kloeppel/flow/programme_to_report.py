"""How far a programme is, in counts: what the pages with figures, the report and the page about money are made of.

Load: counts from every stage, each with one statement. Decide: for somebody from outside, `core.indicators` hides what
is small; for money, `core.money` says what is left. Nothing is stored, nobody is told.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kloeppel.applications.queries import waiting_in
from kloeppel.core.indicators import Said, disclose
from kloeppel.core.money import Budget, budget_of, promised_to
from kloeppel.core.values import Side
from kloeppel.events.models import Event
from kloeppel.events.queries import events_of, guests_by_event
from kloeppel.matches.queries import matches_by_region, proposals_by_region
from kloeppel.profiles.queries import businesses_by_kind, cards_by_region, creatives_by_submarket
from kloeppel.programmes.models import Programme, Region
from kloeppel.speeddating.queries import feedback_by_region, talks_by_region


class Measure(StrEnum):
    """What is counted, in the programme and in each of its regions."""

    BUSINESSES = "businesses"
    CREATIVES = "creatives"
    GUESTS = "guests"
    TALKS = "talks"
    FEEDBACK = "feedback"
    PROPOSALS = "proposals"
    MATCHES = "matches"


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of a programme.

    `by_region` has for each measure the count of each region (its number; None: of no region yet). `waiting`
    people are in lists that are not taken over yet; `events` are in order of time.
    """

    regions: tuple[Region, ...]
    by_region: Mapping[Measure, Mapping[int | None, int]]
    kinds: Mapping[str, int]
    submarkets: Mapping[str, int]
    waiting: int
    events: tuple[Event, ...]

    def total(self, measure: Measure) -> int:
        """The count of the whole programme."""
        return sum(self.by_region[measure].values())

    def held(self, at: dt.datetime) -> list[Event]:
        """The events that had begun at `at`."""
        return [event for event in self.events if event.starts_at <= at]


@dataclass(frozen=True, slots=True)
class Figures:
    """What is said of the counts: as they are to the team, with small ones hidden to somebody from outside.

    `by_region` holds for each measure one saying for each region, and a last one for those of no region yet.
    """

    applications: Said
    totals: Mapping[Measure, Said]
    by_region: Mapping[Measure, tuple[Said, ...]]
    kinds: Mapping[str, Said] = field(default_factory=dict)
    submarkets: Mapping[str, Said] = field(default_factory=dict)


def counts_of(programme: Programme) -> Counts:
    """Everything that is counted in `programme` (eleven statements)."""
    regions = tuple(programme.regions.all())
    events = tuple(events_of(programme))
    cards = cards_by_region(programme)
    guests: dict[int | None, int] = {}
    where = {event.pk: event.region_id for event in events}
    for (event, _side), count in guests_by_event(programme).items():
        guests[where[event]] = guests.get(where[event], 0) + count
    return Counts(
        regions=regions,
        by_region={
            Measure.BUSINESSES: {region: count for (region, side), count in cards.items() if side == Side.BUSINESS},
            Measure.CREATIVES: {region: count for (region, side), count in cards.items() if side == Side.CREATIVE},
            Measure.GUESTS: guests,
            Measure.TALKS: dict(talks_by_region(programme).items()),
            Measure.FEEDBACK: dict(feedback_by_region(programme).items()),
            Measure.PROPOSALS: dict(proposals_by_region(programme).items()),
            Measure.MATCHES: dict(matches_by_region(programme).items()),
        },
        kinds=_largest_first(businesses_by_kind(programme)),
        submarkets=_largest_first(creatives_by_submarket(programme)),
        waiting=waiting_in(programme),
        events=events,
    )


def figures_of(counts: Counts, *, outside: bool) -> Figures:
    """What is said of `counts` to the team, or to somebody from `outside`: then nobody can be told apart.

    Businesses and creatives each stand in two breakdowns (by region, and by kind or sub-market); small counts are
    hidden in both. Applications are hidden as soon as one of the two sides is, for they are the sum of both.
    """
    rows = {measure: _row(counts, measure) for measure in Measure}
    parts = {
        Measure.BUSINESSES: [rows[Measure.BUSINESSES], list(counts.kinds.values())],
        Measure.CREATIVES: [rows[Measure.CREATIVES], list(counts.submarkets.values())],
    }
    told = {}
    for measure in Measure:
        breakdowns = parts.get(measure, [rows[measure]])
        if outside:
            said = disclose(counts.total(measure), breakdowns)
            told[measure] = (said.total, said.breakdowns)
        else:
            told[measure] = (Said(counts.total(measure)), tuple(tuple(map(Said, part)) for part in breakdowns))
    sides = [told[side][0].value for side in (Measure.BUSINESSES, Measure.CREATIVES)]
    known = [value for value in sides if value is not None]
    return Figures(
        applications=Said(sum(known)) if len(known) == len(sides) else Said(),
        totals={measure: total for measure, (total, _parts) in told.items()},
        by_region={measure: breakdowns[0] for measure, (_total, breakdowns) in told.items()},
        kinds=dict(zip(counts.kinds, told[Measure.BUSINESSES][1][1], strict=True)),
        submarkets=dict(zip(counts.submarkets, told[Measure.CREATIVES][1][1], strict=True)),
    )


@dataclass(frozen=True, slots=True)
class RegionMoney:
    """One region: its active matches, and what is promised to them in cents."""

    region: Region
    matches: int
    promised: int


def money_of(programme: Programme) -> tuple[Budget, list[RegionMoney]]:
    """How the pot of `programme` stands, and what is promised in each region (two statements)."""
    matches = matches_by_region(programme)
    grant = programme.grant_per_match
    rows = [
        RegionMoney(region, count, promised_to(count, grant_per_match=grant))
        for region in programme.regions.all()
        for count in [matches.get(region.pk, 0)]
    ]
    budget = budget_of(pot=programme.pot, grant_per_match=grant, matches=sum(row.matches for row in rows))
    return budget, rows


def _row(counts: Counts, measure: Measure) -> list[int]:
    found = counts.by_region[measure]
    return [found.get(place, 0) for place in (*(region.pk for region in counts.regions), None)]


def _largest_first(found: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(found.items(), key=lambda one: (one[0] in {"", "open"}, -one[1], one[0])))
