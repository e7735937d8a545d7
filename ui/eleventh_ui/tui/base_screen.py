"""What all our screens share: the frame, the sentence for a window that is too small, the footer.

A screen composes its body; the bar above it, the footer and the guard come from here, and on a
seat's own screens the strip of its objectives. The guard lies over everything on a layer of its
own, so what is under it keeps its place and its focus.
"""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar, cast

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from eleventh_ui.tui.screen_host import ScreenHost
from eleventh_ui.tui.widgets.bar import Bar
from eleventh_ui.tui.widgets.footer import Footer
from eleventh_ui.tui.widgets.objectives_strip import ObjectivesStrip
from eleventh_ui.tui.widgets.picture import Picture
from eleventh_ui.tui.widgets.timer import Timer
from eleventh_ui.tui.widgets.too_small import TooSmall

Result = TypeVar("Result")


class Top(Widget):
    """What stands above the body: the bar, the timer where there is one, a seat's objectives."""

    DEFAULT_CSS = """
    Top { dock: top; width: 1fr; height: auto; layout: vertical; }
    Top Bar { dock: none; }
    """


class BaseScreen(Screen[Result], Generic[Result]):
    """A screen of ours. Subclasses give `body`, and texts for the bar by `self.bar`. `seat` is the
    seat whose own screen it is; empty where it is for whoever looks.

    A thread that works for a screen tells it by the screen's own `call_later`, never the app's: the
    screen hears it once it is composed, and not at all once it is closed.
    """

    HEADING: ClassVar[str] = "Eleventh Hour"
    seat = ""

    def compose(self) -> ComposeResult:
        """The bar, a seat's objectives, the body, the footer, the guard."""
        with Top():
            yield Bar(self.HEADING)
            session = getattr(self.app, "session", None)
            if session is not None:
                yield Timer(session)
                if self.seat:
                    yield ObjectivesStrip(session, self.seat)
        yield from self.body()
        yield Footer()
        yield TooSmall()

    def body(self) -> ComposeResult:
        """What this screen is about."""
        yield from ()

    def ask(self, spot: str) -> None:
        """Why something stands where it stands, or all about it, by its spot."""
        self.host.ask(self.seat, spot)

    def on_picture_asked(self, event: Picture.Asked) -> None:
        """Something in a text or a drawing is asked about."""
        self.ask(event.spot)

    @property
    def host(self) -> ScreenHost:
        """The app, which moves the session on."""
        return cast("ScreenHost", self.app)

    @property
    def bar(self) -> Bar:
        """The line at the top."""
        return self.query_one(Bar)
