from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kloeppel.programmes.choices import Role
from kloeppel.programmes.models import Region
from kloeppel.web.phone_field import PhoneField


class PhoneForm(forms.Form):
    """The number under which somebody of the team can be reached."""

    phone = PhoneField(
        label=_("Telephone"),
        required=False,
        max_length=60,
        help_text=_("Participants see the number of their coordinator and may call it."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        error_messages={"unreadable": _("Please write a telephone number, such as 0371 123456.")},
    )


class MemberForm(PhoneForm):
    """Somebody new in the team, or a funder."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.CharField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("With this address the person signs in. A code is sent to it each time; there is no password."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    what = forms.ChoiceField(
        label=_("What does this person do?"),
        widget=forms.RadioSelect,
        help_text=_("A funder sees the figures and the report, and no names of participants."),
    )
    field_order = ("name", "email", "what", "phone")

    def __init__(self, data: Any = None, *, regions: Iterable[Region]) -> None:  # noqa: ANN401 - Django's
        super().__init__(data)
        self._regions = {str(region.pk): region for region in regions}
        what = self.fields["what"]
        if isinstance(what, forms.ChoiceField):
            coordinators = [
                (number, gettext("Coordinator %(region)s") % {"region": region.name})
                for number, region in self._regions.items()
            ]
            what.choices = [
                *coordinators,
                (Role.LEAD.value, gettext("Project lead")),
                (Role.FUNDER.value, gettext("Funder")),
            ]

    def clean_email(self) -> str:
        """An address that could be one; other words than Django's."""
        said: str = self.cleaned_data["email"].strip()
        try:
            validate_email(said)
        except forms.ValidationError:
            raise forms.ValidationError(gettext("This is no e-mail address. Please look for a typing error.")) from None
        return said

    def role(self) -> tuple[Role, Region | None]:
        """What was chosen."""
        chosen: str = self.cleaned_data["what"]
        region = self._regions.get(chosen)
        return (Role.COORDINATOR, region) if region else (Role(chosen), None)
