"""Guests with their cards become a plan; on release each guest learns their own talks.

Load: guests, cards, absences, pair rules. Decide: `core.affinity` and `core.rounds`. Store: a version of the plan, and
later its release. Tell: the audit trail, and letters to those for whom something is new.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from kloeppel.accounts.models import User
from kloeppel.core import affinity, rounds
from kloeppel.core.rounds.exchange import problem_from_json
from kloeppel.core.values import InputError, Sentence, Side, Value, sentence
from kloeppel.core.watch import Observer, Progress
from kloeppel.events.models import Guest
from kloeppel.events.queries import guests_of
from kloeppel.flow.plan_letters import Day, days_of, write_plan_letters
from kloeppel.profiles.snapshots import affinity_card
from kloeppel.speeddating.actions import release, store_plan
from kloeppel.speeddating.models import PlanVersion, SpeedDating
from kloeppel.speeddating.queries import outlines_of, released_plan_of, seats_of, talks_of
from kloeppel.speeddating.snapshots import Worth, frame_in, frame_today, meetings_of, problem_of

ANY_TALK = 0.1
"""What a talk is worth even if the cards have nothing in common: people know more than they write, and nobody should
wait while somebody else is free. A good fit is worth about 0.6 more."""


def compute_plan(
    *,
    speed_dating: SpeedDating,
    actor: User,
    at: datetime,
    seed: int = 0,
    time_limit: float = 5.0,
    observer: Observer | None = None,
    stored: Callable[[PlanVersion], None] | None = None,
) -> PlanVersion:
    """Compute the next version of the plan, a draft. `time_limit` in seconds; usually it takes a fraction of one.

    All pairs of guests may meet, except those that must not. Everybody gets at least the promised talks, or as many as
    the rounds in which they are there. Raises InputError with a sentence that names people by name if that cannot be
    had; then nothing is stored. `observer` hears how far it is and may end the search; `stored` is called with the
    version inside the transaction that stores it: what it raises undoes that.
    """
    guests = list(guests_of(speed_dating.event))
    _check_sides(guests)
    try:
        _tell(observer, sentence("Needs and offers are compared."))
        problem = problem_of(speed_dating, guests, worth_of(guests))
        _tell(observer, sentence("Talks are spread over rounds and tables."))
        plan = rounds.plan(problem, seed=seed, time_limit=time_limit, observer=observer)
    except InputError as error:
        raise InputError(_by_name(error.problem, guests)) from error
    _check(problem, plan.meetings, guests)
    with transaction.atomic():
        version = store_plan(speed_dating=speed_dating, problem=problem, plan=plan, seed=seed, actor=actor, at=at)
        if stored is not None:
            stored(version)
    return version


def _tell(observer: Observer | None, step: Sentence) -> None:
    if observer is not None:
        observer.progress(Progress(step))


def worth_of(guests: Sequence[Guest]) -> Worth:
    """What each talk would be worth: `ANY_TALK` and how well the two cards could fit (0 to 1)."""
    cards: dict[str, list[affinity.Card]] = {Side.CREATIVE: [], Side.BUSINESS: []}
    for guest in guests:
        cards[guest.card.side].append(affinity_card(guest.card, guest.pk))
    needs, offers = cards[Side.BUSINESS], cards[Side.CREATIVE]
    scores = affinity.affinities(needs, offers).scores.tolist()
    return {
        (int(offer.id), int(need.id)): ANY_TALK + score
        for need, row in zip(needs, scores, strict=True)
        for offer, score in zip(offers, row, strict=True)
    }


def is_outdated(plan: PlanVersion, guests: Sequence[Guest] | None = None) -> bool:
    """Whether guests, presence, pair rules, rounds or tables have changed since `plan` was computed (three statements).

    `guests` as `guests_of` gives them now, if they are at hand. What the cards say does not count: a plan does not
    become wrong by a better word.
    """
    try:
        here = list(guests_of(plan.speed_dating.event)) if guests is None else guests
        today = frame_today(plan.speed_dating, here)
    except InputError:
        return True
    return today != frame_in(plan.problem)


def affected_guests(plan: PlanVersion) -> list[Guest]:
    """Who gets a letter when `plan` is released: those whose day it changes; everybody at the first release."""
    return [day.guest for day in _new_days(plan, released_plan_of(plan.speed_dating))]


def release_plan(*, plan: PlanVersion, actor: User, at: datetime, released_seen: int | None = None) -> PlanVersion:
    """Make `plan` the one that guests see, after checking it once more from the stored rows, and tell those affected.

    `released_seen` is the number of the version that was released when the actor decided (0: none; None: whichever).
    Raises InputError, and changes nothing, if the plan breaks a rule, is no draft, or somebody else was faster.
    """
    with transaction.atomic():
        released, former = release(plan=plan, released_seen=released_seen, actor=actor, at=at)
        talks = meetings_of(seats_of([released])[released.pk])
        _check(problem_from_json(released.problem), talks, _guests_in(released, None))
        write_plan_letters(_new_days(released, former), plan.speed_dating, again=former is not None, at=at)
    return released


def _new_days(plan: PlanVersion, former: PlanVersion | None) -> list[Day]:
    guests = _guests_in(plan, former)
    new = days_of(guests, talks_of(plan))
    if former is None:
        return new
    old = {day.guest.pk: day.talks for day in days_of(guests, talks_of(former))}
    return [day.after(old[day.guest.pk]) for day in new if day.differs_from(old[day.guest.pk])]


def _guests_in(plan: PlanVersion, former: PlanVersion | None) -> list[Guest]:
    outlines = outlines_of([version for version in (plan, former) if version is not None])
    known = {person["id"] for outline in outlines.values() for person in outline["people"]}
    return [guest for guest in guests_of(plan.speed_dating.event) if str(guest.pk) in known]


def _check_sides(guests: Sequence[Guest]) -> None:
    if {guest.card.side for guest in guests} < {Side.CREATIVE, Side.BUSINESS}:
        raise InputError(sentence("A plan needs creatives and businesses on the guest list."))


def _check(problem: rounds.Problem, meetings: Sequence[rounds.Meeting], guests: Sequence[Guest]) -> None:
    violations = rounds.verify(problem, meetings)
    if violations:
        found = Sentence(violations[0].text, _with_names(violations[0].values, guests))
        raise InputError(sentence("This plan breaks a rule, please compute it anew. %(violation)s", violation=found))


_WORDS = {
    frozenset({"index", "id", "min", "possible"}): sentence(
        "Not everybody can have the talks promised: %(id)s would get %(possible)s instead of %(min)s. "
        "More rounds or tables help, or fewer promised talks."
    ),
    frozenset({"index", "a", "b"}): sentence(
        "%(a)s and %(b)s must meet, but are never there in the same round. Please change presence or pair rule."
    ),
    frozenset({"index", "a", "b", "round"}): sentence(
        "%(a)s and %(b)s must meet in round %(round)s, but are not both there then. "
        "Please change presence or pair rule."
    ),
    frozenset({"index", "id", "count", "most"}): sentence(
        "%(id)s must meet %(count)s people, more than the rounds in which they are there (%(most)s). "
        "Please lift a pair rule."
    ),
    frozenset({"index", "count", "places"}): sentence(
        "%(count)s pairs must meet, but the day has room for %(places)s only. Please lift pair rules."
    ),
    frozenset({"index", "id", "round"}): sentence(
        "%(id)s must meet two people in round %(round)s. Please change one of the pair rules."
    ),
    frozenset({"index", "round"}): sentence(
        "In round %(round)s more pairs must meet than there are tables. Please change a pair rule."
    ),
}
"""What the core says about ids and places in a document, said about people. Known by the values it says it with."""


def _by_name(problem: Sentence, guests: Sequence[Guest]) -> Sentence:
    words = _WORDS.get(frozenset(problem.values))
    if words is None:
        return problem if not problem.values else sentence("No plan can keep all pair rules. Please lift some.")
    values = dict(_with_names(problem.values, guests))
    number = values.get("round")
    if isinstance(number, int):
        # The core counts from 0, people from 1.
        values["round"] = number + 1
    return Sentence(words.text, values)


def _with_names(values: Mapping[str, Value], guests: Sequence[Guest]) -> Mapping[str, Value]:
    names = {str(guest.pk): str(guest) for guest in guests}
    people = values.keys() & {"id", "a", "b", "person"}
    return {**values, **{place: names.get(str(values[place]), str(values[place])) for place in people}}
