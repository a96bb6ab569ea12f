"""The main navigation: where the person who is looking can go."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in the navigation. `current`: the page that is being looked at lies there."""

    url: str
    label: str
    current: bool = False


def navigation_for(request: HttpRequest) -> list[Entry]:
    """The entries for whoever is looking, in the order in which they are shown."""
    home = reverse("home")
    return [Entry(home, _("Home"), current=request.path == home)]
