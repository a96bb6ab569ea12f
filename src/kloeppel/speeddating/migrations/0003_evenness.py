from django.db import migrations, models

from kloeppel.speeddating import triggers


def open_up(apps, schema_editor):
    triggers.drop(schema_editor.connection)


def guard_as_before(apps, schema_editor):
    triggers.create(schema_editor.connection, triggers.FIRST_COLUMNS)


def guard(apps, schema_editor):
    triggers.create(schema_editor.connection)


class Migration(migrations.Migration):
    """A plan says how even it is and what that costs; this is kept as it was released, too."""

    dependencies = [("speeddating", "0002_released_plans")]

    operations = [
        migrations.RunPython(open_up, guard_as_before),
        migrations.AddField("planversion", "evenness", models.JSONField(null=True)),
        migrations.RunPython(guard, open_up),
    ]
