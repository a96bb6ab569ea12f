"""Every address of the pages. Each package for those who are looking has its own list."""

from django.urls import URLPattern, URLResolver

from kloeppel.web.public import urls as public

urlpatterns: list[URLPattern | URLResolver] = [
    *public.urlpatterns,
]
