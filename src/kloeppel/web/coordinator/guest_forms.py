from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kloeppel.core.values import Side
from kloeppel.events.models import Guest
from kloeppel.profiles.models import Card
from kloeppel.speeddating.choices import Rule
from kloeppel.speeddating.models import SpeedDating

LOCAL_TIME = "%Y-%m-%dT%H:%M"


def round_choices(speed_dating: SpeedDating) -> list[tuple[int, str]]:
    """Each round (from 0) with its number and time for people."""
    return [
        (
            number,
            gettext("Round %(number)s, %(time)s")
            % {"number": number + 1, "time": f"{timezone.localtime(speed_dating.begins(number)):%H:%M}"},
        )
        for number in range(speed_dating.rounds)
    ]


def choose(field: forms.Field, choices: Sequence[tuple[object, str]]) -> None:
    """Let `field` offer these choices, which are known only when the page is asked for."""
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


class SpeedDatingForm(forms.Form):
    """How the speed-dating of an event goes: when, how many rounds and tables, how long."""

    starts_at = forms.DateTimeField(
        label=_("First round begins"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL_TIME),
        input_formats=[LOCAL_TIME, "%Y-%m-%dT%H:%M:%S"],
    )
    rounds = forms.IntegerField(label=_("Rounds"), min_value=1, max_value=40)
    tables = forms.IntegerField(
        label=_("Tables"), min_value=1, max_value=1000, help_text=_("So many talks can take place at once.")
    )
    talk_minutes = forms.IntegerField(label=_("Minutes for each talk"), min_value=1, max_value=240)
    change_minutes = forms.IntegerField(label=_("Minutes to change tables"), min_value=0, max_value=240)
    promised_talks = forms.IntegerField(
        label=_("Talks promised to everybody"),
        min_value=0,
        max_value=40,
        help_text=_("Everybody gets at least so many, if they are there in as many rounds."),
    )

    def clean(self) -> dict[str, Any]:
        """Nobody can have more talks than there are rounds."""
        values = super().clean() or {}
        rounds, promised = values.get("rounds"), values.get("promised_talks")
        if rounds is not None and promised is not None and promised > rounds:
            self.add_error("promised_talks", gettext("There are not as many rounds."))
        return values


class PresenceForm(forms.Form):
    """The rounds in which a guest is there."""

    rounds = forms.TypedMultipleChoiceField(coerce=int, required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any, *, speed_dating: SpeedDating, absent: Iterable[int]) -> None:  # noqa: ANN401 - Django's
        choices = round_choices(speed_dating)
        missing = set(absent)
        there = [number for number, _shown in choices if number not in missing]
        super().__init__(data, initial={"rounds": there})
        choose(self.fields["rounds"], choices)

    def absent(self, rounds: int) -> list[int]:
        """The rounds that were not ticked."""
        return [number for number in range(rounds) if number not in self.cleaned_data["rounds"]]


class PairRuleForm(forms.Form):
    """Two guests who must or must not meet."""

    creative = forms.TypedChoiceField(label=_("Creative"), coerce=int)
    business = forms.TypedChoiceField(label=_("Business"), coerce=int)
    rule = forms.ChoiceField(
        label=_("What holds for the two"),
        widget=forms.RadioSelect,
        choices=[(Rule.MUST.value, _("They must meet")), (Rule.NEVER.value, _("They must not meet"))],
    )
    round = forms.TypedChoiceField(
        label=_("In which round"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Counts only if they must meet."),
    )
    note = forms.CharField(label=_("Why"), max_length=200, required=False)

    def __init__(self, data: Any, *, speed_dating: SpeedDating, guests: Iterable[Guest]) -> None:  # noqa: ANN401 - Django's
        super().__init__(data)
        listed = list(guests)
        for name, side in (("creative", Side.CREATIVE), ("business", Side.BUSINESS)):
            choices = [(guest.pk, str(guest.card)) for guest in listed if guest.card.side == side]
            choose(self.fields[name], [("", gettext("Please choose")), *choices])
        choose(self.fields["round"], [("", gettext("Any round")), *round_choices(speed_dating)])


class InviteForm(forms.Form):
    """The people who come onto the guest list, by the cards they come with."""

    cards = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": _("Please tick at least one person.")}
    )

    def __init__(self, data: Any, *, cards: Iterable[Card]) -> None:  # noqa: ANN401 - Django's
        super().__init__(data)
        choose(self.fields["cards"], [(card.pk, str(card)) for card in cards])
