"""Stage: plan versions, rounds, tables, feedback."""
