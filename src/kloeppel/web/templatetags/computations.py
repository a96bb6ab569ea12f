"""What is being computed, where people may look for it."""

from typing import Any

from django import template

from kloeppel.computations.queries import open_about, to_notice
from kloeppel.events.models import Event
from kloeppel.flow.computations import Kind
from kloeppel.web.computations import SESSION_KEY, words_of

register = template.Library()


@register.simple_tag
def open_computations(event: Event) -> list[dict[str, Any]]:
    """What is being computed for `event` (one statement): number and words of each."""
    return [{"pk": found.pk, "words": words_of(found)} for found in open_about(tuple(Kind), event.pk)]


@register.inclusion_tag("web/computations/slot.html", takes_context=True)
def own_computation(context: template.Context) -> dict[str, Any]:
    """What the reader has started and not seen the end of.

    Costs one statement, and none for those who have started nothing in this session.
    """
    request = context.get("request")
    session = getattr(request, "session", None)
    if request is None or session is None or not session.get(SESSION_KEY) or not request.user.is_authenticated:
        return {}
    found = to_notice(request.user).first()
    if found is None:
        del session[SESSION_KEY]
        return {}
    if request.path.startswith(f"/berechnung/{found.pk}/"):
        return {}
    return {"computation": found, "words": words_of(found)}
