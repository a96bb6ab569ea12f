from django.apps import AppConfig


class EventsConfig(AppConfig):
    """The kick-off days and who is invited."""

    name = "kloeppel.events"
    label = "events"
