"""A report as one HTML file that needs nothing beside it: no script, no font, no picture from
elsewhere.

A policy in the page forbids the browser to load anything but the one style sheet, which it names by
its digest. Everything else is text, escaped as the template prints it; an address becomes a link
only if it is a plain web address, and is followed only by a click.
"""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from importlib.resources import files
from itertools import count

from eleventh.lang.problems.characters import make_visible
from eleventh_ui.display.charts import Chart
from eleventh_ui.display.document import Document, list_opening, split_sections
from eleventh_ui.report.svg import drawn

_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+")


def to_html(document: Document) -> str:
    """The whole report as one HTML page."""
    from eleventh_ui.report.templates import fill_template, mark_safe

    style = files("eleventh_ui.report").joinpath("pages/report.css").read_text("utf-8")
    figures = count(1)

    def draw(chart: Chart) -> object:
        return mark_safe(drawn(chart, f"figure-{next(figures)}"))

    values = {
        "document": document,
        "opening": list_opening(document),
        "sections": split_sections(document),
        "policy": mark_safe(_policy(style)),
        "style": mark_safe(style),
        "is_address": _ADDRESS.fullmatch,
        "draw": draw,
    }
    return fill_template("page.html", _escape, values)


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _escape(text: str) -> str:
    return escape(make_visible(" ".join(text.split())), quote=True)
