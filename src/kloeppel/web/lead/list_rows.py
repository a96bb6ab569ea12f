"""What is understood of each person of a list, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kloeppel.applications.choices import Outcome
from kloeppel.applications.models import ListedPerson
from kloeppel.applications.snapshots import applicant_of
from kloeppel.core.people import NOTES, REASONS, Applicant
from kloeppel.flow.application_to_profile import Fate, PreviewedPerson
from kloeppel.programmes.models import Region

FIELDS = {
    "name": _("name"),
    "first_name": _("first name"),
    "last_name": _("last name"),
    "phone": _("telephone"),
    "region": _("region"),
    "other_regions": _("further regions"),
    "postcode": _("postcode"),
    "place": _("place"),
    "title": _("in one sentence"),
    "text": _("text"),
    "submarket": _("sub-market"),
    "url": _("link"),
    "radius_km": _("distance in km"),
    "hours": _("hours per month"),
    "publish": _("may be published"),
    "kind": _("kind"),
}
"""The fields of person, organisation and card as they are called when a list changes them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One person of a list. `fate` is what becomes of them; empty if that was decided already and they joined."""

    applicant: Applicant
    rows: str
    regions: str
    fate: str
    reason: str
    notes: list[str]
    doubts: list[str]
    changes: str


def lines_before(people: Iterable[PreviewedPerson], regions: Iterable[Region]) -> list[Line]:
    """The people of a list that waits for a decision."""
    names = _names(regions)
    return [
        _line(
            one.listed,
            one.applicant,
            names,
            fate=one.fate,
            doubts=[doubt.render(gettext) for doubt in one.doubts],
            changes=", ".join(str(FIELDS[name]) for name in one.changes),
        )
        for one in people
    ]


def lines_after(people: Iterable[ListedPerson], regions: Iterable[Region]) -> list[Line]:
    """The people of a list that was taken over: what was read of them then, whatever has changed since."""
    names = _names(regions)
    return [
        _line(one, applicant_of(one), names, fate=Fate.REFUSED if one.outcome == Outcome.REFUSED else "")
        for one in people
    ]


def _line(
    listed: ListedPerson,
    applicant: Applicant,
    names: Mapping[str, str],
    *,
    fate: str,
    doubts: list[str] | None = None,
    changes: str = "",
) -> Line:
    reason = REASONS.get(listed.reason)
    return Line(
        applicant=applicant,
        rows=", ".join(str(row) for row in listed.rows),
        regions=", ".join(names[slug] for slug in applicant.regions if slug in names),
        fate=str(fate),
        reason=reason.render(gettext) if reason else "",
        notes=[NOTES[note].render(gettext) for note in listed.notes if note in NOTES],
        doubts=doubts or [],
        changes=changes,
    )


def _names(regions: Iterable[Region]) -> dict[str, str]:
    return {region.slug: region.name for region in regions}
