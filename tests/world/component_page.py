"""A page with every component in every state, for tests that look at them, and its address."""

from pathlib import Path

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.urls import include, path
from django_cotton.compiler_regex import CottonCompiler

PAGE = Path(__file__).with_suffix(".html")


class EveryField(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name", help_text="Wie auf dem Namensschild.")
    need = forms.CharField(label="Bedarf", widget=forms.Textarea, required=False)
    region = forms.ChoiceField(label="Region", choices=[("e", "Erzgebirge"), ("l", "Lausitz")])
    day = forms.DateField(label="Tag", widget=forms.DateInput(attrs={"type": "date"}))
    table = forms.FileField(label="Liste", required=False)
    side = forms.ChoiceField(label="Sie sind", widget=forms.RadioSelect, choices=[("a", "Kreative"), ("b", "Betrieb")])
    craft = forms.MultipleChoiceField(
        label="Gewerke",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("h", "Holz"), ("t", "Textil und Spitze")],
        help_text="Mehrere sind möglich.",
    )
    agreed = forms.BooleanField(label="Ich habe die Hinweise gelesen.", help_text="Sie sind eine Seite lang.")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def rendered(source: str, request: HttpRequest, **variables: object) -> str:
    """A template with components, given as text, as a page would show it."""
    return Template(CottonCompiler().process(source)).render(RequestContext(request, variables))


def every_component(request: HttpRequest) -> HttpResponse:
    """Show everything; with `?wrong`, the form as it comes back."""
    return HttpResponse(
        rendered(PAGE.read_text(encoding="utf-8"), request, form=EveryField({} if "wrong" in request.GET else None))
    )


urlpatterns = [path("everything/", every_component), path("", include("kloeppel.project.urls"))]
