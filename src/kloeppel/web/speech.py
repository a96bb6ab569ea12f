"""Whether a page says „Sie“ or „du“: as its programme wishes; a page of no programme as the reader's programmes do.

Only German has two forms, and each has a catalogue of its own (`locale/de`, `locale/de_DU`). Which language is read is
settled before: here a reader of German gets one of the two.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from kloeppel.accounts.models import User
from kloeppel.profiles.queries import form_of_address_for
from kloeppel.programmes.choices import GERMAN
from kloeppel.programmes.models import Programme


def speak_as(programme: Programme) -> None:
    """From here on this answer speaks as `programme` does. The loaders of `access` do this for their pages."""
    translation.activate(programme.spoken_in(translation.get_language()))


def speak_to(user: User) -> None:
    """From here on this answer speaks as the programmes of `user` do (one statement)."""
    translation.activate(form_of_address_for(user).spoken_in(translation.get_language()))


class FormOfAddressMiddleware:
    """Begins every answer in the form of whoever reads it. Stands after the language and the signing in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Speak to the reader, and go back to their language: headers and what comes after know no form."""
        language = translation.get_language()
        if isinstance(request.user, User) and language in GERMAN.values():
            speak_to(request.user)
        response = self.get_response(request)
        translation.activate(language)
        return response
