"""The hot seat: between two people nothing of the last one stays anywhere."""

from __future__ import annotations

from textual.pilot import Pilot

from eleventh.core.refusals import Refusal, RefusalCode
from eleventh_ui.display.draft import OrdersDraft
from eleventh_ui.tui.bridge import Session
from eleventh_ui.tui.news import TableRefused
from eleventh_ui.tui.screens.curtain import Curtain
from eleventh_ui.tui.screens.table import TableScreen
from tui.stage import app_of, drive, screen_text, seated, shown, until


def everything(app) -> str:
    """All text of all widgets of all screens there are, seen or not, and of the window."""
    texts = [app.title, app.sub_title, app._clipboard, screen_text(app)]
    for screen in app.screen_stack:
        for widget in screen.walk_children(with_self=True):
            texts += [repr(vars(widget).get(name, "")) for name in ("_tooltip", "value")]
            texts.append(str(getattr(widget, "content", "")))
            strips = widget.render_lines(widget.size.region) if widget.size else []
            texts += [strip.text for strip in strips]
    texts += [f"{each.title} {each.message}" for each in app._notifications]
    return "\n".join(texts)


async def enter(pilot: Pilot[None], seat: str) -> None:
    """The word of a seat."""
    await shown(pilot, "Only")
    await pilot.press(*seat, "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, TableScreen))


def answered(session: Session, seat: str) -> OrdersDraft:
    """The first open response to every question."""
    draft = OrdersDraft()
    for question in session.view(seat).questions:
        open_ones = [option for option in question.options if not option.barred]
        draft = draft.answer(question.id, open_ones[0].id)
    return draft


def test_nothing_of_the_last_seat_is_left_anywhere_behind_the_curtain() -> None:
    app = app_of(seated("seoul", "tokyo"))

    async def script(pilot: Pilot[None]) -> None:
        await enter(pilot, "seoul")
        session = app.session
        assert session is not None
        secret = session.view("seoul").briefing[:30]
        assert secret
        app.tell("Seoul means to give notice")
        app._clipboard = "Seoul's plan"
        await pilot.press("question_mark")
        await pilot.pause()
        session.keep("seoul", answered(session, "seoul"))
        session.commit("seoul")
        await until(pilot, lambda: isinstance(app.screen, Curtain))
        await shown(pilot, "It is the turn of Tokyo")
        left = everything(app)
        assert secret not in left
        assert "give notice" not in left
        assert "Seoul's plan" not in left
        assert "seoul" not in app.title.casefold()
        assert [type(each).__name__ for each in app.screen_stack] == ["Nothing", "Curtain"]

    drive(app, script)


def test_the_curtain_falls_again_when_the_turn_is_revealed() -> None:
    app = app_of(seated("seoul", "tokyo"))

    async def script(pilot: Pilot[None]) -> None:
        session = app.session
        assert session is not None
        for seat in ("seoul", "tokyo"):
            await enter(pilot, seat)
            session.keep(seat, answered(session, seat))
            session.commit(seat)
            await until(pilot, lambda: isinstance(app.screen, Curtain))
        await until(pilot, lambda: session.table.turn == 2)
        assert session.looking == ""
        await shown(pilot, "It is the turn of Seoul")

    drive(app, script)


def test_a_refusal_is_told_and_the_seat_stays() -> None:
    app = app_of(seated("seoul"))

    async def script(pilot: Pilot[None]) -> None:
        session = app.session
        assert session is not None
        refusal = Refusal(RefusalCode.PAUSED, {"reason": "not [b]now[/b]"})
        session.ask(lambda match: (refusal,), TableRefused(()))
        await shown(pilot, "Play is paused: not [b]now[/b].")
        assert isinstance(app.screen, TableScreen)

    drive(app, script)
