"""Everything that can happen and is recorded: one word per business verb, with the wording that staff reads."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verb(models.TextChoices):
    """What can happen."""

    PROGRAMME_CREATED = "programme_created", _("Programme set up")
    REGION_CREATED = "region_created", _("Region added")
    PROGRAMME_CHANGED = "programme_changed", _("Programme settings changed")
    ROLE_GIVEN = "role_given", _("Role given")
    ROLE_ENDED = "role_ended", _("Role ended")
    TEAM_PHONE_CHANGED = "team_phone_changed", _("Telephone number in the team changed")
    LIST_READ = "list_read", _("People list read, not yet taken over")
    LIST_TAKEN_OVER = "list_taken_over", _("People list taken over")
    LIST_DISCARDED = "list_discarded", _("People list discarded")
    PERSON_ADDED = "person_added", _("Person added")
    LANGUAGE_CHOSEN = "language_chosen", _("Language chosen")
    PERSON_CHANGED = "person_changed", _("Person changed")
    ORGANISATION_ADDED = "organisation_added", _("Organisation added")
    CARD_WRITTEN = "card_written", _("Need or offer written down")
    EVENT_CREATED = "event_created", _("Event set up")
    EVENT_CHANGED = "event_changed", _("Event changed")
    GUEST_INVITED = "guest_invited", _("Person put on the guest list")
    ABSENCE_CHANGED = "absence_changed", _("Presence changed")
    RULE_SET = "rule_set", _("Pair rule set")
    RULE_LIFTED = "rule_lifted", _("Pair rule lifted")
    PLAN_COMPUTED = "plan_computed", _("Plan computed")
    PLAN_RELEASED = "plan_released", _("Plan released")
    FEEDBACK_GIVEN = "feedback_given", _("Feedback given")
    PAIR_LOCKED = "pair_locked", _("Pair locked")
    PAIR_FORBIDDEN = "pair_forbidden", _("Pair forbidden")
    PAIR_FREED = "pair_freed", _("Lock or ban of a pair lifted")
    MATCHING_COMPUTED = "matching_computed", _("Matches computed")
    PROPOSALS_SENT = "proposals_sent", _("Proposals sent")
    PROPOSAL_ANSWERED = "proposal_answered", _("Proposal answered")
    PROPOSAL_CLOSED = "proposal_closed", _("Proposal closed")
    MATCH_CONFIRMED = "match_confirmed", _("Match confirmed by both")
    MATCHES_HANDED_OVER = "matches_handed_over", _("Matches handed over to another coordinator")
    BARRIER_REPORTED = "barrier_reported", _("Barrier reported")
    BARRIER_CLOSED = "barrier_closed", _("Report of a barrier closed")


def verbs() -> list[tuple[str, object]]:
    """The choices of an entry's verb; a function, so that a new verb needs no migration."""
    return list(Verb.choices)
