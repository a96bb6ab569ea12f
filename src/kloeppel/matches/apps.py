from django.apps import AppConfig


class MatchesConfig(AppConfig):
    """Matching runs, proposals, matches."""

    name = "kloeppel.matches"
    label = "matches"
