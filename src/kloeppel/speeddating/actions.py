from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from kloeppel.accounts.models import User
from kloeppel.audit.actions import record
from kloeppel.audit.choices import Verb
from kloeppel.core.rounds import ENGINE_VERSION, Plan, Problem
from kloeppel.core.rounds.exchange import problem_to_json
from kloeppel.core.values import InputError, Side, sentence
from kloeppel.events.models import Event, Guest
from kloeppel.speeddating.choices import PlanState, Rule, Wish
from kloeppel.speeddating.models import Absence, Feedback, PairRule, PlanVersion, SpeedDating, Talk
from kloeppel.speeddating.permissions import may_release
from kloeppel.speeddating.queries import pair_rules_of, released_plan_of

SETTINGS = frozenset({"starts_at", "rounds", "tables", "talk_minutes", "change_minutes", "promised_talks"})


@transaction.atomic
def set_up_speed_dating(  # noqa: PLR0913 - an evening has so many settings
    *,
    event: Event,
    starts_at: datetime,
    rounds: int,
    tables: int,
    talk_minutes: int = 8,
    change_minutes: int = 2,
    promised_talks: int = 0,
    actor: User | None,
    at: datetime,
) -> SpeedDating:
    """Give an event its speed-dating: `rounds` (1 to 40) of `talk_minutes` and `change_minutes`, from `starts_at` on.

    The database refuses a second one, and more promised talks than rounds.
    """
    speed_dating = SpeedDating.objects.create(
        event=event,
        starts_at=starts_at,
        rounds=rounds,
        tables=tables,
        talk_minutes=talk_minutes,
        change_minutes=change_minutes,
        promised_talks=promised_talks,
    )
    _record(speed_dating, Verb.EVENT_CHANGED, actor, at, {"rounds": rounds, "tables": tables})
    return speed_dating


@transaction.atomic
def change_speed_dating(*, speed_dating: SpeedDating, values: dict[str, Any], actor: User | None, at: datetime) -> bool:
    """Take over those of `values` (keys from SETTINGS) that differ; whether anything did. Plans stay as they are.

    Raises ValueError for another key, and InputError if a pair rule names a round that would no longer exist.
    """
    unknown = sorted(values.keys() - SETTINGS)
    if unknown:
        raise ValueError(f"A speed-dating has no setting {unknown[0]}.")
    locked = _locked(speed_dating)
    changed = sorted(name for name, value in values.items() if getattr(locked, name) != value)
    for name in changed:
        setattr(locked, name, values[name])
        setattr(speed_dating, name, values[name])
    late = pair_rules_of(locked).filter(round__gte=locked.rounds).first()
    if late is not None and late.round is not None:
        raise InputError(
            sentence(
                "%(creative)s and %(business)s must meet in round %(round)s. Please change this pair rule first.",
                creative=str(late.creative),
                business=str(late.business),
                round=late.round + 1,
            )
        )
    if changed:
        locked.save(update_fields=changed)
        _record(locked, Verb.EVENT_CHANGED, actor, at, {"fields": changed})
    return bool(changed)


@transaction.atomic
def set_absences(
    *, speed_dating: SpeedDating, guest: Guest, rounds: Collection[int], actor: User | None, at: datetime
) -> bool:
    """`guest` is away in exactly these rounds (from 0); whether that is new. Raises InputError for an unknown round."""
    locked = _locked(speed_dating)
    _check_guests(speed_dating, guest)
    for number in rounds:
        _check_round(locked, number)
    wanted = set(rounds)
    known = Absence.objects.filter(speed_dating=speed_dating, guest=guest)
    before = set(known.values_list("round", flat=True))
    if before == wanted:
        return False
    known.exclude(round__in=wanted).delete()
    for number in sorted(wanted - before):
        Absence.objects.create(speed_dating=speed_dating, guest=guest, round=number)
    _record(speed_dating, Verb.ABSENCE_CHANGED, actor, at, {"guest": guest.pk, "rounds": sorted(wanted)})
    return True


@transaction.atomic
def set_pair_rule(
    *,
    speed_dating: SpeedDating,
    creative: Guest,
    business: Guest,
    rule: Rule,
    round: int | None = None,  # noqa: A002 - the field's own word
    note: str = "",
    actor: User | None,
    at: datetime,
) -> PairRule:
    """The two must or must not meet; `round` (from 0, only with must) says when. Replaces an earlier rule of the pair.

    Raises InputError for a round that does not exist and for two guests who are not one of each side of this event.
    """
    locked = _locked(speed_dating)
    _check_guests(speed_dating, creative, business)
    if (creative.card.side, business.card.side) != (Side.CREATIVE, Side.BUSINESS):
        raise InputError(sentence("A pair is one creative and one business."))
    if round is not None:
        _check_round(locked, round)
    found, _ = PairRule.objects.update_or_create(
        speed_dating=speed_dating,
        creative=creative,
        business=business,
        defaults={"rule": rule, "round": round if rule == Rule.MUST else None, "note": note},
    )
    details = {"creative": creative.pk, "business": business.pk, "rule": rule.value, "round": found.round}
    _record(speed_dating, Verb.RULE_SET, actor, at, details)
    return found


