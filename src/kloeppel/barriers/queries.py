from django.db.models import F, QuerySet

from kloeppel.barriers.models import BarrierReport


def barrier_reports() -> QuerySet[BarrierReport]:
    """All reports: the open ones first, and within each the newest first."""
    return BarrierReport.objects.order_by(F("closed_at").desc(nulls_first=True), "-pk")
