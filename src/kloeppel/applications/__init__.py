"""Stage: what people hand in: lists of applicants, read and not yet taken over."""
