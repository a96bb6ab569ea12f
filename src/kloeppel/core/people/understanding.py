"""A table to people: who is accepted, who is refused and why, which submissions a newer one replaces."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kloeppel.core.people.columns import lay_out, side_of, submissions
from kloeppel.core.people.merging import group_by_person, merge, newest, ordered
from kloeppel.core.people.names import name_key
from kloeppel.core.people.seats import Seat
from kloeppel.core.people.submissions import Submission, read_submission
from kloeppel.core.people.text import fold
from kloeppel.core.people.values import REASONS, Applicant, PeopleList, Refusal, Superseded, Table
from kloeppel.core.values import InputError, Side, sentence


def understand(table: Table, *, side: Side | None = None, seat: Seat | None = None) -> PeopleList:
    """The people in `table`. `side` overrules the headings; without `seat` nobody is refused for where they sit.

    Each person appears once, accepted or refused, and a refused one changes nothing about the others. Raises
    InputError where the side cannot be told or the table holds no people.
    """
    layout = lay_out(table)
    told = side or side_of(table, layout)
    read = [read_submission(row, layout, told) for row in submissions(table, layout)]
    if not read:
        raise InputError(sentence("%(file)s has headings, but no people below them.", file=table.name))
    accepted: list[Applicant] = []
    refused: list[Refusal] = []
    superseded: list[Superseded] = []
    for person in group_by_person(read):
        rows = tuple(submission.row for submission in person)
        superseded.extend(Superseded(row, rows[at + 1 :]) for at, row in enumerate(rows[:-1]))
        applicant = merge(person, told, seat)
        reason = _refusal(person, seat)
        if reason:
            refused.append(Refusal(rows[-1], reason, applicant.name, applicant.organisation, rows))
        else:
            accepted.append(applicant)
    return PeopleList(
        side=told,
        columns=layout.described,
        accepted=tuple(_with_shared_addresses(sorted(accepted, key=lambda applicant: applicant.rows[-1]))),
        refused=tuple(sorted(refused, key=lambda refusal: refusal.row)),
        superseded=tuple(sorted(superseded, key=lambda older: older.row)),
    )


_TEST = re.compile(r"(?:test|testeintrag|testperson|testbewerbung|testfirma|testorganisation|testtest|test\d+)\b")


def _refusal(person: Sequence[Submission], seat: Seat | None) -> str:
    """The first reason that speaks against the newest submission, empty where none does.

    Only a seat left empty there is looked up in the older ones: leaving a field out is not moving back.
    """
    latest = person[-1]
    postcode = newest(one.postcode for one in person).value
    outside = postcode.foreign or (bool(postcode.code) and seat is not None and not seat.holds(postcode.code))
    applies = {
        "test_entry": any(_TEST.match(fold(text)) for text in (latest.name.value.full, latest.organisation.value)),
        "withdrawn": latest.withdrawn,
        "consent_missing": latest.consent.value != "yes",
        "email_missing": not latest.email.given,
        "email_invalid": latest.email.problem == "invalid",
        "outside_saxony": seat is not None and outside,
    }
    return next((reason for reason in REASONS if applies[reason]), "")


def _with_shared_addresses(accepted: Sequence[Applicant]) -> Iterable[Applicant]:
    """Note an address that several accepted people use."""
    users: dict[str, set[str]] = {}
    for applicant in accepted:
        users.setdefault(applicant.email, set()).add(name_key(applicant.name))
    for applicant in accepted:
        shared = len(users[applicant.email]) > 1
        yield replace(applicant, notes=ordered((*applicant.notes, "shared_email"))) if shared else applicant
