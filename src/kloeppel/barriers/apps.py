from django.apps import AppConfig


class BarriersConfig(AppConfig):
    """Reports of barriers."""

    name = "kloeppel.barriers"
    label = "barriers"
