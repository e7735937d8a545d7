"""What every drawing is made of: texts, escaped and cut to their room, and numbers of pixels."""

from __future__ import annotations

from html import escape

from eleventh.lang.problems.characters import make_visible

WIDTH = 760
PLOT_LEFT, PLOT_RIGHT, TOP, BOTTOM = 40, 440, 16, 36


def label(x: float, y: float, text: str, kind: str) -> str:
    """A text at a place; `kind` holds classes of the page's style."""
    return f'<text class="{kind}" x="{px(x)}" y="{px(y)}">{safe_text(text)}</text>'


def cut(text: str, most: int) -> str:
    """The start of a text that is too long, with a mark that it goes on."""
    return text if len(text) <= most else text[: max(most - 1, 1)].rstrip() + "…"


def safe_text(text: str) -> str:
    """A text that is nothing but text in a page."""
    return escape(make_visible(text), quote=True)


def px(value: float) -> str:
    """A number of pixels, to the tenth."""
    return f"{value:.1f}".removesuffix(".0")
