from allauth.account.views import confirm_login_code
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from kloeppel.accounts.models import User
from kloeppel.flow.reader_language import choose_language as keep_choice
from kloeppel.web.demo_links import user_of
from kloeppel.web.hats import hats_of
from kloeppel.web.navigation import start_of, url_of, worn
from kloeppel.web.public.sign_in import keep_language


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The front door; whoever is signed in goes on to where the hat worn last begins."""
    if not isinstance(request.user, User):
        return render(request, "web/public/home.html")
    hats = hats_of(request.user)
    hat = worn(request, hats)
    return redirect(url_of(start_of(hat), hat))


def confirm_code(request: HttpRequest) -> HttpResponseBase:
    """Check the code; say so when a new one was asked for, because the page looks the same afterwards."""
    response: HttpResponseBase = confirm_login_code(request)
    stays = response.headers.get("Location", "").startswith(reverse("account_confirm_login_code"))
    if stays and request.POST.get("action") == "resend":
        messages.success(request, _("If the address is known here, a new code is on its way. Only this one works now."))
    return response


@require_POST
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Show pages in another language; for somebody who is signed in, write letters in it too."""
    language = request.POST.get("language", "")
    known = language in dict(settings.LANGUAGES) and check_for_language(language)
    if known and isinstance(request.user, User):
        keep_choice(user=request.user, language=language, at=timezone.now())
    return set_language(request)


@require_GET
@never_cache
def demo_sign_in(request: HttpRequest, token: str) -> HttpResponseBase:
    """Sign in as one of the example people, with one click. Only in a demo."""
    user = user_of(token) if settings.DEMO else None
    if user is None:
        raise Http404
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return keep_language(request, redirect("home"), user)
