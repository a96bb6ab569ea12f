from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """What people hand in: lists of applicants, read and not yet taken over."""

    name = "kloeppel.applications"
    label = "applications"
