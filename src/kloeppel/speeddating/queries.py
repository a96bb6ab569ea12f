from collections.abc import Collection
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Count, Func, JSONField, Prefetch, Q, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from kloeppel.events.models import Event, Guest
from kloeppel.programmes.models import Programme
from kloeppel.speeddating.choices import PlanState
from kloeppel.speeddating.models import Absence, Feedback, PairRule, PlanVersion, SpeedDating, Talk


def speed_dating_of(event: Event) -> SpeedDating | None:
    """The speed-dating of an event with the event; None if it has none yet."""
    return SpeedDating.objects.filter(event=event).select_related("event__region", "event__programme").first()


def absences_of(speed_dating: SpeedDating) -> dict[int, list[int]]:
    """For each guest (number) who misses rounds: those rounds, from 0, in order. Only rounds that there are."""
    absent: dict[int, list[int]] = {}
    rows = Absence.objects.filter(speed_dating=speed_dating, round__lt=speed_dating.rounds).order_by("round")
    for guest_id, number in rows.values_list("guest_id", "round"):
        absent.setdefault(guest_id, []).append(number)
    return absent


def pair_rules_of(speed_dating: SpeedDating) -> QuerySet[PairRule]:
    """The pair rules with both guests, their people, cards and organisations."""
    return PairRule.objects.filter(speed_dating=speed_dating).select_related(
        *("creative__person", "creative__card__person", "creative__card__organisation"),
        *("business__person", "business__card__person", "business__card__organisation"),
    )


def plans_of(speed_dating: SpeedDating) -> QuerySet[PlanVersion]:
    """All versions of the plan, newest first; their problems are read when somebody asks for them."""
    return PlanVersion.objects.filter(speed_dating=speed_dating).order_by("-number").defer("problem")


def released_plan_of(speed_dating: SpeedDating) -> PlanVersion | None:
    """The version that guests see; None before the first release. Its problem is read when somebody asks for it."""
    return PlanVersion.objects.filter(speed_dating=speed_dating, state=PlanState.RELEASED).defer("problem").first()


class _WithoutPairs(Func):
    """A problem's document as the database gives it without the pairs: a day of 600 people has 90,000 of them."""

    output_field = JSONField()

    def as_sqlite(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        **_context: Any,  # noqa: ANN401 - as Django's own
    ) -> tuple[str, tuple[str | int, ...]]:
        return self.as_sql(compiler, connection, template="JSON_REMOVE(%(expressions)s, '$.pairs')")

    def as_postgresql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        **_context: Any,  # noqa: ANN401 - as Django's own
    ) -> tuple[str, tuple[str | int, ...]]:
        return self.as_sql(compiler, connection, template="(%(expressions)s - 'pairs')")


def outlines_of(plans: Collection[PlanVersion]) -> dict[int, dict[str, Any]]:
    """For each version (number of its row) its problem's document without the pairs (one statement).

    Who is there when is all that pages show, and reading all the pairs would take them longer than everything else.
    """
    found = PlanVersion.objects.filter(pk__in=[plan.pk for plan in plans]).order_by("pk")
    return dict(found.annotate(day=_WithoutPairs("problem")).values_list("pk", "day"))


def released_in(events: Collection[int]) -> set[int]:
    """Those of the events (numbers) whose plan is released."""
    released = PlanVersion.objects.filter(state=PlanState.RELEASED, speed_dating__event__in=events)
    return set(released.values_list("speed_dating__event_id", flat=True))


def plan_states_in(events: Collection[int]) -> dict[int, set[str]]:
    """For those of the events (numbers) that have a speed-dating: the states of its versions, none before the first."""
    found: dict[int, set[str]] = {}
    for event, state in SpeedDating.objects.filter(event__in=events).values_list("event_id", "plans__state"):
        found.setdefault(event, set()).update([state] if state else [])
    return found


def givers_in(events: Collection[int]) -> dict[int, int]:
    """How many guests have said something about a talk, by event (its number). Nobody learns who they are."""
    rows = Feedback.objects.filter(speed_dating__event__in=events).order_by().values_list("speed_dating__event_id")
    return dict(rows.annotate(count=Count("giver", distinct=True)))


def talks_of(plan: PlanVersion) -> QuerySet[Talk]:
    """The talks of a version by round and table, with both guests, their people, cards and organisations."""
    return _with_guests(Talk.objects.filter(plan=plan))


def seats_of(plans: Collection[PlanVersion]) -> dict[int, list[tuple[int, int, int, int]]]:
    """For each version (number of its row) its talks as (creative, business, round, table); one statement for all."""
    found: dict[int, list[tuple[int, int, int, int]]] = {plan.pk: [] for plan in plans}
    rows = Talk.objects.filter(plan__in=[plan.pk for plan in plans]).order_by("round", "table")
    for plan_id, *talk in rows.values_list("plan_id", "creative_id", "business_id", "round", "table"):
        creative, business, number, table = talk
        found[plan_id].append((creative, business, number, table))
    return found


def talks_of_guest(guest: Guest) -> QuerySet[Talk]:
    """Every talk of a guest in a version that is or was released, newest version first, then by round."""
    released = Talk.objects.filter(plan__state__in=[PlanState.RELEASED, PlanState.REPLACED])
    mine = released.filter(Q(creative=guest) | Q(business=guest))
    return _with_guests(mine.select_related("plan__speed_dating").defer("plan__problem")).order_by(
        "-plan__number", "round"
    )


def released_talks_of(guests: Collection[int]) -> QuerySet[Talk]:
    """The talks that guests (their numbers) have in plans that are released now, in order of rounds."""
    mine = Q(creative__in=guests) | Q(business__in=guests)
    released = Talk.objects.filter(mine, plan__state=PlanState.RELEASED)
    return _with_guests(released.select_related("plan__speed_dating").defer("plan__problem"))


def said_by(guests: Collection[int]) -> set[tuple[int, int]]:
    """About whom guests (their numbers) have said something: (giver, about). For the givers alone."""
    return set(Feedback.objects.filter(giver__in=guests).values_list("giver_id", "about_id"))


def talks_by_region(programme: Programme) -> dict[int, int]:
    """How many talks the released plans hold, by region (its number)."""
    talks = Talk.objects.filter(plan__state=PlanState.RELEASED, plan__speed_dating__event__programme=programme)
    rows = talks.order_by().values_list("plan__speed_dating__event__region_id")
    return dict(rows.annotate(count=Count("pk")))


def feedback_by_region(programme: Programme) -> dict[int, int]:
    """How many times guests have said something of a talk, by region (its number); never what they said."""
    given = Feedback.objects.filter(speed_dating__event__programme=programme).order_by()
    return dict(given.values_list("speed_dating__event__region_id").annotate(count=Count("pk")))


def feedback_by(guest: Guest) -> dict[int, Feedback]:
    """What a guest has said, by the number of the guest it is about. For the giver alone."""
    return {feedback.about_id: feedback for feedback in Feedback.objects.filter(giver=guest)}


def _with_guests(talks: QuerySet[Talk]) -> QuerySet[Talk]:
    # Three small statements instead of one over eleven tables: PostgreSQL plans that one badly as long as it has no
    # statistics of new tables, and then a page takes minutes.
    guests = Guest.objects.select_related("person", "card__organisation")
    return talks.prefetch_related(Prefetch("creative", guests), Prefetch("business", guests)).order_by("round", "table")
