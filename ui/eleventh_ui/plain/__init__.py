"""The plain mode: the table line by line, for screen readers, pipes and tests."""
