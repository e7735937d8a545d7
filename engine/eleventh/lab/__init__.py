"""The laboratory: what can be learned from games that were played. Reports as data, no words."""
