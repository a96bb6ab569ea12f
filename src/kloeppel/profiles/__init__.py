"""Stage: people, organisations, need cards and offer cards."""
