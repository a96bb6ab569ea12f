from django.urls import URLPattern, URLResolver, path

from kloeppel.web.participant import days, proposals

urlpatterns: list[URLPattern | URLResolver] = [
    path("mein/auftakt/<int:guest_id>/", days.my_day, name="my_day"),
    path("mein/auftakt/<int:guest_id>/gespraech/<int:talk_id>/", days.feedback, name="feedback"),
    path("mein/vorschlag/<int:proposal_id>/", proposals.my_proposal, name="my_proposal"),
    path("mein/vorschlag/<int:proposal_id>/nein/", proposals.decline_proposal, name="decline_proposal"),
    path("mein/vorschlag/<int:proposal_id>/antwort/", proposals.answer, name="answer_proposal"),
    path("mein/tandem/<int:match_id>/", proposals.my_match, name="my_match"),
]
