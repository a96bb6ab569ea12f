from kloeppel.core.appointments.values import Refusal
from kloeppel.core.values import sentence
def reason_by_counting(problem, agenda): return None
def reason_by_clash(problem, agenda, watch): return Refusal(sentence("x"))
