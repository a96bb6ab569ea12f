"""Pages for those who look on: the funder, and the team that shows them how far the programme is."""
