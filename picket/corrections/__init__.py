"""What analysts decide about a library, kept as a log and applied to what was read (decision 12)."""
