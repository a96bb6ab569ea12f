from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """The programme, its regions and its team."""

    name = "kloeppel.programmes"
    label = "programmes"
