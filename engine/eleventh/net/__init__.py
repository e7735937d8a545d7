"""The wire: every value on a table as versioned JSON. No network is in it."""
