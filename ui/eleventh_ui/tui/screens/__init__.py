"""One screen per file. Each is a `BaseScreen`, takes a session, and tells the app what was decided."""
