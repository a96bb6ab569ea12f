"""Where people meet the product, sorted by who is looking: public, participant, coordinator, lead."""
