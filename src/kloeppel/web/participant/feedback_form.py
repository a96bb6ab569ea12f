from django import forms
from django.utils.translation import gettext_lazy as _

from kloeppel.speeddating.choices import Wish


class FeedbackForm(forms.Form):
    """What somebody says after a talk: two taps, and a note if they like."""

    wish = forms.ChoiceField(
        label=_("Would you like to work together?"),
        widget=forms.RadioSelect,
        choices=[(Wish.YES.value, _("Yes")), (Wish.MAYBE.value, _("Maybe")), (Wish.NO.value, _("No"))],
        error_messages={"required": _("Please choose one of the three answers.")},
    )
    note = forms.CharField(
        label=_("Note for yourself"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
