from django.db.models import QuerySet

from kloeppel.mailroom.models import Mail


def mails_of(programme_id: int) -> QuerySet[Mail]:
    """The letters of one programme, newest first, with their recipients."""
    return Mail.objects.filter(programme_id=programme_id).select_related("recipient").order_by("-pk")
