"""The one way in which a text of a scenario or a player reaches the screen.

Textual takes a plain string for markup almost everywhere: `[@click=app.quit]` would be live, `[/]`
would crash and `[x]` vanish. A `Content` is taken as it is, so every label, static, option, border
title, tooltip and command gets one from here, with controls, escapes and marks of writing direction
written out. Where Textual wants a plain string and takes no markup (the title, a notification, a
placeholder, a suggestion) it gets `words.safe`. DataTable takes neither, so it is not used.
"""

from __future__ import annotations

from textual.content import Content

from eleventh_ui.display.words import paragraphs, safe


def show(text: object, style: str = "") -> Content:
    """One line of text as it is, in a style such as `bold` or `$gain`; it wraps where it must."""
    return Content.styled(safe(text), style) if style else Content(safe(text))


def prose(text: str, style: str = "") -> Content:
    """A text of several paragraphs, with an empty line between them."""
    return Content("\n\n").join(show(part, style) for part in paragraphs(text))


def joined(*parts: Content) -> Content:
    """Parts one after the other on one line, as they are."""
    return Content("").join(parts)


def stacked(*lines: Content) -> Content:
    """Lines one below the other."""
    return Content("\n").join(lines)
