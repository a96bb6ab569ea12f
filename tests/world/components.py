"""Components given as text, as a page would show them."""

from django.http import HttpRequest
from django.template import RequestContext, Template
from django_cotton.compiler_regex import CottonCompiler


def rendered(source: str, request: HttpRequest, **variables: object) -> str:
    """A template with components, given as text, as a page would show it."""
    return Template(CottonCompiler().process(source)).render(RequestContext(request, variables))
