"""From the state of the regions to what is to be done, the most urgent first."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kloeppel.matches.models import Proposal
from kloeppel.profiles.models import Person
from kloeppel.web.coordinator.work import EventState, Work

GUESTS_BEFORE, SETTINGS_BEFORE, PLAN_BEFORE, RELEASE_BEFORE = (dt.timedelta(days=days) for days in (14, 10, 7, 3))
"""How long before an event its guest list, its rounds and tables, its plan and the release should be there."""
FEEDBACK_AFTER, MATCHING_AFTER, SENDING_AFTER = (dt.timedelta(days=days) for days in (3, 5, 7))
"""How long after an event all feedback should be there, matches be computed and proposals be sent."""
RUNS_OUT = dt.timedelta(days=7)
"""From so long before its day on, a proposal is said to run out."""
REGION_WITHIN = dt.timedelta(days=7)
MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: in a sentence, with one link. `due`: the day by which it should be done."""

    due: dt.date
    title: str
    verb: str
    url: str
    note: str = ""
    names: Sequence[str] = ()
    further: int = 0
    region: str = ""


def tasks_of(work: Work, today: dt.date) -> list[Task]:
    """Everything that is to be done in these regions, in order of urgency."""
    found = [task for state in work.events for task in _of_event(state, today)]
    found += _of_proposals(work.proposals, today)
    found += [_unreached(person, work, today) for person in work.unreached]
    if work.without_region:
        found.append(_without_region(work, today))
    return sorted(found, key=lambda task: task.due)


def preparations(work: Work, today: dt.date) -> list[Task]:
    """Those of the tasks that prepare an event to come and have time until a later day."""
    found = [task for state in work.events if state.day >= today for task in _before(state)]
    return sorted((task for task in found if task.due > today), key=lambda task: task.due)


def _of_event(state: EventState, today: dt.date) -> Iterator[Task]:
    if state.day >= today:
        yield from _before(state)
    if state.day == today:
        yield _on_the_day(state, today)
    if state.day < today and state.is_released:
        yield from _after(state)


def _before(state: EventState) -> Iterator[Task]:
    """The one step by which an event to come goes on."""
    event = state.event
    told = {"event": event.title}
    if not state.creatives or not state.businesses:
        yield _task(
            state,
            state.day - GUESTS_BEFORE,
            _("%(event)s: the guest list is empty") % told
            if not state.creatives and not state.businesses
            else _("%(event)s: only one side is on the guest list") % told,
            (_("Invite people"), "invite_people"),
            _("Businesses: %(businesses)s. Creatives: %(creatives)s.")
            % {"businesses": state.businesses, "creatives": state.creatives},
        )
    elif state.plans is None:
        title = _("%(event)s: set up rounds and tables") % told
        yield _task(state, state.day - SETTINGS_BEFORE, title, (_("Set up"), "speed_dating_settings"))
    elif not state.plans:
        title = _("%(event)s: compute the plan") % told
        yield _task(state, state.day - PLAN_BEFORE, title, (_("Go to the plan"), "plan"))
    elif not state.is_released:
        title = _("%(event)s: release the plan") % told
        note = _("It is computed, but the guests do not see it yet.")
        yield _task(state, state.day - RELEASE_BEFORE, title, (_("Go to the plan"), "plan"), note)


def _on_the_day(state: EventState, today: dt.date) -> Task:
    note = state.event.venue
    return _task(state, today, _("Today: %(event)s") % {"event": state.event.title}, (_("Open the day"), "event"), note)


def _after(state: EventState) -> Iterator[Task]:
    told = {"event": state.event.title}
    guests = state.creatives + state.businesses
    page = (_("Go to feedback and matches"), "matching")
    if state.run is None and state.heard < guests:
        note = _("%(heard)s of %(guests)s guests have given feedback. A call helps.") % {
            "heard": state.heard,
            "guests": guests,
        }
        yield _task(state, state.day + FEEDBACK_AFTER, _("%(event)s: feedback is missing") % told, page, note)
    if state.run is None:
        yield _task(state, state.day + MATCHING_AFTER, _("%(event)s: compute the matches") % told, page)
    elif state.waits_to_be_sent:
        yield _task(state, state.day + SENDING_AFTER, _("%(event)s: send the proposals") % told, page)


def _of_proposals(proposals: Sequence[Proposal], today: dt.date) -> Iterator[Task]:
    """One task for all that run out on the same day after the same event."""
    near = [proposal for proposal in proposals if proposal.answer_by <= today + RUNS_OUT]
    near.sort(key=lambda proposal: (proposal.answer_by, proposal.run.event_id))
    for (day, _event), group in groupby(near, key=lambda one: (one.answer_by, one.run.event_id)):
        same = list(group)
        event = same[0].run.event
        title = (
            ngettext("%(n)s proposal runs out", "%(n)s proposals run out", len(same))
            if day >= today
            else ngettext("The day of %(n)s proposal has passed", "The day of %(n)s proposals has passed", len(same))
        )
        yield Task(
            due=day,
            title=title % {"n": len(same)},
            verb=_("See the proposals"),
            url=reverse("matching", args=[event.pk]),
            note=_("Not everybody has answered:"),
            names=[f"{one.creative.person} – {one.business.person}" for one in same[:MOST_NAMES]],
            further=max(0, len(same) - MOST_NAMES),
            region=event.region.name,
        )


def _unreached(person: Person, work: Work, today: dt.date) -> Task:
    return Task(
        due=today,
        title=_("A letter to %(name)s could not be sent") % {"name": person.name},
        verb=_("See the address"),
        url=reverse("person", args=[work.standing.programme.slug, person.pk]),
        note=_("Please check the address, or call."),
    )


def _without_region(work: Work, today: dt.date) -> Task:
    count = work.without_region
    title = ngettext("%(n)s person has no region yet", "%(n)s people have no region yet", count)
    return Task(
        due=today + REGION_WITHIN,
        title=title % {"n": count},
        verb=_("See who it is"),
        url=reverse("people", args=[work.standing.programme.slug]) + "?region=none",
        note=_("Without a region nobody is invited."),
    )


def _task(state: EventState, due: dt.date, title: str, link: tuple[str, str], note: str = "") -> Task:
    verb, page = link
    url = reverse(page, args=[state.event.pk])
    return Task(due=due, title=title, verb=verb, url=url, note=note, region=state.event.region.name)
