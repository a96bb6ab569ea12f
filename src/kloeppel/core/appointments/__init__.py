"""A slot for every talk of a given list, with few gaps in people's days: plan, verify, say why it cannot be."""

from kloeppel.core.appointments.planning import appointments
from kloeppel.core.appointments.values import ENGINE_VERSION, Appointments, Person, Problem, Refusal, Talk
from kloeppel.core.appointments.verify import count_gaps, verify

__all__ = [
    "ENGINE_VERSION",
    "Appointments",
    "Person",
    "Problem",
    "Refusal",
    "Talk",
    "appointments",
    "count_gaps",
    "verify",
]
