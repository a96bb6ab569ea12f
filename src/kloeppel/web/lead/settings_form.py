from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kloeppel.core.money import read_euros
from kloeppel.core.values import InputError
from kloeppel.programmes.choices import FormOfAddress


class EuroField(forms.CharField):
    """A sum in euros as people write it; its value is cents."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def prepare_value(self, value: object) -> object:
        """Cents as euros, without cents where there are none."""
        if not isinstance(value, int):
            return value
        return str(value // 100) if value % 100 == 0 else f"{value // 100},{value % 100:02}"

    def clean(self, value: str) -> int:
        """The sum in cents."""
        said: str = super().clean(value)
        try:
            return read_euros(said)
        except InputError as error:
            raise forms.ValidationError(error.problem.render(gettext)) from error


class SettingsForm(forms.Form):
    """What the lead decides about the whole programme."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("Stands above every page and in every letter. Addresses of pages stay as they are."),
    )
    form_of_address = forms.ChoiceField(
        label=_("How the programme speaks to people"),
        choices=FormOfAddress.choices,
        widget=forms.RadioSelect,
        help_text=_("Holds for German pages and letters. English has one form only."),
    )
    grant_per_match = EuroField(
        label=_("Grant for a match, in euros"),
        max_length=30,
        help_text=_("What one match may spend at most. Applies to the matches that are there already, too."),
    )
    pot = EuroField(
        label=_("Money for all matches, in euros"),
        max_length=30,
        help_text=_("The pot from which all grants are paid. The page “Money” says how much of it is promised."),
    )
