"""Compiled programs on a disk: as data, and read with suspicion."""
