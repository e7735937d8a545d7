"""Doctrines: policies for a seat. They see views and the public rules, and nothing else."""
