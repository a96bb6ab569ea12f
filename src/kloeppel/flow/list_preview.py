"""What taking over a list would come to: who is new, who is known, who may be somebody twice. Needs no database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kloeppel.applications.models import ListedPerson
from kloeppel.core.people import Applicant, marks_of
from kloeppel.core.people.names import name_key
from kloeppel.core.values import Sentence, sentence
from kloeppel.flow.listed_values import (
    CardValues,
    card_values,
    changed_fields,
    kind_of,
    name_of,
    organisation_key,
    organisation_of,
    person_values,
)
from kloeppel.profiles.models import Card, Person
from kloeppel.programmes.models import Region


class Fate(StrEnum):
    """What becomes of a person in the list when it is taken over."""

    NEW = "new"
    KNOWN = "known"
    SAME_IN_OTHER_ROLE = "same_in_other_role"
    REFUSED = "refused"


@dataclass(eq=False)
class Somebody:
    """One person, of the programme or new from the list, with everything by which another may resemble them.

    Of those who are in the programme `person` is set. `cards` are those they have today.
    """

    name: str
    person: Person | None = None
    emails: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)
    organisations: set[str] = field(default_factory=set)
    cards: list[Card] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PreviewedPerson:
    """One person of the list and what would become of them.

    `doubts` say why this may be somebody who is there already, or is there with something else; `changes` are the
    names of the fields that a known person would get anew. `who` is shared by all rows that are one person.
    """

    listed: ListedPerson
    applicant: Applicant
    fate: Fate
    doubts: list[Sentence]
    changes: list[str]
    who: Somebody | None = None
    card: Card | None = None
    organisation: str = ""
    values: CardValues | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """Everybody in a list, in the order of the file, and the counts that a reader wants first.

    `superseded` counts the older submissions that newer ones replace.
    """

    people: list[PreviewedPerson]
    superseded: int

    @property
    def taken(self) -> int:
        """How many people the list brings or renews: all but the refused ones."""
        return len(self.people) - self.refused

    @property
    def refused(self) -> int:
        """How many are refused."""
        return sum(one.fate is Fate.REFUSED for one in self.people)

    @property
    def known(self) -> int:
        """How many are in the programme already, in whatever role."""
        return sum(one.fate in {Fate.KNOWN, Fate.SAME_IN_OTHER_ROLE} for one in self.people)

    @property
    def doubtful(self) -> int:
        """How many somebody should look at before taking over."""
        return sum(bool(one.doubts) for one in self.people)


class Circle:
    """Everybody in the programme, and those who join them from the list, found by what tells people apart."""

    def __init__(self, people: Iterable[Person], cards: Iterable[Card]) -> None:
        self._by_mark: dict[tuple[str, str], Somebody] = {}
        self._by_email: dict[str, list[Somebody]] = {}
        self._by_phone: dict[str, list[Somebody]] = {}
        self._by_organisation: dict[str, list[Somebody]] = {}
        self._spelling: dict[str, str] = {}
        self.names = set[tuple[int, str]]()
        known: dict[int, Somebody] = {}
        for person in sorted(people, key=lambda person: person.pk):
            applicant = _Record(person.name, person.user.email, person.phone)
            known[person.pk] = self.join(applicant, Somebody(person.name, person))
            self.names.add((person.user_id, person.name))
        for card in sorted(cards, key=lambda card: card.pk):
            known[card.person_id].cards.append(card)
            if card.organisation is not None:
                self.belongs(known[card.person_id], card.organisation.name)

    def find(self, one: "_Record") -> Somebody | None:
        """Who this is; the e-mail address counts more than the telephone. None for somebody new."""
        return next((self._by_mark[mark] for mark in marks_of(one) if mark in self._by_mark), None)

    def join(self, one: "_Record", who: Somebody) -> Somebody:
        """Remember that `who` also appears as `one`."""
        for mark in marks_of(one):
            self._by_mark.setdefault(mark, who)
        _add(self._by_email, who.emails, one.email.lower(), who)
        _add(self._by_phone, who.phones, one.phone, who)
        return who

    def belongs(self, who: Somebody, organisation: str) -> None:
        """Remember that `who` stands for the organisation of this name."""
        key = organisation_key(organisation)
        self._spelling.setdefault(key, organisation)
        _add(self._by_organisation, who.organisations, key, who)

    def spelling(self, organisation: str) -> str:
        """The name of an organisation as it was first written: case and spaces make no second one."""
        return self._spelling.get(organisation_key(organisation), organisation)

    def doubts(self, who: Somebody) -> list[Sentence]:
        """Who in the circle may be the same as `who`, who is new, and why."""
        found = [
            sentence("%(name)s has the same e-mail address.", name=name)
            for name in _others(who, who.emails, self._by_email)
        ]
        found += [
            sentence("%(name)s has the same telephone number.", name=name)
            for name in _others(who, who.phones, self._by_phone)
        ]
        found += [
            sentence("%(name)s belongs to the same organisation, too.", name=name)
            for name in _others(who, who.organisations, self._by_organisation)
        ]
        return found


@dataclass(frozen=True, slots=True)
class _Record:
    """What `core.people` needs to tell people apart."""

    name: str
    email: str
    phone: str


def _add(index: dict[str, list[Somebody]], own: set[str], key: str, who: Somebody) -> None:
    if key and key not in own:
        own.add(key)
        index.setdefault(key, []).append(who)


def _others(who: Somebody, keys: Iterable[str], index: Mapping[str, Sequence[Somebody]]) -> list[str]:
    names = {name_key(other.name): other.name for key in sorted(keys) for other in index[key] if other is not who}
    return list(names.values())


def decide(
    rows: Sequence[tuple[ListedPerson, Applicant, bool]], circle: Circle, regions: Mapping[str, Region]
) -> list[PreviewedPerson]:
    """What becomes of everybody in a list: rows with their applicant and whether it is accepted, in the file's order.

    First everybody finds out who they are, then it is looked for others who resemble them: a doubt about two people of
    one list stands at both. `circle` learns the people of the list.
    """
    known = [_recognise(applicant, circle) if accepted else None for _, applicant, accepted in rows]
    seen: set[int] = set()
    decided = []
    for (listed, applicant, _), who in zip(rows, known, strict=True):
        if who is None:
            decided.append(PreviewedPerson(listed, applicant, Fate.REFUSED, [], []))
        else:
            decided.append(_decide(listed, applicant, who, circle, regions, again=id(who) in seen))
            seen.add(id(who))
    return decided


def _recognise(applicant: Applicant, circle: Circle) -> Somebody:
    record = _Record(name_of(applicant), applicant.email, applicant.phone)
    who = circle.join(record, circle.find(record) or Somebody(record.name))
    if organisation_of(applicant):
        circle.belongs(who, organisation_of(applicant))
    return who


def _decide(
    listed: ListedPerson,
    applicant: Applicant,
    who: Somebody,
    circle: Circle,
    regions: Mapping[str, Region],
    *,
    again: bool,
) -> PreviewedPerson:
    organisation = circle.spelling(organisation_of(applicant))
    same_side = [card for card in who.cards if card.side == applicant.side]
    card = _card_of(same_side, organisation)
    values = card_values(applicant, regions, card)
    if who.person is None:
        fate = Fate.KNOWN if again else Fate.NEW
        doubts, changes = ([] if again else circle.doubts(who)), list[str]()
    else:
        fate = Fate.SAME_IN_OTHER_ROLE if who.cards and not same_side else Fate.KNOWN
        doubts = _other_facts(applicant, who.person, same_side if card is None else [])
        told = person_values(applicant, who.person, circle.names)
        changes = changed_fields(who.person, told, card, values, kind_of(applicant))
    return PreviewedPerson(listed, applicant, fate, doubts, changes, who, card, organisation, values)


def _card_of(cards: Sequence[Card], organisation: str) -> Card | None:
    """The card that the row is about; whoever names no organisation means the only card there is."""
    if not organisation and len(cards) == 1:
        return cards[0]
    return next((card for card in cards if (card.organisation.name if card.organisation else "") == organisation), None)


def _other_facts(applicant: Applicant, person: Person, elsewhere: Sequence[Card]) -> list[Sentence]:
    """What a known person should be asked about."""
    doubts = []
    if applicant.email != person.user.email.lower():
        doubts.append(sentence("Signs in with another e-mail address, %(email)s. That stays.", email=person.user.email))
    doubts += [
        sentence("Has a card for another organisation so far: %(organisation)s.", organisation=card.organisation.name)
        for card in elsewhere
        if card.organisation is not None
    ]
    return doubts
