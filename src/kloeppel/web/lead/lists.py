from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kloeppel.applications.actions import discard_list, keep_list
from kloeppel.applications.choices import ListState
from kloeppel.applications.models import PeopleList
from kloeppel.applications.permissions import may_take_over
from kloeppel.applications.queries import lists_of, people_in, taken_over_before
from kloeppel.audit.choices import Verb
from kloeppel.audit.queries import entries_of
from kloeppel.core.values import InputError
from kloeppel.flow import application_to_profile
from kloeppel.flow.application_to_profile import Taken
from kloeppel.programmes.models import Programme
from kloeppel.web.access import lead_or_refuse, user_of
from kloeppel.web.lead.list_form import ListForm
from kloeppel.web.lead.list_rows import lines_after, lines_before


@login_required
@require_GET
def lists(request: HttpRequest, slug: str) -> HttpResponse:
    """The people lists of the programme, and what became of each."""
    programme = lead_or_refuse(request, slug).programme
    return render(request, "web/lead/lists.html", {"programme": programme, "lists": list(lists_of(programme))})


@login_required
@require_http_methods(["GET", "POST"])
def list_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose a file; it is read and shown, and nobody joins the programme yet."""
    programme = lead_or_refuse(request, slug).programme
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if request.method == "POST" and form.read(programme):
        kept = keep_list(
            programme=programme,
            file_name=form.cleaned_data["file"].name,
            content=form.content,
            understood=form.understood,
            actor=user_of(request),
            at=timezone.now(),
        )
        return redirect("list_preview", slug=slug, list_id=kept.pk)
    return render(request, "web/lead/list_new.html", {"programme": programme, "form": form})


@login_required
@require_GET
def list_preview(request: HttpRequest, slug: str, list_id: int) -> HttpResponse:
    """What was read from the file, person by person, and what taking it over comes to, or came to."""
    programme = lead_or_refuse(request, slug).programme
    people_list = _list_or_404(programme, list_id)
    context = {
        "programme": programme,
        "people_list": people_list,
        "not_understood": [heading for heading, meaning in people_list.columns if not meaning],
        "superseded": len(people_list.superseded),
        # The rows of a sheet are numbered for everybody to see; of a text file the entries are counted.
        "is_workbook": people_list.file_name.lower().endswith(".xlsx"),
    }
    shown = _before(people_list) if people_list.state == ListState.READ else _after(people_list)
    return render(request, "web/lead/list_preview.html", {**context, **shown})


def _before(people_list: PeopleList) -> dict[str, object]:
    preview = application_to_profile.preview(people_list)
    verdict = may_take_over(people_list, taken_over_before(people_list))
    return {
        "preview": preview,
        "lines": lines_before(preview.people, people_list.programme.regions.all()),
        "reason": verdict.reason.render(_) if verdict.reason else "",
    }


def _after(people_list: PeopleList) -> dict[str, object]:
    subject = f"{people_list._meta.label_lower}:{people_list.pk}"  # noqa: SLF001 - Django documents _meta as public
    found = entries_of(people_list.programme_id).filter(verb=Verb.LIST_TAKEN_OVER, subject=subject).first()
    lines = lines_after(people_in(people_list), people_list.programme.regions.all())
    return {"lines": lines, "counts": found.details if found else None}


@login_required
@require_POST
def list_take_over(request: HttpRequest, slug: str, list_id: int) -> HttpResponse:
    """Everybody in the list who is not refused joins the programme."""
    people_list = _list_or_404(lead_or_refuse(request, slug).programme, list_id)
    try:
        taken = application_to_profile.take_over(people_list=people_list, actor=user_of(request), at=timezone.now())
    except InputError as error:
        messages.error(request, error.problem.render(_))
    else:
        messages.success(request, _said(taken))
    return redirect("list_preview", slug=slug, list_id=list_id)


def _said(taken: Taken) -> str:
    new = ngettext(
        "%(count)s person is new in the programme.", "%(count)s people are new in the programme.", taken.new
    ) % {"count": taken.new}
    if not taken.known:
        return new
    known = ngettext("%(count)s was known already.", "%(count)s were known already.", taken.known)
    return f"{new} {known % {'count': taken.known}}"


@login_required
@require_POST
def list_discard(request: HttpRequest, slug: str, list_id: int) -> HttpResponse:
    """Put the list away; the people in it are deleted."""
    people_list = _list_or_404(lead_or_refuse(request, slug).programme, list_id)
    try:
        discard_list(people_list=people_list, actor=user_of(request), at=timezone.now())
    except InputError as error:
        messages.error(request, error.problem.render(_))
        return redirect("list_preview", slug=slug, list_id=list_id)
    messages.success(request, _("The list is discarded. Nobody in it was taken over."))
    return redirect("lists", slug=slug)


def _list_or_404(programme: Programme, list_id: int) -> PeopleList:
    return get_object_or_404(PeopleList.objects.select_related("programme"), programme=programme, pk=list_id)
