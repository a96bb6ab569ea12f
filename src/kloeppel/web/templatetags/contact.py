"""How addresses are written in little room."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def parted(address: str) -> SafeString:
    """An e-mail address that may be broken behind its @, rather than anywhere."""
    name, at, host = address.partition("@")
    return format_html("{}{}<wbr>{}", name, at, host)
