"""The pure core: programs, state, adjudication, views. No clock, files, YAML or terminal."""
