"""Stage: matching runs, proposals, matches."""
