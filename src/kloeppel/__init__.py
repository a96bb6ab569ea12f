"""Kloeppel runs a cross-innovation programme from the first call to the last report."""

__version__ = "0.1.0"
