from django.urls import URLPattern, URLResolver, path

from kloeppel.web import computations
from kloeppel.web.coordinator import dates, guests, matching, overview, plans, today

urlpatterns: list[URLPattern | URLResolver] = [
    path("auftakt/<int:event_id>/", overview.event, name="event"),
    path("auftakt/<int:event_id>/gaeste/", guests.guests, name="guests"),
    path("auftakt/<int:event_id>/gaeste/einladen/", guests.invite_people, name="invite_people"),
    path("auftakt/<int:event_id>/gaeste/<int:guest_id>/", guests.guest_absences, name="guest_absences"),
    path("auftakt/<int:event_id>/regeln/", guests.pair_rules, name="pair_rules"),
    path("auftakt/<int:event_id>/regeln/<int:rule_id>/aufheben/", guests.lift_rule, name="lift_pair_rule"),
    path("auftakt/<int:event_id>/ablauf/", guests.speed_dating_settings, name="speed_dating_settings"),
    path("auftakt/<int:event_id>/plan/", plans.plan, name="plan"),
    path("auftakt/<int:event_id>/plan/berechnen/", plans.compute, name="compute_plan"),
    path("auftakt/<int:event_id>/plan/<int:number>/", plans.version, name="plan_version"),
    path("auftakt/<int:event_id>/plan/<int:number>/freigeben/", plans.release, name="release_plan"),
    path("auftakt/<int:event_id>/tandems/", matching.matching, name="matching"),
    path("auftakt/<int:event_id>/tandems/berechnen/", matching.compute, name="compute_matching"),
    path("auftakt/<int:event_id>/tandems/paar/", matching.decide, name="decide_pair"),
    path("auftakt/<int:event_id>/tandems/paar/<int:decision_id>/freigeben/", matching.free, name="free_pair"),
    path("auftakt/<int:event_id>/tandems/<int:number>/senden/", matching.send, name="send_proposals"),
    path("auftakt/<int:event_id>/tandems/vorschlag/<int:proposal_id>/", matching.close, name="close_proposal"),
    path("programm/<slug:slug>/heute/", today.team_today, name="team_today"),
    path("programm/<slug:slug>/tag/", overview.the_day, name="the_day"),
    path("programm/<slug:slug>/kalender/", dates.calendar, name="calendar"),
    path("berechnung/<int:computation_id>/", computations.computation, name="computation"),
    path("berechnung/<int:computation_id>/anhalten/", computations.cancel, name="cancel_computation"),
    path("berechnung/<int:computation_id>/neu/", computations.restart, name="restart_computation"),
    path("programm/<slug:slug>/tandems/", matching.matches, name="matches"),
]
