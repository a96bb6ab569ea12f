from django.urls import URLPattern, URLResolver, path

from kloeppel.web.participant import days, letters, profile, proposals, today

urlpatterns: list[URLPattern | URLResolver] = [
    path("mein/", today.my_today, name="my_today"),
    path("mein/plan/", days.my_plan, name="my_plan"),
    path("mein/tandem/", proposals.my_matches, name="my_matches"),
    path("mein/nachrichten/", letters.messages, name="messages"),
    path("mein/nachrichten/<int:letter_id>/", letters.message, name="message"),
    path("mein/profil/", profile.profile, name="profile"),
    path("mein/profil/<int:person_id>/telefon/", profile.my_phone, name="my_phone"),
    path("mein/auftakt/<int:guest_id>/", days.my_day, name="my_day"),
    path("mein/auftakt/<int:guest_id>/gespraech/<int:talk_id>/", days.feedback, name="feedback"),
    path("mein/vorschlag/<int:proposal_id>/", proposals.my_proposal, name="my_proposal"),
    path("mein/vorschlag/<int:proposal_id>/nein/", proposals.decline_proposal, name="decline_proposal"),
    path("mein/vorschlag/<int:proposal_id>/antwort/", proposals.answer, name="answer_proposal"),
    path("mein/tandem/<int:match_id>/", proposals.my_match, name="my_match"),
]
