"""Stage: the kick-off days and who is invited."""
