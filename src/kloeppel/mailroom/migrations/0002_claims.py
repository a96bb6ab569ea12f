from django.db import migrations, models


def take_back_claims(apps, schema_editor):
    # A claim made before claims had times: its sender may be dead, and nobody could tell later.
    apps.get_model("mailroom", "Mail").objects.filter(state="sending").update(state="waiting")


def give_attempts_a_time(apps, schema_editor):
    # A letter that waits after a failure is due again some time after that attempt.
    mails = apps.get_model("mailroom", "Mail").objects.filter(state="waiting", attempts__gt=0, claimed_at__isnull=True)
    mails.update(claimed_at=models.F("written_at"))


class Migration(migrations.Migration):
    dependencies = [("mailroom", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="mail",
            name="claimed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(take_back_claims, migrations.RunPython.noop),
        migrations.RunPython(give_attempts_a_time, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "sending"), _negated=True) | models.Q(("claimed_at__isnull", False)),
                name="mailroom_claim_has_time",
            ),
        ),
    ]
