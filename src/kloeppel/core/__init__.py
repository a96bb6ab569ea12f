"""Every decision that can be thought without a database: no Django, no files, no clock, no unseeded chance."""
