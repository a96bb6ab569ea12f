"""Signing in with a code by e-mail: our words in allauth's steps."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from kloeppel.accounts.models import User


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """What allauth asks the project: no sign-up, letters in the reader's language, our own sentences."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This access has been closed. Please ask your coordinator."),
        "incorrect_code": _("This is not the code from the latest mail. Please compare it once more."),
        "too_many_login_attempts": _("That was tried several times. Please wait a quarter of an hour, then try again."),
        "rate_limited": _("That was tried several times. Please wait a quarter of an hour, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Nobody registers alone: a person is there because a programme has registered them."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send in the language of whoever has this address, whatever language the browser speaks."""
        user = User.objects.filter(email__iexact=email).first()
        with translation.override(user.language if user else translation.get_language()):
            super().send_mail(template_prefix, email, context)

    def post_login(self, request: HttpRequest, user: User, **given: Any) -> HttpResponseBase:  # noqa: ANN401 - allauth's own
        """Go on in the person's language."""
        return keep_language(request, super().post_login(request, user, **given), user)


class RequestCodeForm(RequestLoginCodeForm):  # type: ignore[misc]  # allauth ships no types
    """Asks for the address that the code is sent to."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The one under which your programme knows you."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("Please enter your e-mail address."),
            "invalid": _("Please check the address: something like name@example.org."),
        },
    )


class ConfirmCodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth ships no types
    """Asks for the code from the mail. Small letters and a missing dash are fine."""

    code = forms.CharField(
        label=_("Code from the mail"),
        help_text=_("Six letters. Capital or small, with or without the dash: both are fine."),
        max_length=12,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "text",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "code",
            }
        ),
        error_messages={
            "required": _("Please enter the code."),
            "max_length": _("The code has only six letters."),
        },
    )


def keep_language(request: HttpRequest, response: HttpResponseBase, user: User) -> HttpResponseBase:
    """Let `response` set the language that `user` has chosen, unless another was chosen in this browser."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax", secure=settings.HTTPS)
    return response
