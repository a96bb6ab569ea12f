from django.apps import AppConfig


class AuditConfig(AppConfig):
    """What happened, who did it and when."""

    name = "kloeppel.audit"
    label = "audit"
