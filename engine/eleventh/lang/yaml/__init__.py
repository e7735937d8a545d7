"""From the bytes of a file to a tree of nodes with spans: the only reader of YAML here."""
