from django.urls import URLPattern, URLResolver, path

from kloeppel.web.lead import overview

urlpatterns: list[URLPattern | URLResolver] = [
    path("programm/<slug:slug>/", overview.programme, name="programme"),
    path("programm/<slug:slug>/protokoll/", overview.trail, name="trail"),
    path("programm/<slug:slug>/post/", overview.letters, name="letters"),
]
