"""What the partners and the coordination read: the letters of `feedback_to_matches` and `match_confirmed`."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kloeppel.accounts.models import User
from kloeppel.events.models import Event
from kloeppel.mailroom.actions import draft_mail, put_out
from kloeppel.mailroom.models import Mail
from kloeppel.matches.models import Match, Proposal
from kloeppel.profiles.models import Card
from kloeppel.programmes.models import Programme, TeamMember


def write_proposal_letters(proposals: Iterable[Proposal], *, event: Event, at: datetime) -> None:
    """To both of each pair: who the other is, and until when we ask for an answer. No word about anybody's wishes."""
    programme = event.programme
    mails = []
    for proposal in proposals:
        for reader, partner in _both(proposal):

            def write(reader: Card = reader, partner: Card = partner, proposal: Proposal = proposal) -> tuple[str, str]:
                told = {"date": date_format(proposal.answer_by, "DATE_FORMAT"), "partner": who_is(partner)}
                return _("A proposal for you: %(partner)s") % told, _letter(
                    reader.person.name,
                    _("after the kick-off we have a proposal for you: would you like to work with %(partner)s?") % told,
                    _about(partner),
                    _("Please answer by %(date)s, with one click after signing in:") % told,
                    address_of("my_proposal", proposal.pk),
                    _("Your answer stays with you. If you say no, nobody is told."),
                )

            mails.append(_draft(reader.person.user, write, programme, at))
    put_out(mails=mails)


def write_end_letters(proposal: Proposal, *, team: Iterable[TeamMember], at: datetime) -> None:
    """The same words to both partners and to the coordination, whatever the cause, also to whoever caused it.

    A letter that only one of the two gets would say who has said no to everybody who sees the outbox.
    """
    programme = proposal.run.event.programme
    for reader, partner in _both(proposal):

        def write(reader: Card = reader, partner: Card = partner) -> tuple[str, str]:
            told = {"partner": who_is(partner)}
            return _("Your proposal: %(partner)s") % told, _letter(
                reader.person.name,
                _("this proposal will not become a match. Your coordination gets in touch with the next step."),
            )

        _send(reader.person.user, write, programme, at)
    for member in team:

        def write_team(member: TeamMember = member) -> tuple[str, str]:
            told = {"creative": who_is(proposal.creative), "business": who_is(proposal.business)}
            return _("No match: %(creative)s and %(business)s") % told, _letter(
                str(member.user),
                _("the proposal for %(creative)s and %(business)s will not become a match.") % told,
                _("Both are free again. Please get in touch with them about the next step."),
            )

        _send(member.user, write_team, programme, at)


def write_match_letters(match: Match, *, team: Iterable[TeamMember], at: datetime) -> None:
    """To both partners and the coordination: it is a match, and how to reach each other."""
    programme = match.programme
    for reader, partner in _both(match):

        def write(reader: Card = reader, partner: Card = partner) -> tuple[str, str]:
            told = {"partner": who_is(partner)}
            parts = [
                _("good news: you and %(partner)s both said yes. You are a match now.") % told,
                _("This is how you reach each other:") + "\n" + contact_of(partner),
            ]
            if match.coordinator is not None:
                parts.append(
                    _("Your coordination goes with you and answers every question:")
                    + "\n"
                    + coordinator_contact(match.coordinator)
                )
            parts += [_("Everything about your match, after signing in:"), address_of("my_match", match.pk)]
            return _("You and %(partner)s are a match") % told, _letter(reader.person.name, *parts)

        _send(reader.person.user, write, programme, at)
    for member in team:

        def write_team(member: TeamMember = member) -> tuple[str, str]:
            told = {"creative": who_is(match.creative), "business": who_is(match.business)}
            return _("A new match: %(creative)s and %(business)s") % told, _letter(
                str(member.user),
                _("%(creative)s and %(business)s both said yes. You accompany this match.") % told,
                contact_of(match.creative),
                contact_of(match.business),
            )

        _send(member.user, write_team, programme, at)


def who_is(card: Card) -> str:
    """Somebody as the other side knows them: the organisation with the name, or the name alone."""
    if card.organisation is None:
        return card.person.name
    return _("%(name)s (%(organisation)s)") % {"name": card.person.name, "organisation": card.organisation.name}


def contact_of(card: Card) -> str:
    """Name, e-mail and telephone, one below the other. Only for those who are in a match with each other."""
    return "\n".join(line for line in (who_is(card), card.person.user.email, card.person.phone) if line)


def coordinator_contact(member: TeamMember) -> str:
    """Name, e-mail and telephone of a coordinator, one below the other."""
    return "\n".join(line for line in (str(member.user), member.user.email, member.phone) if line)


def address_of(page: str, number: int) -> str:
    """The address of a page as it can be pressed in a letter (`settings.ADDRESS` and the path)."""
    return f"{settings.ADDRESS}{reverse(page, args=[number])}"


def _send(reader: User, write: Callable[[], tuple[str, str]], programme: Programme, at: datetime) -> None:
    put_out(mails=[_draft(reader, write, programme, at)])


def _draft(reader: User, write: Callable[[], tuple[str, str]], programme: Programme, at: datetime) -> Mail:
    language = programme.spoken_in(reader.language)
    return draft_mail(recipient=reader, write=write, programme_id=programme.pk, at=at, language=language)


def _both(pair: Proposal | Match) -> tuple[tuple[Card, Card], tuple[Card, Card]]:
    return (pair.creative, pair.business), (pair.business, pair.creative)


def _about(card: Card) -> str:
    return "\n".join(line for line in (card.title, card.place) if line)


def _letter(name: str, *parts: str) -> str:
    return "\n\n".join([_("Hello %(name)s,") % {"name": name}, *(part for part in parts if part)]) + "\n"
