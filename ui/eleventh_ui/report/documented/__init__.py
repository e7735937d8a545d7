"""What an author wrote, as pages that a reader who does not program can argue with."""
