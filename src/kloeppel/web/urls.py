"""Every address of the pages. Each package for those who are looking has its own list."""

from django.urls import URLPattern, URLResolver

from kloeppel.web.coordinator import urls as coordinator
from kloeppel.web.funder import urls as funder
from kloeppel.web.lead import urls as lead
from kloeppel.web.participant import urls as participant
from kloeppel.web.public import urls as public

urlpatterns: list[URLPattern | URLResolver] = [
    *public.urlpatterns,
    *participant.urlpatterns,
    *coordinator.urlpatterns,
    *lead.urlpatterns,
    *funder.urlpatterns,
]
