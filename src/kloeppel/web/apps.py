from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages: templates, components, style sheets. Owns no tables."""

    name = "kloeppel.web"
    label = "web"
