from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from kloeppel.accounts.models import User
from kloeppel.barriers.actions import close_report
from kloeppel.barriers.models import BarrierReport
from kloeppel.barriers.queries import barrier_reports
from kloeppel.core.values import InputError
from kloeppel.web.access import lead_somewhere_or_404, user_of

PER_PAGE = 30


class CloseForm(forms.Form):
    """What was done about a barrier."""

    note = forms.CharField(
        label=_("What was done?"),
        help_text=_("How to reach the reporter is erased now. Please answer them first."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Please note in a few words what was done."),
            "max_length": _("Please shorten this to at most 2,000 characters."),
        },
    )


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report, and who closed it."""

    report: BarrierReport
    closed_by: User | None


@login_required
@require_GET
def barriers(request: HttpRequest) -> HttpResponse:
    """What got in people's way: open reports first."""
    lead_somewhere_or_404(request)
    page = Paginator(barrier_reports(), PER_PAGE).get_page(request.GET.get("seite"))
    closers = User.objects.in_bulk({report.closed_by_id for report in page if report.closed_by_id is not None})
    rows = [ReportRow(report, closers.get(report.closed_by_id or 0)) for report in page]
    return render(request, "web/lead/barriers.html", {"page": page, "rows": rows})


@login_required
@require_http_methods(["GET", "POST"])
def close_barrier(request: HttpRequest, report_id: int) -> HttpResponse:
    """Close a report with a note of what was done."""
    lead_somewhere_or_404(request)
    report = get_object_or_404(BarrierReport, pk=report_id)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            close_report(report=report, note=form.cleaned_data["note"], actor=user_of(request), at=timezone.now())
        except InputError as error:
            messages.error(request, error.problem.render(gettext))
        else:
            messages.success(request, gettext("The report is closed."))
        return redirect("barriers")
    return render(request, "web/lead/close_barrier.html", {"report": report, "form": form})