@transaction.atomic
def lift_pair_rule(*, rule: PairRule, actor: User | None, at: datetime) -> None:
    """The two may meet or not, as it fits. Nothing happens if somebody else has lifted the rule already."""
    details = {"creative": rule.creative_id, "business": rule.business_id}
    deleted, _ = PairRule.objects.filter(pk=rule.pk).delete()
    if deleted:
        _record(rule.speed_dating, Verb.RULE_LIFTED, actor, at, details)


@transaction.atomic
def store_plan(
    *, speed_dating: SpeedDating, problem: Problem, plan: Plan, seed: int, actor: User, at: datetime
) -> PlanVersion:
    """Keep a computed plan as the next version, a draft, with all that is needed to compute it again.

    People in `problem` are guests' numbers as text. Whoever calls this has let `core.rounds.verify` pass the plan.
    """
    _locked(speed_dating)
    newest = PlanVersion.objects.filter(speed_dating=speed_dating).order_by("-number").first()
    version = PlanVersion.objects.create(
        speed_dating=speed_dating,
        number=newest.number + 1 if newest else 1,
        problem=problem_to_json(problem),
        seed=seed,
        engine_version=ENGINE_VERSION,
        total=plan.total,
        bound=plan.bound,
        optimal=plan.optimal,
        evenness=None if plan.evenness is None else asdict(plan.evenness),
        computed_at=at,
        computed_by_id=actor.pk,
    )
    Talk.objects.bulk_create(
        Talk(plan=version, creative_id=int(talk.a), business_id=int(talk.b), round=talk.round, table=talk.table)
        for talk in plan.meetings
    )
    details = {"plan": version.pk, "number": version.number, "talks": len(plan.meetings)}
    _record(speed_dating, Verb.PLAN_COMPUTED, actor, at, details)
    return version


@transaction.atomic
def release(
    *, plan: PlanVersion, released_seen: int | None = None, actor: User, at: datetime
) -> tuple[PlanVersion, PlanVersion | None]:
    """Make a draft the plan that guests see; the former one is replaced. Returns both, as they are now.

    `released_seen` is the number of the version that was released when the actor decided (0: none; None: whichever).
    Raises InputError, and changes nothing, if the plan is no draft any more or another was released meanwhile.
    """
    speed_dating = _locked(plan.speed_dating)
    # Read under the lock: of two people who release at once the second sees what the first has done.
    fresh = PlanVersion.objects.get(pk=plan.pk)
    verdict = may_release(fresh)
    if verdict.reason is not None:
        raise InputError(verdict.reason)
    former = released_plan_of(speed_dating)
    number = 0 if former is None else former.number
    if released_seen is not None and released_seen != number:
        raise InputError(
            sentence("Meanwhile somebody else has released version %(number)s. Please look at it first.", number=number)
        )
    if former is not None:
        former.state = PlanState.REPLACED
        former.save(update_fields=["state"])
    fresh.state, fresh.released_at = PlanState.RELEASED, at
    fresh.save(update_fields=["state", "released_at"])
    details = {"plan": fresh.pk, "number": fresh.number, "replaces": number}
    _record(speed_dating, Verb.PLAN_RELEASED, actor, at, details)
    return fresh, former


@transaction.atomic
def record_feedback(
    *, speed_dating: SpeedDating, giver: Guest, about: Guest, wish: Wish, note: str, actor: User, at: datetime
) -> Feedback:
    """Keep what `giver` says about `about`; saying it again replaces it. The trail learns only who about whom."""
    feedback, _ = Feedback.objects.update_or_create(
        speed_dating=speed_dating,
        giver=giver,
        about=about,
        defaults={"wish": wish, "note": note, "given_at": at},
    )
    _record(speed_dating, Verb.FEEDBACK_GIVEN, actor, at, {"giver": giver.pk, "about": about.pk})
    return feedback


def _locked(speed_dating: SpeedDating) -> SpeedDating:
    """The row is the lock: two people who work on one speed-dating at once wait for each other here."""
    return SpeedDating.objects.select_for_update().get(pk=speed_dating.pk)


def _check_guests(speed_dating: SpeedDating, *guests: Guest) -> None:
    for guest in guests:
        if guest.event_id != speed_dating.event_id:
            raise InputError(sentence("%(name)s is not on the guest list.", name=str(guest)))


def _check_round(speed_dating: SpeedDating, number: int) -> None:
    if not 0 <= number < speed_dating.rounds:
        raise InputError(
            sentence("There is no round %(round)s; there are %(rounds)s.", round=number + 1, rounds=speed_dating.rounds)
        )


def _record(speed_dating: SpeedDating, verb: Verb, actor: User | None, at: datetime, details: dict[str, Any]) -> None:
    programme_id = speed_dating.event.programme_id
    record(actor=actor, at=at, verb=verb, subject=speed_dating, programme_id=programme_id, details=details)
