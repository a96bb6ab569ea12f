"""Groups for several rounds of peer learning in which nobody meets twice where that is possible: plan, verify."""

from kloeppel.core.circles.planning import circles
from kloeppel.core.circles.values import ENGINE_VERSION, Circles, Person, Problem
from kloeppel.core.circles.verify import count_repeats, verify

__all__ = ["ENGINE_VERSION", "Circles", "Person", "Problem", "circles", "count_repeats", "verify"]
