"""Renderers of reports: what people read of a rulebook, a scenario, or a game that was played."""
