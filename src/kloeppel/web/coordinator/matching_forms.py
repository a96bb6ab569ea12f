from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kloeppel.core.values import Side
from kloeppel.matches.choices import DecisionKind, MatchingRule
from kloeppel.profiles.models import Card


class RuleForm(forms.Form):
    """By which rule pairs are found."""

    rule = forms.ChoiceField(
        label=_("What matters more?"),
        widget=forms.RadioSelect,
        choices=[
            (MatchingRule.STABLE.value, _("Nobody would rather have somebody else who would like that too")),
            (MatchingRule.BEST_TOTAL.value, _("As many pairs as possible, even if some would gladly change")),
            (MatchingRule.FAIR.value, _("As few people as possible go away empty or with a maybe only")),
            (MatchingRule.MOST_MUTUAL.value, _("As many pairs as possible in which both have said yes")),
        ],
    )


class PairForm(forms.Form):
    """Two people whom the coordination wants as a pair, or not as a pair."""

    creative = forms.TypedChoiceField(label=_("Creative"), coerce=int)
    business = forms.TypedChoiceField(label=_("Business"), coerce=int)
    kind = forms.ChoiceField(
        label=_("What holds for the two"),
        widget=forms.RadioSelect,
        choices=[
            (DecisionKind.LOCK.value, _("They are locked as a pair")),
            (DecisionKind.FORBID.value, _("They are not to be a pair")),
        ],
    )
    note = forms.CharField(label=_("Why"), max_length=200, required=False)

    def __init__(self, data: Any, *, cards: Iterable[Card]) -> None:  # noqa: ANN401 - Django's
        super().__init__(data)
        listed = list(cards)
        for name, side in (("creative", Side.CREATIVE), ("business", Side.BUSINESS)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                choices = [(card.pk, str(card)) for card in listed if card.side == side]
                field.choices = [("", gettext("Please choose")), *choices]


class AnswerByForm(forms.Form):
    """Until when people have time to answer."""

    answer_by = forms.DateField(
        label=_("Please answer by"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
