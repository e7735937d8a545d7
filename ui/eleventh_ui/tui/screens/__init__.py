"""One screen a file. Each is a `BaseScreen`, takes a session, and tells the app what was chosen."""
