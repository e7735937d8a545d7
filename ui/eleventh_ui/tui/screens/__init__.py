"""One screen per file. Each is a `Sheet`, takes a session, and tells the app what was decided."""
