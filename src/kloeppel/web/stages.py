"""The line of stages that a programme runs along, and in which of them a page lies."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kloeppel.core import lifecycles


@dataclass(frozen=True, slots=True)
class Stage:
    """One station of the line. `page`: the name of the address at which it begins; empty where there is none yet."""

    label: object
    page: str = ""


CALL = Stage(_("Call"))
PEOPLE = Stage(_("People"), "people")
KICK_OFF = Stage(_("Kick-off"), "the_day")
MATCHES = Stage(_("Matches"), "matches")
WORK = Stage(_("Work"))
LEARNING = Stage(_("Learning"))
CLOSING = Stage(_("Closing"))
REPORT = Stage(_("Report"))
LINE = {
    lifecycles.Stage.CALL: CALL,
    lifecycles.Stage.PEOPLE: PEOPLE,
    lifecycles.Stage.KICK_OFF: KICK_OFF,
    lifecycles.Stage.MATCHES: MATCHES,
    lifecycles.Stage.WORK: WORK,
    lifecycles.Stage.LEARNING: LEARNING,
    lifecycles.Stage.CLOSING: CLOSING,
    lifecycles.Stage.REPORT: REPORT,
}

STAGE_OF_PAGE = {
    **dict.fromkeys(("people", "person", "lists", "list_new", "list_preview"), PEOPLE),
    **dict.fromkeys(("the_day", "event", "guests", "invite_people", "guest_absences", "pair_rules"), KICK_OFF),
    **dict.fromkeys(("speed_dating_settings", "plan", "plan_version", "release_plan"), KICK_OFF),
    **dict.fromkeys(("matching", "decide_pair", "send_proposals", "close_proposal", "matches"), MATCHES),
    "report": REPORT,
}
"""The stage of a page by the name of its address; a view may put another `stage` into its own context."""


def stage_of(request: HttpRequest) -> Stage | None:
    """The stage in which the page lies; None for pages beside the line."""
    name = request.resolver_match.url_name if request.resolver_match else None
    return STAGE_OF_PAGE.get(str(name))
