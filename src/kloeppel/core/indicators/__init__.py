"""Engine: what may be said of a count to somebody from outside, so that nobody can be told apart."""

from kloeppel.core.indicators.disclosure import SMALL, Said, Told, disclose

__all__ = ["SMALL", "Said", "Told", "disclose"]
