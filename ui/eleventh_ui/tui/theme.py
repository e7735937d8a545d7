"""The colours: a dark theme, a light one, and one of the terminal's own sixteen colours.

The hues are those of Okabe and Ito, which people with any colour vision can tell apart, lightened
or darkened until every text reaches a contrast of 4.5 on every ground it can stand on; a test
computes it. Colour never speaks alone: a sign and a word always stand beside it. Own variables:
`$gain` and `$loss` for changes, `$quiet` for what matters less, `$mark` for what asks for
attention, `$frame` and `$frame-focus` for borders.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from textual.theme import Theme

SIXTEEN = ("standard", "windows")  # what a console of few colours calls itself


def _variables(
    text: str, quiet: str, ground: str, raised: str, mark: str, on_mark: str
) -> dict[str, str]:
    """Textual's own variables for text and its grounds, so that none is computed with too little
    contrast."""
    return {
        "text": text,
        "text-muted": quiet,
        "text-disabled": quiet,
        "foreground-muted": quiet,
        "foreground-disabled": quiet,
        "quiet": quiet,
        "mark": mark,
        "block-cursor-foreground": on_mark,
        "block-cursor-background": mark,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": text,
        "block-cursor-blurred-background": raised,
        "block-cursor-blurred-text-style": "underline",
        "block-hover-background": raised,
        "footer-foreground": text,
        "footer-background": raised,
        "footer-item-background": raised,
        "footer-key-foreground": mark,
        "footer-key-background": raised,
        "footer-description-foreground": text,
        "footer-description-background": raised,
        "input-cursor-background": text,
        "input-cursor-foreground": ground,
        "input-selection-background": mark,
        "input-selection-foreground": on_mark,
        "screen-selection-background": mark,
        "screen-selection-foreground": on_mark,
        "button-foreground": text,
        "button-color-foreground": on_mark,
        "scrollbar": quiet,
        "scrollbar-hover": mark,
        "scrollbar-active": mark,
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
    }


DARK = Theme(
    name="eleventh-dark",
    dark=True,
    background="#10151b",
    surface="#10151b",
    panel="#1c2530",
    boost="#1c2530",
    foreground="#e8ecf1",
    primary="#56b4e9",
    secondary="#cc9ab8",
    accent="#f0e442",
    success="#3fc9a0",
    warning="#e69f00",
    error="#f58a4b",
    variables=_variables("#e8ecf1", "#a9b4c0", "#10151b", "#1c2530", "#f0e442", "#10151b")
    | {
        "gain": "#56b4e9",
        "loss": "#e69f00",
        "frame": "#7e8c9b",
        "frame-focus": "#f0e442",
        "border": "#f0e442",
        "border-blurred": "#7e8c9b",
    },
)

LIGHT = Theme(
    name="eleventh-light",
    dark=False,
    background="#fbfaf6",
    surface="#fbfaf6",
    panel="#ebe8df",
    boost="#ebe8df",
    foreground="#1b1e22",
    primary="#005f94",
    secondary="#8a3a68",
    accent="#5a4a00",
    success="#00694c",
    warning="#855700",
    error="#a33f00",
    variables=_variables("#1b1e22", "#4f575f", "#fbfaf6", "#ebe8df", "#004f7c", "#ffffff")
    | {
        "gain": "#005f94",
        "loss": "#a33f00",
        "frame": "#5d636a",
        "frame-focus": "#004f7c",
        "border": "#004f7c",
        "border-blurred": "#5d636a",
    },
)

# Since Textual 8.2.5 a theme says itself that its colours are the terminal's own. Before, only the
# app does, and `BaseApp.watch_theme` makes it.
_OF_THE_TERMINAL: dict[str, Any] = {
    each.name: True for each in fields(Theme) if each.name == "ansi"
}

SIXTEEN_COLOURS = Theme(
    name="eleventh-ansi",
    **_OF_THE_TERMINAL,
    dark=True,
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    foreground="ansi_default",
    primary="ansi_cyan",
    secondary="ansi_magenta",
    accent="ansi_yellow",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    variables={
        "text-muted": "ansi_default",
        "text-disabled": "ansi_default",
        "foreground-muted": "ansi_default",
        "quiet": "ansi_default",
        "mark": "ansi_default",
        "gain": "ansi_cyan",
        "loss": "ansi_yellow",
        "frame": "ansi_default",
        "frame-focus": "ansi_yellow",
        "border": "ansi_yellow",
        "border-blurred": "ansi_default",
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-text-style": "bold underline",
        "block-cursor-blurred-background": "ansi_default",
        "block-hover-background": "ansi_default",
        "footer-item-background": "ansi_default",
        "footer-description-background": "ansi_default",
        "footer-key-foreground": "ansi_default",
        "footer-description-foreground": "ansi_default",
        "input-cursor-foreground": "ansi_black",
        "input-cursor-background": "ansi_white",
        "input-cursor-text-style": "none",
        "input-selection-foreground": "ansi_black",
        "input-selection-background": "ansi_white",
        "screen-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_white",
        "scrollbar": "ansi_white",
        "scrollbar-hover": "ansi_white",
        "scrollbar-active": "ansi_white",
        "scrollbar-background": "ansi_black",
        "scrollbar-background-hover": "ansi_black",
        "scrollbar-background-active": "ansi_black",
    },
)

THEMES = (DARK, LIGHT, SIXTEEN_COLOURS)


def fitting(color_system: str | None, no_color: bool) -> str:
    """The name of the theme for a terminal: sixteen colours where it has no more, or wants none."""
    few = no_color or color_system is None or color_system in SIXTEEN
    return SIXTEEN_COLOURS.name if few else DARK.name
