"""Sentences of Django that are said in our own words.

Naming them here brings them into our catalogues, which are looked up before Django's.
"""

from django.utils.translation import gettext_lazy as _

SAID_OUR_WAY = (
    _("This field is required."),
    _("Enter a valid email address."),
    _("Enter a valid date."),
    _("Enter a valid time."),
    _("Enter a whole number."),
    _("Enter a number."),
    _("Select a valid choice. That choice is not one of the available choices."),
)
