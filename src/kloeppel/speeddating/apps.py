from django.apps import AppConfig


class SpeeddatingConfig(AppConfig):
    """Plan versions, rounds, tables, feedback."""

    name = "kloeppel.speeddating"
    label = "speeddating"
