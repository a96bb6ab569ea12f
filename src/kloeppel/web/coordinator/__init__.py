"""Pages for the coordinator of a region: one event from guest list to matches."""
