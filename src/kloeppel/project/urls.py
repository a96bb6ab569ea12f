"""Every address of the web application."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("kloeppel.web.urls")),
]

handler400 = "kloeppel.web.errors.not_understood"
handler403 = "kloeppel.web.errors.refused"
handler404 = "kloeppel.web.errors.not_found"
handler500 = "kloeppel.web.errors.broken"
