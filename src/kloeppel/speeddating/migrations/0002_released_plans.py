from django.db import migrations

from kloeppel.speeddating import triggers


def guard(apps, schema_editor):
    triggers.create(schema_editor.connection, triggers.FIRST_COLUMNS)


def open_again(apps, schema_editor):
    triggers.drop(schema_editor.connection)


class Migration(migrations.Migration):
    """From here on a released plan stays as it was released."""

    dependencies = [("speeddating", "0001_initial")]

    operations = [migrations.RunPython(guard, open_again)]
