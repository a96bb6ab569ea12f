from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    """People, organisations, need cards and offer cards."""

    name = "kloeppel.profiles"
    label = "profiles"
