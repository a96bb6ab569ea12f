from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kloeppel.programmes.actions import change_programme
from kloeppel.programmes.choices import FormOfAddress
from kloeppel.web.access import lead_or_refuse, user_of
from kloeppel.web.lead.settings_form import SettingsForm


@login_required
@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    """What the lead decides about the whole programme: name, form of address, money."""
    programme = lead_or_refuse(request, slug).programme
    kept = {name: getattr(programme, name) for name in SettingsForm.base_fields}
    form = SettingsForm(request.POST) if request.method == "POST" else SettingsForm(initial=kept)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        changed = change_programme(
            programme=programme,
            name=given["name"],
            form_of_address=FormOfAddress(given["form_of_address"]),
            grant_per_match=given["grant_per_match"],
            pot=given["pot"],
            actor=user_of(request),
            at=timezone.now(),
        )
        if changed:
            messages.success(request, _("The settings are saved."))
        else:
            messages.info(request, _("Nothing was changed."))
        return redirect("settings", slug=slug)
    return render(request, "web/lead/settings.html", {"programme": programme, "form": form})
