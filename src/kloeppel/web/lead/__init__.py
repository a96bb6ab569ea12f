"""Pages for the project lead: the programme as a whole."""
