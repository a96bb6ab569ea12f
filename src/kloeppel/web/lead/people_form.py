from collections.abc import Iterable, Mapping
from typing import TypedDict

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kloeppel.core.values import Side
from kloeppel.programmes.models import Region
from kloeppel.web.lead.branches import KINDS, SUBMARKETS, UNKNOWN, choices_of

NO_REGION = "none"


class Wanted(TypedDict):
    """Whom the page looks for, as `people_with_cards` takes it."""

    side: str
    region_id: int | None
    without_region: bool
    words: list[str]
    kind: str | None
    submarket: str | None


class PeopleForm(forms.Form):
    """Which people to show. What somebody makes up in the address counts as not chosen."""

    search = forms.CharField(label=_("Name or organisation"), required=False, max_length=100)
    side = forms.ChoiceField(
        label=_("Side"),
        required=False,
        choices=[
            ("", _("Both sides")),
            (Side.BUSINESS.value, _("Businesses")),
            (Side.CREATIVE.value, _("Creatives")),
        ],
    )
    region = forms.ChoiceField(label=_("Region"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=choices_of(KINDS, _("All kinds")))
    submarket = forms.ChoiceField(
        label=_("Sub-market"), required=False, choices=choices_of(SUBMARKETS, _("All sub-markets"))
    )

    def __init__(self, data: Mapping[str, str], *, regions: Iterable[Region]) -> None:
        super().__init__(data)
        region = self.fields["region"]
        if isinstance(region, forms.ChoiceField):
            known = [(str(one.pk), one.name) for one in regions]
            region.choices = [("", gettext("All regions")), *known, (NO_REGION, gettext("No region yet"))]
        self.is_valid()

    def wanted(self) -> Wanted:
        """What was chosen."""
        chosen = self.cleaned_data
        region = chosen.get("region", "")
        return {
            "side": chosen.get("side", ""),
            "region_id": int(region) if region and region != NO_REGION else None,
            "without_region": region == NO_REGION,
            "words": chosen.get("search", "").split(),
            "kind": _word(chosen.get("kind", "")),
            "submarket": _word(chosen.get("submarket", "")),
        }

    def filters(self) -> bool:
        """Whether anything was chosen."""
        return any(self.cleaned_data.values())


def _word(chosen: str) -> str | None:
    return {"": None, UNKNOWN: ""}.get(chosen, chosen)
