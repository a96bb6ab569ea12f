"""Reporting a barrier: no sign-in, no name, and nothing to solve."""

from urllib.parse import urlsplit

from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from kloeppel.flow.barrier_reported import report_barrier as keep
from kloeppel.web.access import leads_somewhere


class BarrierForm(forms.Form):
    """What got in the way; everything else may stay empty."""

    text = forms.CharField(
        label=_("What got in your way?"),
        help_text=_("In your own words. What did you want to do, and what happened?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Please say what got in your way. A few words are enough."),
            "max_length": _("Please shorten this to at most 5,000 characters."),
        },
    )
    page = forms.CharField(
        label=_("On which page?"),
        help_text=_("The address, or what the page was about."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "none"}),
        error_messages={"max_length": _("Please shorten this to at most 300 characters.")},
    )
    contact = forms.CharField(
        label=_("How can we reach you?"),
        help_text=_(
            "E-mail or telephone, if you would like an answer. It is erased as soon as the matter is dealt with."
        ),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "email", "spellcheck": "false", "autocapitalize": "none"}),
        error_messages={"max_length": _("Please shorten this to at most 200 characters.")},
    )


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement: what works for whom, what does not yet, whom to tell, who decides in a dispute."""
    context = {"came_from": _page_before(request), "reads_reports": leads_somewhere(request)}
    return render(request, "web/public/accessibility.html", context)


@require_http_methods(["GET", "POST"])
def report_barrier(request: HttpRequest) -> HttpResponse:
    """Ask what got in the way, and keep it. Who is signed in is not noted."""
    if request.method == "GET":
        form = BarrierForm(initial={"page": request.GET.get("seite", "")[:300] or _page_before(request)})
        return render(request, "web/public/report_barrier.html", {"form": form})
    form = BarrierForm(request.POST)
    if not form.is_valid():
        return render(request, "web/public/report_barrier.html", {"form": form})
    # Counted only when something is kept: a form that comes back with a mistake costs nobody a try.
    if not ratelimit.consume(request, action="report_barrier"):
        return render(request, "429.html", status=429)
    keep(**form.cleaned_data, actor=None, at=timezone.now())
    return redirect("barrier_reported")


@require_GET
def barrier_reported(request: HttpRequest) -> HttpResponse:
    """Thanks, and what happens now."""
    return render(request, "web/public/barrier_reported.html")


def _page_before(request: HttpRequest) -> str:
    """The path of our own page from which somebody came; empty if they came from elsewhere."""
    before = request.headers.get("Referer", "")
    own = before and url_has_allowed_host_and_scheme(
        before, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # Without what stands behind a question mark: it may be a search for somebody's name.
    return urlsplit(before).path[:300] if own else ""
