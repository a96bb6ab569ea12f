from django.apps import AppConfig


class MailroomConfig(AppConfig):
    """Letters that wait and letters that were sent."""

    name = "kloeppel.mailroom"
    label = "mailroom"
