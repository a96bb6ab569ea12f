"""Foreign keys point the same way as imports; the import contract cannot see those given as strings."""

from collections.abc import Iterable

from django.apps import apps

from architecture.source_tree import height


def relations() -> set[tuple[str, str, str]]:
    """Every relation of the product's tables: its field, the stage it starts from, the app it points to."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        if not model.__module__.startswith("kloeppel."):
            continue
        # A table that Django makes for a many-to-many field belongs to the stage that declares the field.
        stage = model.__module__.split(".")[1]
        for field in model._meta.get_fields():
            target = field.related_model
            if target is None or isinstance(target, str) or field.auto_created:
                continue
            parts = target.__module__.split(".")
            found.add((f"{model._meta.label}.{field.name}", stage, parts[1] if parts[0] == "kloeppel" else parts[0]))
    return found


def upward(relations: Iterable[tuple[str, str, str]]) -> list[str]:
    """Each relation that points to a higher stage, to a neighbour that is ignored, or out of the product."""
    return [
        f"{field} points to {target}"
        for field, stage, target in sorted(relations)
        if target != stage and (target != "django" and height(target) >= height(stage))
    ]


def test_foreign_keys_point_downwards_only() -> None:
    assert upward(relations()) == []


def test_a_foreign_key_upwards_is_found() -> None:
    planted = [
        ("profiles.Person.match", "profiles", "matches"),
        ("mailroom.Mail.entry", "mailroom", "audit"),
        ("matches.Match.person", "matches", "profiles"),
        ("events.Event.follows", "events", "events"),
        ("accounts.User.groups", "accounts", "django"),
    ]
    assert upward(planted) == ["mailroom.Mail.entry points to audit", "profiles.Person.match points to matches"]
