"""The components of pages: what they make of what they are given."""

import re

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils.translation import override

from world.components import rendered


def shown(source: str, **variables: object) -> str:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with override("en"):
        page = rendered(source, request, **variables)
    page = re.sub(r'<input type="hidden" name="csrfmiddlewaretoken" value="\w+">', "[token]", page)
    return re.sub(r"\s+(?=>)", "", re.sub(r"\s+", " ", page)).strip()


class Address(forms.Form):
    email = forms.EmailField(label="E-mail", help_text="Yours.", required=False)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("<c-button>Save</c-button>", '<button class="button button-primary" type="submit">Save</button>'),
        (
            '<c-button href="/x/?a=1&b=2" kind="quiet">Go</c-button>',
            '<a class="button button-quiet" href="/x/?a=1&amp;b=2">Go</a>',
        ),
        (
            '<c-button name="go" value="1" aria-label="Go on">Go</c-button>',
            '<button class="button button-primary" type="submit" name="go" value="1" aria-label="Go on">Go</button>',
        ),
        (
            '<c-action url="/x/" name="who" value="7">Confirm</c-action>',
            (
                '<form class="action" method="post" action="/x/">[token]<button class="button button-secondary" '
                'type="submit" name="who" value="7">Confirm</button></form>'
            ),
        ),
        (
            '<c-notice kind="success">Saved.</c-notice>',
            (
                '<div class="notice notice-success"><div class="flow"><span class="visually-hidden">Done: </span>Saved.'
                "</div></div>"
            ),
        ),
        ('<c-badge kind="good">invited</c-badge>', '<span class="badge badge-good">invited</span>'),
        (
            '<c-step state="current" note="12 March">Kick-off</c-step>',
            (
                '<li class="step step-current" aria-current="step"><span class="step-name">Kick-off</span>'
                '<span class="step-note">12 March</span></li>'
            ),
        ),
        (
            '<c-figure value="27" of="34" label="invited" />',
            (
                '<div class="figure"><span class="figure-label">invited</span>'
                '<span class="figure-value">27<span class="figure-of"> / 34</span></span></div>'
            ),
        ),
        (
            '<c-card title="Next" level="3" href="/x/">Table 6</c-card>',
            (
                '<section class="card"><h3 class="card-title"><a href="/x/">Next</a></h3>'
                '<div class="card-content flow">Table 6</div></section>'
            ),
        ),
    ],
)
def test_component(source: str, html: str) -> None:
    assert shown(source) == html


def test_what_people_wrote_is_escaped() -> None:
    name = "<script>x</script>"
    expected = '<span class="badge badge-plain">&lt;script&gt;x&lt;/script&gt;</span>'
    assert shown('<c-badge kind="plain">{{ name }}</c-badge>', name=name) == expected
    title = '<p class="empty-title">&lt;script&gt;x&lt;/script&gt;</p>'
    assert title in shown('<c-empty :title="name">x</c-empty>', name=name)
    assert title in shown('<c-empty title="{{ name }}">x</c-empty>', name=name)


def test_a_field_is_tied_to_its_help_and_its_error() -> None:
    assert shown('<c-field :field="form.email" />', form=Address({"email": "x"})) == (
        '<div class="field field-wrong"><label class="field-label" for="id_email">E-mail '
        '<span class="field-optional">(optional)</span></label><div class="field-help" id="id_email_helptext">Yours.'
        '</div><ul class="errorlist" id="id_email_error"><li>Enter a valid email address.</li></ul>'
        '<input type="email" name="email" value="x" maxlength="320" aria-invalid="true" '
        'aria-describedby="id_email_helptext id_email_error" autofocus id="id_email"></div>'
    )


def test_a_component_does_not_see_the_variables_of_the_page() -> None:
    assert shown("<c-button>Go</c-button>", href="/elsewhere/", kind="danger") == (
        '<button class="button button-primary" type="submit">Go</button>'
    )


def test_a_form_shows_all_its_fields_unless_it_is_given_some() -> None:
    """Blank lines around what stands beside the button are no fields."""
    beside = '<c-slot name="also"><c-badge>beside</c-badge></c-slot>'
    field = shown('<c-field :field="form.email" />', form=Address())
    sources = [f"{beside}", f"\n  {beside}\n", f'<c-field :field="form.email" />\n  {beside}']
    pages = [shown(f'<c-form :form="form" submit="Send">{source}</c-form>', form=Address()) for source in sources]
    assert [(page.count(field), page.count("beside")) for page in pages] == [(1, 1)] * 3
