"""A report as one HTML file that needs nothing beside it: no script, no font, no picture from
elsewhere.

A policy in the page forbids the browser to load anything but the one style sheet, which it names by
its digest. Everything else is text, escaped here; an address becomes a link only if it is a plain
web address, and is followed only by a click.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from eleventh.lang.problems.characters import make_visible
from eleventh_ui.display.document import (
    Aside,
    Bullets,
    Document,
    Figure,
    Heading,
    Linked,
    Paragraph,
    TableBlock,
)
from eleventh_ui.report.svg import drawn

_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+")


def to_html(document: Document) -> str:
    """The whole report as one HTML page."""
    style = files("eleventh_ui.report").joinpath("report.css").read_text("utf-8")
    sections = [
        block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2
    ]
    contents = "".join(
        f'<li><a href="#section-{number}">{_text(title)}</a></li>'
        for number, title in enumerate(sections, start=1)
    )
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{_text(document.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{_text(document.title)}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            '<a class="skip" href="#report">To the report</a>',
            "<header>",
            f"<h1>{_text(document.title)}</h1>",
            f"<p>{_text(document.subtitle)}</p>",
            f'<p class="notice" role="note">{_text(document.notice)}</p>',
            "</header>",
            f'<nav aria-label="Contents"><ol>{contents}</ol></nav>',
            '<main id="report">',
            *_body(document),
            "</main>",
            "</body>",
            "</html>",
            "",
        )
    )


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _body(document: Document) -> Iterator[str]:
    section = figure = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            if block.level == 2:
                if section:
                    yield "</section>"
                section += 1
                yield f'<section aria-labelledby="section-{section}">'
                yield f'<h2 id="section-{section}">{_text(block.text)}</h2>'
                continue
            yield f"<h{block.level}>{_text(block.text)}</h{block.level}>"
            continue
        if isinstance(block, Figure):
            figure += 1
            yield from _figure(block, f"figure-{figure}")
            continue
        yield from _block(block)
    if section:
        yield "</section>"


def _block(block: Paragraph | Bullets | TableBlock | Aside) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"<p>{_line(block)}</p>"
        case Bullets():
            yield "<ul>"
            yield from (f"<li>{_line(line)}</li>" for line in block.lines)
            yield "</ul>"
        case TableBlock():
            yield from _table(block)
        case Aside():
            yield f'<aside aria-label="{_text(block.title)}"><h4>{_text(block.title)}</h4>'
            yield from (f"<p>{_line(line)}</p>" for line in block.lines)
            yield "</aside>"


def _figure(block: Figure, name: str) -> Iterator[str]:
    yield "<figure>"
    yield f"<figcaption>{_text(block.chart.title)}</figcaption>"
    yield f'<div class="drawing">{drawn(block.chart, name)}</div>'
    yield "<details><summary>The same as a table</summary>"
    yield from _table(block.table)
    yield "</details>"
    yield "</figure>"


def _table(table: TableBlock) -> Iterator[str]:
    yield '<div class="wide"><table>'
    if table.caption:
        yield f"<caption>{_text(table.caption)}</caption>"
    head = "".join(
        f'<th scope="col"{_side(table, place)}>{_text(cell)}</th>'
        for place, cell in enumerate(table.head)
    )
    yield f"<thead><tr>{head}</tr></thead><tbody>"
    for row in table.rows:
        first = f'<th scope="row">{_text(row[0])}</th>'
        rest = "".join(
            f"<td{_side(table, place)}>{_text(cell)}</td>"
            for place, cell in enumerate(row[1:], start=1)
        )
        yield f"<tr>{first}{rest}</tr>"
    yield "</tbody></table></div>"


def _side(table: TableBlock, place: int) -> str:
    return ' class="number"' if place in table.numbers else ""


def _line(line: Paragraph | Linked) -> str:
    lead = f"<strong>{_text(line.lead)}</strong> " if line.lead else ""
    end = ""
    if isinstance(line, Linked) and line.url:
        shown = _text(line.url)
        if _ADDRESS.fullmatch(line.url):
            end = f' <a href="{shown}" rel="noreferrer noopener external">{shown}</a>'
        else:
            end = f" {shown}"
    return f"{lead}{_text(line.text)}{end}"


def _text(text: str) -> str:
    return escape(make_visible(" ".join(text.split())), quote=True)
