"""What a guest reads about their talks: the letters of `profiles_to_plan`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kloeppel.events.models import Event, Guest
from kloeppel.mailroom.actions import draft_mail, put_out
from kloeppel.speeddating.models import SpeedDating, Talk


@dataclass(frozen=True, slots=True)
class Day:
    """A guest with their talks by the number of the other; `before` are those of the plan that was released before."""

    guest: Guest
    talks: Mapping[int, Talk]
    before: Mapping[int, Talk] = field(default_factory=dict)

    def after(self, before: Mapping[int, Talk]) -> "Day":
        """The same day, knowing the one it replaces."""
        return Day(self.guest, self.talks, before)

    def differs_from(self, before: Mapping[int, Talk]) -> bool:
        """Whether anything is other than `before`: whom, when or where."""
        return _places(self.talks) != _places(before)


def days_of(guests: Sequence[Guest], talks: Iterable[Talk]) -> list[Day]:
    """For each guest the day that `talks` give them, in the order of the guests and of the rounds."""
    found: dict[int, dict[int, Talk]] = {guest.pk: {} for guest in guests}
    for talk in talks:
        found.setdefault(talk.creative_id, {})[talk.business_id] = talk
        found.setdefault(talk.business_id, {})[talk.creative_id] = talk
    return [Day(guest, found[guest.pk]) for guest in guests]


def write_plan_letters(days: Sequence[Day], speed_dating: SpeedDating, *, again: bool, at: datetime) -> None:
    """A letter to everybody in `days` with their own talks; with `again` it begins with what has changed."""
    event = speed_dating.event
    mails = []
    for day in days:

        def write(day: Day = day) -> tuple[str, str]:
            return _subject(event, again=again), _body(day, speed_dating, again=again)

        reader = day.guest.person.user
        language = event.programme.spoken_in(reader.language)
        mails.append(
            draft_mail(recipient=reader, write=write, programme_id=event.programme_id, at=at, language=language)
        )
    put_out(mails=mails)


def house_of(guest: Guest) -> str:
    """The organisation of a guest, or the person without one, and where it is: "Museum from Aue"."""
    card = guest.card
    name = card.organisation.name if card.organisation else guest.person.name
    return _("%(name)s from %(place)s") % {"name": name, "place": card.place} if card.place else name


def who_is(guest: Guest) -> str:
    """A guest as the other side knows them: "Museum from Aue (Erika Muster)"; the name alone without organisation."""
    if guest.card.organisation is None:
        return house_of(guest)
    return _("%(organisation)s (%(person)s)") % {"organisation": house_of(guest), "person": guest.person.name}


def partner_of(talk: Talk, guest: Guest) -> Guest:
    """The other one in a talk."""
    return talk.business if talk.creative_id == guest.pk else talk.creative


def _subject(event: Event, *, again: bool) -> str:
    if again:
        return _("Your plan for the kick-off %(region)s has changed") % {"region": event.region.name}
    return _("Your plan for the kick-off %(region)s") % {"region": event.region.name}


def _body(day: Day, speed_dating: SpeedDating, *, again: bool) -> str:
    event = speed_dating.event
    told = {
        "region": event.region.name,
        "date": date_format(timezone.localtime(speed_dating.starts_at), "DATE_FORMAT"),
        "venue": event.venue,
    }
    parts = [_("Hello %(name)s,") % {"name": day.guest.person.name}]
    if again:
        parts += [
            _("your plan for the kick-off %(region)s on %(date)s (%(venue)s) has changed:") % told,
            "\n".join(_changes(day, speed_dating)),
            _("Your plan now:"),
        ]
    else:
        parts += [_("this is your plan for the kick-off %(region)s on %(date)s (%(venue)s):") % told]
    lines = [_line(day.guest, talk, speed_dating) for talk in day.talks.values()]
    parts += ["\n".join(lines) or _("You have no talks.")]
    parts += [_("You also see your plan on your phone after signing in. After each talk we ask there how it was.")]
    return "\n\n".join(parts) + "\n"


def _changes(day: Day, speed_dating: SpeedDating) -> list[str]:
    """Each talk that is new, elsewhere or gone, as a line; in the order of the new plan, what is gone at the end."""
    said = []
    now, before = _places(day.talks), _places(day.before)
    for other, talk in day.talks.items():
        line = _line(day.guest, talk, speed_dating)
        if other not in before:
            said.append(_("New: %(talk)s") % {"talk": line})
        elif now[other] != before[other]:
            said.append(
                _("Moved: %(talk)s (before: %(when)s)") % {"talk": line, "when": _when(day.before[other], speed_dating)}
            )
    gone = [talk for other, talk in day.before.items() if other not in now]
    said += [_("No longer: %(talk)s") % {"talk": _line(day.guest, talk, speed_dating)} for talk in gone]
    return said


def _line(guest: Guest, talk: Talk, speed_dating: SpeedDating) -> str:
    return f"{_when(talk, speed_dating)}: {who_is(partner_of(talk, guest))}"


def _when(talk: Talk, speed_dating: SpeedDating) -> str:
    begins = timezone.localtime(speed_dating.begins(talk.round))
    return _("%(time)s, table %(table)s") % {"time": begins.strftime("%H:%M"), "table": talk.table + 1}


def _places(talks: Mapping[int, Talk]) -> dict[int, tuple[int, int]]:
    return {other: (talk.round, talk.table) for other, talk in talks.items()}
