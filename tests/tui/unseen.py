"""The terminal of a headless app, at which nobody looks.

Textual reckons for each change what it would have to send, cuts every line where widgets meet, and
then throws it all away: with large screens that is a fifth of what a test costs. Here the widgets
draw all that has changed, as they do for a terminal, so that a fault in drawing still fails a test;
only the cutting is left out. What a test reads from the screen is put together in full.
"""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.geometry import Region


def nobody_looks() -> Any:
    """While it lasts, what has changed is drawn and sent nowhere."""
    send = Compositor.render_update

    def draw(self: Compositor, full: bool = False, screen_stack: Any = None, **how: Any) -> Any:
        if how.get("simplify"):
            return send(self, full, screen_stack, **how)  # a picture is made of it
        visible_screen_stack.set([] if screen_stack is None else screen_stack)
        changed, whole = set(self._dirty_regions), self.size.region
        self._dirty_regions.clear()
        if full or whole in changed:
            changed = {whole}
        if changed:
            crop = Region.from_union(changed).intersection(whole)
            for _ in self._get_renders(crop):
                pass
        return None

    return patch.object(Compositor, "render_update", draw)
