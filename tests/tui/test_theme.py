"""Colours: readable for everybody, and never the only thing that tells something."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from rich.color import ColorType
from textual.color import Color
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.theme import Theme

from eleventh_ui.tui.base_app import BaseApp
from eleventh_ui.tui.theme import DARK, LIGHT, SIXTEEN_COLOURS, fitting
from tui.stage import app_of, contrast, drive, screen_text, seated, shades, shown
from tui.test_lobby import lobby

LOWEST = 4.5  # WCAG 2, level AA
GROUNDS = ("background", "surface", "panel", "footer-background", "block-hover-background")
TEXTS = (
    *("foreground", "text", "text-muted", "text-disabled", "quiet", "mark", "gain", "loss"),
    *("primary", "secondary", "accent", "success", "warning", "error", "frame", "frame-focus"),
    *("text-primary", "text-secondary", "text-accent", "text-success", "text-warning"),
    *("text-error", "footer-key-foreground", "footer-description-foreground"),
    *("foreground-muted", "foreground-disabled", "block-cursor-blurred-foreground"),
)
PAIRS = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("screen-selection-foreground", "screen-selection-background"),
    ("button-color-foreground", "mark"),
)
both = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)


@both
def test_every_text_colour_can_be_read_on_every_ground(theme: Theme) -> None:
    colours = theme.to_color_system().generate() | theme.variables
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS] + list(PAIRS)
    poor = {
        pair: round(found, 2)
        for pair in pairs
        if (found := contrast(*(Color.parse(colours[name]) for name in pair))) < LOWEST
    }
    assert poor == {}


@both
def test_the_stylesheet_names_no_colour_that_the_themes_do_not_vouch_for(theme: Theme) -> None:
    colours = theme.to_color_system().generate() | theme.variables
    css = BaseApp.CSS_PATH
    sheet = css.read_text("utf-8")
    used = set(re.findall(r"(?<!-)\bcolor: \$([a-z-]+)", sheet))
    grounds = set(re.findall(r"background: \$([a-z-]+)", sheet))
    assert used <= set(TEXTS)
    assert grounds <= set(GROUNDS)
    assert used | grounds <= set(colours)
    assert re.findall(r"#[0-9a-f]{3,6}\b", sheet) == []
    Stylesheet(variables=app_of().get_css_variables()).read(css)


@both
def test_everything_in_the_lobby_and_on_the_help_screen_can_be_read(
    theme: Theme, tmp_path: Path
) -> None:
    app = lobby(tmp_path / "saves")

    async def script(pilot: Pilot[None]) -> None:
        app.theme = theme.name
        await shown(pilot, "Seoul's eleventh hour")
        for keys in (["tab"], ["question_mark"], ["escape"], ["shift+tab", "enter"], ["right"]):
            await pilot.press(*keys)
            await pilot.pause()
            assert [each for each in shades(app) if each.contrast < LOWEST] == []

    drive(app, script)


def seen_by(colour: Color, missing: str) -> tuple[float, float, float]:
    """A colour as somebody without one kind of cones sees it, in linear RGB (Viénot and others,
    1999)."""
    r, g, b = ((part / 255) ** 2.2 for part in colour.rgb)
    if missing == "red":
        return (0.11238 * r + 0.88762 * g, 0.11238 * r + 0.88762 * g, 0.00401 * (r - g) + b)
    return (0.29275 * r + 0.70725 * g, 0.29275 * r + 0.70725 * g, -0.02234 * (r - g) + b)


@both
@pytest.mark.parametrize("missing", ["red", "green"])
def test_gain_loss_and_mark_differ_for_colour_blind_eyes(theme: Theme, missing: str) -> None:
    colours = theme.to_color_system().generate() | theme.variables
    named = [Color.parse(colours[name]) for name in ("gain", "loss")]
    for one, other in combinations(named, 2):
        pairs = zip(seen_by(one, missing), seen_by(other, missing), strict=True)
        assert sum((a - b) ** 2 for a, b in pairs) ** 0.5 > 0.15


def test_a_terminal_of_few_colours_gets_its_own() -> None:
    assert fitting("truecolor", no_color=False) == DARK.name
    assert fitting("256", no_color=False) == DARK.name
    assert fitting("standard", no_color=False) == SIXTEEN_COLOURS.name
    assert fitting(None, no_color=False) == SIXTEEN_COLOURS.name
    assert fitting("truecolor", no_color=True) == SIXTEEN_COLOURS.name


def test_in_sixteen_colours_the_screen_sends_only_the_terminals_own(tmp_path: Path) -> None:
    app = lobby(tmp_path / "saves")

    def sent() -> set[ColorType]:
        strips = app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        colours = [colour for each in styles for colour in (each.color, each.bgcolor) if colour]
        return {colour.type for colour in colours}

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "Seoul's eleventh hour")
        assert ColorType.TRUECOLOR in sent()
        app.theme = SIXTEEN_COLOURS.name
        for keys in (["tab"], ["question_mark"], ["escape"], ["shift+tab", "enter"], ["right"]):
            await pilot.press(*keys)
            await pilot.pause()
            assert sent() <= {ColorType.DEFAULT, ColorType.STANDARD}
            assert ColorType.STANDARD in sent()
        app.theme = DARK.name
        await pilot.pause()
        assert ColorType.TRUECOLOR in sent()

    drive(app, script)


def test_without_colour_the_highlight_is_still_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = lobby(tmp_path / "saves")
    app.theme = SIXTEEN_COLOURS.name

    async def script(pilot: Pilot[None]) -> None:
        await shown(pilot, "Seoul's eleventh hour")
        strips = app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        colours = {str(each.color.name) for each in styles if each.color}
        assert colours == set()
        assert any(style.reverse for style in styles)
        assert "┏" in screen_text(app)

    drive(app, script)


def test_the_colours_change_with_a_key_and_come_round_again() -> None:
    app = app_of(seated("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        seen = []
        for _ in range(3):
            seen.append(app.theme)
            await pilot.press("ctrl+t")
        assert seen == [DARK.name, LIGHT.name, SIXTEEN_COLOURS.name]
        assert app.theme == DARK.name

    drive(app, script)
