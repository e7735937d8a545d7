"""One widget per file: frozen input in, messages out, no rules."""
