"""How counts and money are written for people."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext

from kloeppel.core.indicators import Said

register = template.Library()


@register.filter
def euros(cents: int) -> str:
    """Cents as euros in the reader's way of writing, without cents where there are none: “2.500 €”, “€2,500”."""
    places = 2 if cents % 100 else 0
    amount = number_format(Decimal(abs(cents)) / 100, decimal_pos=places, use_l10n=True, force_grouping=True)
    said = gettext("€%(amount)s") % {"amount": amount}
    return f"\u2212{said}" if cents < 0 else said


@register.filter
def said(count: Said) -> str:
    """What is said of a count: its value, that it is below three, or a dash for what is not shown."""
    if count.value is not None:
        return number_format(count.value, decimal_pos=0, use_l10n=True, force_grouping=True)
    return gettext("under 3") if count.small else "–"
