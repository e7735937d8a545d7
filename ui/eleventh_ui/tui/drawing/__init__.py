"""What screens show, as rows of text: pure functions of views, tested without an app."""
