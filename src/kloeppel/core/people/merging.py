"""What the submissions of one person come to: who is one person, and which answer counts."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Protocol, TypeVar

from kloeppel.core.people.names import in_capitals, name_key
from kloeppel.core.people.seats import SAXONY, Postcode, Seat
from kloeppel.core.people.submissions import Answer, PersonName, Submission
from kloeppel.core.people.values import NOTES, Applicant
from kloeppel.core.people.vocabularies import OPEN
from kloeppel.core.values import Side

T = TypeVar("T")


class Identity(Protocol):
    """What it takes to tell whether two records are one person."""

    @property
    def name(self) -> str:
        """The full name."""

    @property
    def email(self) -> str:
        """The e-mail address, empty where there is none."""

    @property
    def phone(self) -> str:
        """The telephone number in international form, empty where there is none."""


def same_person(one: Identity, other: Identity) -> bool:
    """Whether two records are one person: the same name and the same e-mail address or the same telephone.

    Titles, case, spaces and ß/ss of the name do not matter. One address or telephone under two names is two people.
    """
    return not set(marks_of(one)).isdisjoint(marks_of(other))


def marks_of(one: Identity) -> tuple[tuple[str, str], ...]:
    """What two records of one person have in common, e-mail first: for finding a person among many without comparing.

    `same_person` is true exactly where two records share a mark.
    """
    return _marks(one.name, one.email, one.phone)


def _marks(name: str, email: str, phone: str) -> tuple[tuple[str, str], ...]:
    key = name_key(name)
    return tuple((key, contact) for contact in (email.lower(), phone) if key and contact)


def group_by_person(read: Sequence[Submission]) -> list[list[Submission]]:
    """The submissions of each person, oldest first. Being the same person carries over: a is b, b is c."""
    leader = list(range(len(read)))

    def find(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    seen: dict[tuple[str, str], int] = {}
    for index, submission in enumerate(read):
        for mark in _marks(submission.name.value.full, submission.email.value, submission.phone.value):
            leader[find(index)] = find(seen.setdefault(mark, index))
    grouped: dict[int, list[Submission]] = {}
    for index, submission in enumerate(read):
        grouped.setdefault(find(index), []).append(submission)
    # Where two carry the same time or none, only the order of arrival is left.
    return [sorted(group, key=lambda one: (one.submitted.value, one.row)) for group in grouped.values()]


def newest(answers: Iterable[Answer[T]]) -> Answer[T]:
    """The newest answer that was given; `answers` come oldest first."""
    *older, last = answers
    return next((answer for answer in (last, *reversed(older)) if answer.given), last)


def _newest_name(person: Sequence[Submission]) -> Answer[PersonName]:
    """The newest name; where that is in capitals only, the newest one in normal writing."""
    latest = newest(one.name for one in person)
    written = [one.name for one in person if one.name.given and not in_capitals(one.name.value.full)]
    return written[-1] if in_capitals(latest.value.full) and written else latest


def merge(person: Sequence[Submission], side: Side, seat: Seat | None) -> Applicant:
    """The applicant that the submissions (oldest first) come to: field by field the newest answer that was given."""
    latest = _latest(person)
    regions, region_notes = _regions(latest.regions.value, latest.postcode.value, side, seat or SAXONY)
    name = latest.name.value
    return Applicant(
        rows=tuple(one.row for one in person),
        side=side,
        first_name=name.first,
        last_name=name.last,
        name=name.full,
        organisation=latest.organisation.value,
        email=latest.email.value,
        phone=latest.phone.value,
        postcode=latest.postcode.value.code,
        place=latest.place.value,
        regions=regions,
        kind=latest.kind.value,
        submarket=latest.submarket.value,
        url=latest.url.value,
        radius_km=latest.radius_km.value,
        hours_per_month=latest.hours_per_month.value,
        team_size=latest.team_size.value,
        publish=latest.publish.value,
        newsletter=latest.newsletter.value,
        consent=latest.consent.value,
        submitted=latest.submitted.value[:16],
        text=latest.text.value,
        answers=tuple((heading, answer.value) for heading, answer in latest.answers if answer.value),
        notes=ordered(_notes(latest, seat) | set(region_notes)),
    )


def _latest(person: Sequence[Submission]) -> Submission:
    """One submission made of the answers that count."""
    return Submission(
        row=person[-1].row,
        name=_newest_name(person),
        organisation=newest(one.organisation for one in person),
        email=newest(one.email for one in person),
        phone=newest(one.phone for one in person),
        postcode=newest(one.postcode for one in person),
        place=newest(one.place for one in person),
        regions=newest(one.regions for one in person),
        kind=newest(one.kind for one in person),
        submarket=newest(one.submarket for one in person),
        url=newest(one.url for one in person),
        radius_km=newest(one.radius_km for one in person),
        hours_per_month=newest(one.hours_per_month for one in person),
        team_size=newest(one.team_size for one in person),
        publish=newest(one.publish for one in person),
        newsletter=newest(one.newsletter for one in person),
        consent=newest(one.consent for one in person),
        submitted=newest(one.submitted for one in person),
        text=newest(one.text for one in person),
        # Every submission has the same headings in the same order.
        answers=tuple(
            (said[0][0], newest(answer for _, answer in said))
            for said in zip(*(one.answers for one in person), strict=True)
        ),
        withdrawn=person[-1].withdrawn,
    )


def _notes(latest: Submission, seat: Seat | None) -> set[str]:
    """The notes of the answers that count, and of what is missing."""
    answers = [answer for field in fields(latest) if isinstance(answer := getattr(latest, field.name), Answer)]
    answers += [answer for _, answer in latest.answers]
    notes = {note for answer in answers for note in answer.notes}
    if not latest.name.value.full:
        notes.add("name_missing")
    if seat and not latest.postcode.given:
        notes.add("postcode_missing")
    return notes


def ordered(notes: Iterable[str]) -> tuple[str, ...]:
    """Each note once, in the order of `NOTES`."""
    given = set(notes)
    return tuple(note for note in NOTES if note in given)


def _regions(
    stated: tuple[str, ...], postcode: Postcode, side: Side, seat: Seat
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The regions that count and the notes about them: the stated ones first, else the one of the postcode."""
    home = seat.region_of(postcode.code)
    if side is Side.BUSINESS and len(stated) == len(seat.regions) > 1:
        # "egal" is no choice for somebody who takes part in one place.
        stated = ()
    if not stated:
        return ((home,), ("region_from_postcode",)) if home else ((OPEN,), ("region_open",))
    if side is Side.BUSINESS:
        chosen = home if home in stated else stated[0]
        return (chosen,), ("region_conflict",) if postcode.code and chosen != home else ()
    if home:
        return stated, () if home in stated else ("region_conflict",)
    return stated, ("seat_outside_regions",) if postcode.code else ()
