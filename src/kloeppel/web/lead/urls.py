from django.urls import URLPattern, URLResolver, path

from kloeppel.web.lead import barriers, design, lists, money, overview, people, settings, team

urlpatterns: list[URLPattern | URLResolver] = [
    path("barrieren/", barriers.barriers, name="barriers"),
    path("barrieren/<int:report_id>/schliessen/", barriers.close_barrier, name="close_barrier"),
    path("design/", design.design, name="design"),
    path("programm/<slug:slug>/", overview.programme, name="programme"),
    path("programm/<slug:slug>/geld/", money.money, name="money"),
    path("programm/<slug:slug>/team/", team.team, name="team"),
    path("programm/<slug:slug>/team/neu/", team.team_new, name="team_new"),
    path("programm/<slug:slug>/team/<int:member_id>/telefon/", team.team_phone, name="team_phone"),
    path("programm/<slug:slug>/team/<int:member_id>/beenden/", team.team_end, name="team_end"),
    path("programm/<slug:slug>/einstellungen/", settings.settings, name="settings"),
    path("programm/<slug:slug>/protokoll/", overview.trail, name="trail"),
    path("programm/<slug:slug>/post/", overview.letters, name="letters"),
    path("programm/<slug:slug>/listen/", lists.lists, name="lists"),
    path("programm/<slug:slug>/listen/neu/", lists.list_new, name="list_new"),
    path("programm/<slug:slug>/listen/<int:list_id>/", lists.list_preview, name="list_preview"),
    path("programm/<slug:slug>/listen/<int:list_id>/uebernehmen/", lists.list_take_over, name="list_take_over"),
    path("programm/<slug:slug>/listen/<int:list_id>/verwerfen/", lists.list_discard, name="list_discard"),
    path("programm/<slug:slug>/menschen/", people.people, name="people"),
    path("programm/<slug:slug>/menschen/<int:person_id>/", people.person, name="person"),
]
