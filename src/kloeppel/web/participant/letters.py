"""The letters that somebody has been sent, to be read again."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from kloeppel.mailroom.queries import letters_to
from kloeppel.web.access import user_of

PER_PAGE = 30


@login_required
@never_cache
@require_GET
def messages(request: HttpRequest) -> HttpResponse:
    """Every letter that was sent to whoever is looking, newest first (two statements)."""
    page = Paginator(letters_to(user_of(request)), PER_PAGE).get_page(request.GET.get("seite"))
    return render(request, "web/participant/messages.html", {"page": page})


@login_required
@never_cache
@require_GET
def message(request: HttpRequest, letter_id: int) -> HttpResponse:
    """One of these letters; 404 for a letter that has not been sent, or to somebody else."""
    letter = get_object_or_404(letters_to(user_of(request)), pk=letter_id)
    return render(request, "web/participant/message.html", {"letter": letter})
