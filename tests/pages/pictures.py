"""Pictures of the screen as SVG that needs nothing from elsewhere, and the text that they show.

Textual's own export asks a web server for a font and names its parts by a number of its own. Ours
uses fonts of the reader's machine and names parts after the picture, so that the same screen gives
the same file. Whether a picture is stale is asked of its text alone: colours may differ a little
between machines, words may not.
"""

from __future__ import annotations

import asyncio
import html
import re
import tempfile
from collections import defaultdict
from pathlib import Path

from pages.scenes import SCENES, Scene

FONTS = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"
COLUMN = 12.2  # width of a column in the export


def picture(name: str) -> str:
    """A scene as SVG, as the application shows it now."""
    return offline(_taken(SCENES[name]), name)


def offline(svg: str, name: str) -> str:
    """The same picture without fonts from the web, and with its parts named after it."""
    svg = re.sub(r"@font-face\s*\{[^}]*\}\s*", "", svg)
    svg = re.sub(r"\s*<!--.*?-->", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", FONTS).replace(
        "font-family: arial", "font-family: sans-serif"
    )
    svg = re.sub(r"terminal-\d+", name, svg)
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def words(svg: str) -> str:
    """The text that a picture shows, line by line, its title first."""
    title = re.search(r'-title"[^>]*>([^<]*)</text>', svg)
    lines: dict[str, list[tuple[float, str]]] = defaultdict(list)
    matrix = svg.partition('-matrix">')[2]
    for x, y, text in re.findall(
        r'<text [^>]*\bx="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', matrix
    ):
        lines[y].append((float(x), html.unescape(text).replace("\xa0", " ")))
    told = [html.unescape(title[1]) if title else ""]
    for y in sorted(lines, key=float):
        line = ""
        for x, text in sorted(lines[y]):
            line = line.ljust(round(x / COLUMN)) + text
        told.append(line.rstrip())
    return "\n".join(told) + "\n"


def _taken(scene: Scene) -> str:
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_drive(scene, Path(folder)))


async def _drive(scene: Scene, folder: Path) -> str:
    app = scene.app(folder)
    async with app.run_test(size=scene.size, notifications=True) as pilot:
        await pilot.pause()
        await scene.script(pilot)
        await pilot.pause()
        svg = app.export_screenshot(title=scene.title, simplify=True)
        if app.session is not None:
            app.session.close()
    return svg
