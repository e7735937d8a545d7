"""The line of a page that says who wrote what it documents."""

from __future__ import annotations

from eleventh.core.authorship import Authorship
from eleventh_ui.display.authorship import describe_authorship
from eleventh_ui.report.documented.marks import text


def say_authorship(about: Authorship | None) -> list[str]:
    """The paragraph; no lines where nothing is said."""
    return [] if about is None else [f"{text(describe_authorship(about))}.", ""]
