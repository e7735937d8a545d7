"""Eleventh Hour: scenarios compiled to one program, adjudicated with a reason for every point."""
