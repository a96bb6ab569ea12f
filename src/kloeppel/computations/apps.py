from django.apps import AppConfig


class ComputationsConfig(AppConfig):
    """Computations that take a while."""

    name = "kloeppel.computations"
    label = "computations"
