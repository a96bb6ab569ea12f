"""Pages for what did not work: what happened, and what to do now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _

from kloeppel.core.values import Sentence


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """400: the request makes no sense. Rendered without the request, which cannot be trusted."""
    return HttpResponse(loader.render_to_string("400.html"), status=400)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: shows the reason if the exception carries one (`PermissionDenied(verdict.reason)`)."""
    said = exception.args[0] if exception.args else ""
    reason = said.render(_) if isinstance(said, Sentence) else str(said)
    return render(request, "403.html", {"reason": reason}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """404: there is nothing at this address, or nothing for this person."""
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """500: a fault of ours. Needs neither database nor session, which may be what has failed."""
    return HttpResponse(loader.render_to_string("500.html"), status=500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """403: a form was sent without the token that was given out with it; mostly it had been open for long."""
    return render(request, "form_expired.html", status=403)
