"""Play: a match in progress, its journal, and the library of scenarios."""
