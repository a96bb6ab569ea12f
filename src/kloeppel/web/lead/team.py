from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from kloeppel.core.values import InputError
from kloeppel.flow.role_ended import end_role
from kloeppel.programmes.actions import add_to_team, change_phone
from kloeppel.programmes.models import Programme, TeamMember
from kloeppel.programmes.queries import everybody_of
from kloeppel.web.access import lead_or_refuse, team_or_404, user_of
from kloeppel.web.lead.team_form import MemberForm, PhoneForm


@login_required
@require_GET
def team(request: HttpRequest, slug: str) -> HttpResponse:
    """Who works for the programme and who funds it, and how to reach them."""
    standing = team_or_404(request, slug)
    members = list(everybody_of(standing.programme))
    cared_for = {member.region_id for member in members}
    context = {
        "programme": standing.programme,
        "standing": standing,
        "members": members,
        "without": [region for region in standing.programme.regions.all() if region.pk not in cared_for],
    }
    return render(request, "web/lead/team.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def team_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody joins the team, or becomes a funder of the programme."""
    programme = lead_or_refuse(request, slug).programme
    form = MemberForm(request.POST or None, regions=programme.regions.all())
    if request.method == "POST" and form.is_valid():
        role, region = form.role()
        given = {key: form.cleaned_data[key] for key in ("name", "email", "phone")}
        try:
            member = add_to_team(
                programme=programme, role=role, region=region, actor=user_of(request), at=timezone.now(), **given
            )
        except InputError as error:
            form.add_error("what", error.problem.render(_))
        else:
            messages.success(request, _("%(name)s can sign in from now on.") % {"name": member.user})
            return redirect("team", slug=slug)
    return render(request, "web/lead/team_new.html", {"programme": programme, "form": form})


@login_required
@require_http_methods(["GET", "POST"])
def team_phone(request: HttpRequest, slug: str, member_id: int) -> HttpResponse:
    """Another telephone number for somebody of the team."""
    member = _member_or_404(lead_or_refuse(request, slug).programme, member_id)
    form = PhoneForm(request.POST if request.method == "POST" else None, initial={"phone": member.phone})
    if request.method == "POST" and form.is_valid():
        change_phone(member=member, phone=form.cleaned_data["phone"], actor=user_of(request), at=timezone.now())
        messages.success(request, _("The telephone number is saved."))
        return redirect("team", slug=slug)
    return render(request, "web/lead/team_phone.html", {"programme": member.programme, "member": member, "form": form})


@login_required
@require_http_methods(["GET", "POST"])
def team_end(request: HttpRequest, slug: str, member_id: int) -> HttpResponse:
    """Somebody leaves the team; asks before."""
    member = _member_or_404(lead_or_refuse(request, slug).programme, member_id)
    refusal = ""
    if request.method == "POST":
        try:
            handed_over = end_role(member=member, actor=user_of(request), at=timezone.now())
        except InputError as error:
            refusal = error.problem.render(_)
        else:
            messages.success(request, _said(str(member.user), handed_over))
            # Whoever has ended their own role may not see the team any more.
            return redirect("home") if member.user_id == user_of(request).pk else redirect("team", slug=slug)
    context = {"programme": member.programme, "member": member, "refusal": refusal}
    return render(request, "web/lead/team_end.html", context)


def _said(name: str, handed_over: int) -> str:
    ended = _("The role of %(name)s is ended.") % {"name": name}
    if not handed_over:
        return ended
    matches = ngettext(
        "%(count)s match now has another coordinator.", "%(count)s matches now have another coordinator.", handed_over
    )
    return f"{ended} {matches % {'count': handed_over}}"


def _member_or_404(programme: Programme, member_id: int) -> TeamMember:
    return get_object_or_404(everybody_of(programme), pk=member_id)
