"""Stage: the programme, its regions and its team."""
