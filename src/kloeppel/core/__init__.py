"""Every decision that can be thought without a database: no Django, files, clock or unseeded chance."""
