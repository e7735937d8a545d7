"""The screen: the table for a person, or a room, in front of one terminal.

Screens and widgets get views and send orders; no rule of a game lives here. What they may not do:
show a text that has not passed `show`, or block the loop (`bridge` does the work that takes time).
"""
