"""The counts of a programme as cells of a page, each with the address of the rows behind it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from kloeppel.core.indicators import Said
from kloeppel.core.values import Side
from kloeppel.flow.programme_to_report import Counts, Figures, Measure
from kloeppel.programmes.permissions import Standing, may_work_in
from kloeppel.web.lead.branches import KINDS, SUBMARKETS, UNKNOWN
from kloeppel.web.lead.people_form import NO_REGION

LABELS: Mapping[Measure, object] = {
    Measure.BUSINESSES: _("Businesses"),
    Measure.CREATIVES: _("Creatives"),
    Measure.GUESTS: _("Guests"),
    Measure.TALKS: _("Talks planned"),
    Measure.FEEDBACK: _("Feedback after talks"),
    Measure.PROPOSALS: _("Sent proposals"),
    Measure.MATCHES: _("Matches"),
}
OF_PEOPLE = 4
"""So many of the totals count people; the others count what they do."""

_SIDES = {Measure.BUSINESSES: Side.BUSINESS, Measure.CREATIVES: Side.CREATIVE}
_PAGES = {
    Measure.GUESTS: "guests",
    Measure.TALKS: "plan",
    Measure.FEEDBACK: "event",
    Measure.PROPOSALS: "matching",
}
"""Where the rows behind a count of one event stand."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One count: what it counts, what is said of it, and where the rows behind it stand (empty: not to be opened)."""

    label: object
    said: Said
    url: str = ""


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region (None: people of no region yet) with its cells in the order of `LABELS`."""

    region: object
    cells: list[Cell]


def totals(figures: Figures, standing: Standing) -> list[Cell]:
    """The counts of the whole programme; only the lead sees all the rows behind them."""
    people = reverse("people", args=[standing.programme.slug])
    found = [Cell(_("Applications"), figures.applications, people if standing.is_lead else "")]
    for measure, label in LABELS.items():
        url = ""
        if standing.is_lead and measure in _SIDES:
            url = f"{people}?{urlencode({'side': _SIDES[measure].value})}"
        elif standing.is_lead:
            page = "matches" if measure is Measure.MATCHES else "programme"
            url = reverse(page, args=[standing.programme.slug])
        found.append(Cell(label, figures.totals[measure], url))
    return found


def by_region(counts: Counts, figures: Figures, standing: Standing) -> list[RegionRow]:
    """The counts of each region, and of people without one if there are any."""
    rows = []
    for place, region in enumerate((*counts.regions, None)):
        said = {measure: figures.by_region[measure][place] for measure in Measure}
        if region is None and all(one == Said(0) for one in said.values()):
            continue
        cells = [
            Cell(label, said[measure], _behind(measure, counts, None if region is None else region.pk, standing))
            for measure, label in LABELS.items()
        ]
        rows.append(RegionRow(region, cells))
    return rows


def kinds(figures: Figures, standing: Standing) -> list[Cell]:
    """How many businesses there are of each kind."""
    return _branches(figures.kinds, KINDS, standing, Side.BUSINESS, "kind")


def submarkets(figures: Figures, standing: Standing) -> list[Cell]:
    """How many creatives there are of each sub-market."""
    return _branches(figures.submarkets, SUBMARKETS, standing, Side.CREATIVE, "submarket")


def _branches(
    found: Mapping[str, Said], labels: Mapping[str, object], standing: Standing, side: Side, name: str
) -> list[Cell]:
    people = reverse("people", args=[standing.programme.slug])
    return [
        Cell(
            labels.get(word, word),
            said,
            f"{people}?{urlencode({'side': side.value, name: word or UNKNOWN})}" if standing.is_lead else "",
        )
        for word, said in found.items()
    ]


def _behind(measure: Measure, counts: Counts, region_id: int | None, standing: Standing) -> str:
    """Where the rows behind the count of a region stand, if this person may open them."""
    slug = standing.programme.slug
    if not (standing.is_team if region_id is None else may_work_in(standing, region_id)):
        return ""
    if measure in _SIDES:
        wanted = {"side": _SIDES[measure].value, "region": NO_REGION if region_id is None else region_id}
        return f"{reverse('people', args=[slug])}?{urlencode(wanted)}"
    if measure is Measure.MATCHES:
        return reverse("matches", args=[slug]) if region_id is not None else ""
    events = [event for event in counts.events if event.region_id == region_id]
    if len(events) != 1:
        return reverse("programme", args=[slug]) if events else ""
    return reverse(_PAGES[measure], args=[events[0].pk])
