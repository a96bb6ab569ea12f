"""A version of the plan as the coordination reads it: how good, how even, who sits where and when."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.defaultfilters import floatformat
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kloeppel.core.rounds import Evenness, Fairness, Meeting, Problem, fairness
from kloeppel.core.values import Side
from kloeppel.events.models import Guest
from kloeppel.speeddating.choices import PlanState
from kloeppel.speeddating.models import PlanVersion, SpeedDating
from kloeppel.speeddating.snapshots import day_in, meetings_of

Seat = tuple[int, int, int, int]
"""Creative, business, round, table; as `queries.seats_of` gives them."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One version with its figures. `problem` is without pairs."""

    plan: PlanVersion
    problem: Problem
    meetings: Sequence[Meeting]
    even: Fairness

    @property
    def talks(self) -> int:
        """How many talks there are in all."""
        return len(self.meetings)

    @property
    def span(self) -> str:
        """Fewest and most talks of anybody: "6 to 8", or "8" if they are equal."""
        if self.even.spread == 0:
            return str(self.even.fewest)
        return _("%(fewest)s to %(most)s") % {"fewest": self.even.fewest, "most": self.even.most}

    @property
    def waiting(self) -> int:
        """Rounds in which somebody is there without a talk, over all people."""
        return sum(self.even.waiting.values())

    @property
    def gap(self) -> str:
        """By how many per cent another plan could be better at most, one decimal, never too little; empty if proven."""
        if self.plan.optimal or self.plan.total <= 0:
            return ""
        tenths = math.ceil((self.plan.bound - self.plan.total) / self.plan.total * 1000)
        return number_format(max(tenths, 1) / 10, 1)

    @property
    def quality(self) -> str:
        """How good the plan is, in words."""
        evenness = self._evenness
        if evenness is not None:
            return _spread_in_words(evenness)
        if self.plan.optimal:
            return _("There is no better plan: that is proven.")
        if not self.gap:
            return _("The cards do not say how much better another plan could be.")
        return _("Another plan could be at most %(percent)s %% better.") % {"percent": self.gap}

    @property
    def proof(self) -> str:
        """The numbers behind it."""
        values = _total_and_bound(self.plan.total, self.plan.bound)
        together = _("Fit of all talks together: %(total)s. No plan can have more than %(bound)s.") % values
        evenness = self._evenness
        if evenness is None:
            return together
        values = _total_and_bound(evenness.least_affinity, evenness.least_affinity_bound)
        least = _("Whoever gets least of it gets %(total)s. No plan could give them more than %(bound)s.") % values
        return f"{together} {least}"

    @property
    def _evenness(self) -> Evenness | None:
        return None if self.plan.evenness is None else Evenness(**self.plan.evenness)

    @property
    def spread(self) -> list[tuple[int, int]]:
        """Talks, and how many people have so many."""
        return list(self.even.people_with.items())


def _total_and_bound(total: float, bound: float) -> dict[str, str]:
    reached = bound - total <= 1e-9 * bound
    # A bound is rounded up, or it would claim too much.
    return {
        "total": floatformat(total, 2),
        "bound": floatformat(total if reached else math.ceil(bound * 100) / 100, 2),
    }


def _spread_in_words(evenness: Evenness) -> str:
    if evenness.talks_proven:
        talks = _("Talks cannot be spread more evenly: that is proven.")
    else:
        talks = _("Talks are spread as evenly as could be found in the time.")
    if evenness.lost <= 0:
        price = _("It costs nothing of the fit.")
    else:
        # Rounded up, or it would promise too much.
        percent = number_format(math.ceil(evenness.lost * 1000 - 1e-6) / 10, 1)
        price = _("It costs %(percent)s %% of the fit at most.") % {"percent": percent}
    return f"{talks} {price}"


def figures_of(plan: PlanVersion, seats: Iterable[Seat], outline: Mapping[str, Any]) -> Figures:
    """The figures of a version with these talks; `outline` as `queries.outlines_of` gives it."""
    problem, meetings = day_in(outline), meetings_of(seats)
    return Figures(plan, problem, meetings, fairness(problem, meetings))


def round_heads(speed_dating: SpeedDating, rounds: int) -> list[tuple[int, datetime]]:
    """Number (from 1) and beginning of each round."""
    return [(number + 1, speed_dating.begins(number)) for number in range(rounds)]


def over_rounds(plan: PlanVersion, rounds: int, now: datetime) -> set[int]:
    """The rounds (from 0) whose talks are over; none unless guests have the plan: talks of a draft never take place."""
    if plan.state != PlanState.RELEASED:
        return set()
    return {number for number in range(rounds) if plan.speed_dating.ends(number) <= now}


def table_rows(figures: Figures, names: Mapping[str, str]) -> list[tuple[int, list[tuple[str, str] | None]]]:
    """For each table (from 1) that is used the two names of each round, None where nobody sits."""
    sits = {(talk.table, talk.round): (names[talk.a], names[talk.b]) for talk in figures.meetings}
    tables = sorted({talk.table for talk in figures.meetings})
    return [(table + 1, [sits.get((table, number)) for number in range(figures.problem.rounds)]) for table in tables]


@dataclass(frozen=True, slots=True)
class Cell:
    """What somebody does in a round: talks with `other` at `table` (in words), waits, or is away."""

    other: str = ""
    table: str = ""
    away: bool = False


def person_rows(figures: Figures, names: Mapping[str, str], side: Side) -> list[tuple[str, int, list[Cell]]]:
    """For each person of `side` the name, the number of talks and what happens in each round."""
    doing: dict[tuple[str, int], Cell] = {}
    # Looked up once, not for every cell of a list that may have thousands.
    said = _("Table %(table)s")
    for talk in figures.meetings:
        table = said % {"table": talk.table + 1}
        doing[talk.a, talk.round] = Cell(names[talk.b], table)
        doing[talk.b, talk.round] = Cell(names[talk.a], table)
    return [
        (
            names[person.id],
            figures.even.talks[person.id],
            [
                doing.get((person.id, number), Cell(away=number in person.absent))
                for number in range(figures.problem.rounds)
            ],
        )
        for person in figures.problem.people
        if person.side is side
    ]


def short_names(guests: Iterable[Guest]) -> dict[str, str]:
    """How a guest is called in a table: a business by its organisation if it has one, a creative by their name."""
    names = {}
    for guest in guests:
        organisation = guest.card.organisation if guest.card.side == Side.BUSINESS else None
        names[str(guest.pk)] = organisation.name if organisation else guest.person.name
    return names


def lowered_promises(figures: Figures, names: Mapping[str, str], promised: int) -> list[str]:
    """Whoever is promised fewer talks because they are not there long enough, in a sentence each."""
    return [
        _lowered(names[person.id], person.min, promised)
        for person in figures.problem.people
        if person.min < promised and person.min == figures.problem.rounds - len(person.absent)
    ]


def _lowered(name: str, there: int, promised: int) -> str:
    said = ngettext(
        "%(name)s is there in %(there)s round only, so %(there)s talk is promised instead of %(promised)s.",
        "%(name)s is there in %(there)s rounds only, so %(there)s talks are promised instead of %(promised)s.",
        there,
    )
    return said % {"name": name, "there": there, "promised": promised}
