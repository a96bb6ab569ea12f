from collections.abc import Collection

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kloeppel.accounts.models import User
from kloeppel.core.values import Side
from kloeppel.events.models import Event
from kloeppel.matches.choices import MatchState, ProposalState
from kloeppel.matches.models import Match, MatchingRun, PairDecision, Proposal
from kloeppel.profiles.models import Card
from kloeppel.programmes.models import Programme

IdPair = tuple[int, int]
"""The numbers of the card of a creative and the card of a business."""

PARTNERS = (
    *("creative__person__user", "creative__organisation", "creative__region"),
    *("business__person__user", "business__organisation", "business__region"),
)

_OF_THE_RUN = ("run__wishes", "run__affinity", "run__result")
"""What a run was computed from and what came of it: large, and nothing of it is shown beside a proposal."""


def decisions_of(event: Event) -> QuerySet[PairDecision]:
    """What the coordination has decided about pairs, with both cards, people and organisations."""
    return (
        PairDecision.objects.filter(event=event)
        .select_related("creative__person", "creative__organisation", "business__person", "business__organisation")
        .order_by("kind", "pk")
    )


def newest_run_of(event: Event) -> MatchingRun | None:
    """The newest matching run of an event; None before the first."""
    return MatchingRun.objects.filter(event=event).select_related("event__region", "event__programme").first()


def newest_runs_in(events: Collection[int]) -> dict[int, MatchingRun]:
    """The newest matching run of each of the events (numbers) that has one; `is_sent`: whether proposals came of it.

    What a run was computed from is not read.
    """
    sent = Exists(Proposal.objects.filter(run=OuterRef("pk")))
    runs = MatchingRun.objects.filter(event__in=events).annotate(is_sent=sent).defer("wishes", "affinity")
    return {run.event_id: run for run in runs.order_by("number")}


def open_proposals_in(programme: Programme, regions: Collection[int]) -> QuerySet[Proposal]:
    """The proposals of regions (their numbers) that wait for answers, with both partners and event; oldest day first.

    Who of the two has answered is not for those who read this.
    """
    found = Proposal.objects.filter(
        state=ProposalState.OPEN, run__event__programme=programme, run__event__region__in=regions
    )
    partners = ("creative__person", "creative__organisation", "business__person", "business__organisation")
    return found.select_related(*partners, "run__event__region").defer(*_OF_THE_RUN).order_by("answer_by", "pk")


def count_open_proposals(programme: Programme) -> int:
    """How many proposals of `programme` wait for an answer."""
    return Proposal.objects.filter(run__event__programme=programme, state=ProposalState.OPEN).count()


def proposals_of(event: Event) -> QuerySet[Proposal]:
    """Every proposal of an event, newest first, with both partners."""
    return Proposal.objects.filter(run__event=event).select_related(*PARTNERS)


def cards_by_number(numbers: Collection[int]) -> dict[int, Card]:
    """The cards with these numbers, with person, user, organisation and region."""
    found = Card.objects.filter(pk__in=numbers).select_related("person__user", "organisation", "region")
    return {card.pk: card for card in found}


def promised_pairs(cards: Collection[int]) -> set[IdPair]:
    """The pairs with one of `cards` that are in an open proposal or an active match (two statements)."""
    either = Q(creative__in=cards) | Q(business__in=cards)
    asked = Proposal.objects.filter(either, state=ProposalState.OPEN).values_list("creative_id", "business_id")
    matched = Match.objects.filter(either, state=MatchState.ACTIVE).values_list("creative_id", "business_id")
    return {*asked, *matched}


def ended_pairs(cards: Collection[int]) -> set[IdPair]:
    """The pairs of `cards` whose proposal did not come about, or whose match has ended; whatever the cause."""
    ended = Q(state=ProposalState.CLOSED) | Q(match__state=MatchState.DISSOLVED)
    found = Proposal.objects.filter(ended, creative__in=cards, business__in=cards)
    return set(found.values_list("creative_id", "business_id"))


def proposals_for(user: User) -> QuerySet[Proposal]:
    """The proposals in which somebody is a partner, newest first, with both partners, event and programme."""
    mine = Q(creative__person__user=user) | Q(business__person__user=user)
    event = ("run__event__programme", "run__event__region")
    return Proposal.objects.filter(mine).select_related(*PARTNERS, *event).defer(*_OF_THE_RUN)


def open_proposals_of(user: User) -> QuerySet[Proposal]:
    """Those of them that wait for answers, whoever has answered already."""
    return proposals_for(user).filter(state=ProposalState.OPEN)


def matches_of(user: User) -> QuerySet[Match]:
    """The matches somebody works in, newest first, with both partners, coordinator, region and programme."""
    mine = Q(creative__person__user=user) | Q(business__person__user=user)
    return _with_partners(Match.objects.filter(mine))


def matches_in(programme: Programme, regions: Collection[int] | None = None) -> QuerySet[Match]:
    """The matches of a programme, or of some of its regions (their numbers), by region and time."""
    found = Match.objects.filter(programme=programme)
    if regions is not None:
        found = found.filter(region__in=regions)
    return _with_partners(found).order_by("region__name", "confirmed_at", "pk")


def matches_by_region(programme: Programme) -> dict[int, int]:
    """How many active matches there are, by region (its number)."""
    rows = Match.objects.filter(programme=programme, state=MatchState.ACTIVE).order_by().values_list("region_id")
    return dict(rows.annotate(count=Count("pk")))


def proposals_by_region(programme: Programme) -> dict[int, int]:
    """How many proposals were sent, whatever became of them, by region (its number)."""
    sent = Proposal.objects.filter(run__event__programme=programme).order_by().values_list("run__event__region_id")
    return dict(sent.annotate(count=Count("pk")))


def matches_by_postcode(programme: Programme) -> dict[str, int]:
    """How many active matches there are, by the postcode of the business (empty: none is known)."""
    active = Match.objects.filter(programme=programme, state=MatchState.ACTIVE).order_by()
    return dict(active.values_list("business__postcode").annotate(count=Count("pk")))


def sides_of(pair: Proposal | Match, user: User) -> list[Side]:
    """On which sides of `pair` somebody stands: one, or both if two people share an e-mail address; empty: none."""
    return [
        side
        for side, card in ((Side.CREATIVE, pair.creative), (Side.BUSINESS, pair.business))
        if card.person.user_id == user.pk
    ]


def _with_partners(found: QuerySet[Match]) -> QuerySet[Match]:
    return found.select_related(*PARTNERS, "coordinator__user", "region", "programme")
