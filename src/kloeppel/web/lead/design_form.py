"""One field of each kind, for the page that shows the components."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """Nothing that is filled in here is kept."""

    name = forms.CharField(label=_("Name"), help_text=_("As it stands on the name tag."))
    need = forms.CharField(label=_("Need"), widget=forms.Textarea, required=False)
    region = forms.ChoiceField(label=_("Region"), choices=[("e", "Erzgebirge"), ("l", "Lausitz")])
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    table = forms.FileField(label=_("List"), required=False)
    side = forms.ChoiceField(
        label=_("Side"), widget=forms.RadioSelect, choices=[("a", _("Creatives")), ("b", _("Businesses"))]
    )
    craft = forms.MultipleChoiceField(
        label=_("Crafts"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("w", _("Wood")), ("t", _("Textiles and lace"))],
        help_text=_("Several are possible."),
    )
    agreed = forms.BooleanField(label=_("I have read the notes."), help_text=_("They are one page long."))
    secret = forms.CharField(widget=forms.HiddenInput, required=False)
