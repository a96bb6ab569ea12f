from django.db import migrations

from kloeppel.audit import triggers


def guard(apps, schema_editor):
    triggers.create(schema_editor.connection)


def open_again(apps, schema_editor):
    triggers.drop(schema_editor.connection)


class Migration(migrations.Migration):
    """The audit trail refuses changes and deletions from here on."""

    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(guard, open_again)]
