"""The arrows between stages: one file each, with four paragraphs: load, decide, store, tell."""
