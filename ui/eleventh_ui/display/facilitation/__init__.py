"""What a facilitator can do and read, once for all faces: acts as values, and the panel's pages."""
