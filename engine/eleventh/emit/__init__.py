"""Emitters: the intermediate representation turned into something that runs."""
