"""The living page of the design system: every component in every state, with the files that the product itself uses."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from kloeppel.programmes.choices import Role
from kloeppel.programmes.queries import roles_of
from kloeppel.web.access import user_of
from kloeppel.web.lead.design_form import SampleForm
from kloeppel.web.lead.design_pictures import sample_pictures

COLOURS = (
    *("paper", "sheet", "ink", "ink-soft", "line", "line-strong", "indigo", "indigo-deep", "indigo-wash", "cloth"),
    *("brass", "good", "good-wash", "warn", "warn-wash", "bad", "bad-wash", "focus"),
)
"""The names of the colours in tokens.css, as they are shown."""

SPACES = range(1, 8)


@login_required
@require_http_methods(["GET", "POST"])
def design(request: HttpRequest) -> HttpResponse:
    """Show every component; when the form is sent, as it comes back. 404 for all but project leads."""
    if not any(member.role == Role.LEAD for member in roles_of(user_of(request))):
        raise Http404
    form = SampleForm(request.POST, request.FILES) if request.method == "POST" else SampleForm()
    return render(
        request, "web/design/page.html", {"form": form, "colours": COLOURS, "spaces": SPACES, **sample_pictures()}
    )
