from django.urls import URLPattern, URLResolver, path

from kloeppel.web.funder import figures, programmes, report

urlpatterns: list[URLPattern | URLResolver] = [
    path("programme/", programmes.programmes, name="programmes"),
    path("programm/<slug:slug>/zahlen/", figures.figures, name="figures"),
    path("programm/<slug:slug>/bericht/", report.report, name="report"),
]
