"""The command line: one command per file, each importing what is heavy only when it runs."""
