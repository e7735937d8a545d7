"""Who wrote a scenario or a rulebook, in words for lists, pages and reports."""

from __future__ import annotations

from eleventh.core.authorship import Authorship
from eleventh_ui.display.words import join_words, safe


def describe_authorship(about: Authorship) -> str:
    """Version, authors and licence in one line without a full stop; empty where nothing is said."""
    parts = []
    if about.version:
        parts.append(f"version {safe(about.version)}")
    if about.authors:
        parts.append(f"by {join_words([safe(each) for each in about.authors])}")
    if about.licence:
        parts.append(f"licence {safe(about.licence)}")
    line = ", ".join(parts)
    return line[:1].upper() + line[1:]
