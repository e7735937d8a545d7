"""Everything that people at a table can do, and how each face lets them: in words and by keys.

The facilitator's acts are not here: they are values of their own, and `tests/facilitation` puts
each of them through both faces. A new word or binding has to be named here; a test says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field

ANSWERED = ("1", "")  # in words: the first answer, and no initiative
KEYS = ("d", "1")  # on the screen: the same answer


@dataclass(frozen=True)
class Ability:
    """What is done: lines typed in words, and keys pressed on the screen, `text:` for what is typed
    into a field. Both then show each of `shows`. `words` and `bindings` are those it stands for."""

    name: str
    lines: tuple[str, ...]
    keys: tuple[str, ...]
    words: tuple[str, ...] = ()
    bindings: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    people: tuple[str, ...] = ("seoul",)
    over: bool = False
    responses: int | None = None
    """How many answers the draft of the first person then holds; None where that is no matter."""
    initiatives: int = 0
    turn: int = 1
    waiting: tuple[str, ...] | None = None
    files: tuple[str, ...] = field(default=())


CLEARED = "Political capital: 3; after these orders 3"
ABILITIES = (
    Ability("choose an answer", ("1",), KEYS, responses=1,
            bindings=("table.decisions", "menu.1", "menu.choose")),
    Ability("take an initiative", ("1", "1"), (*KEYS, "i", "1"), responses=1, initiatives=1,
            bindings=("table.initiatives",)),
    Ability("undo a step", ("1", "undo"), (*KEYS, "u"), ("undo",), ("table.undo",), responses=0),
    Ability("see the question again", ("again",), ("d",), ("again",),
            shows=("Give notice to the pact",)),
    Ability("read the orders", ("1", "orders"), (*KEYS, "c"), ("orders",),
            ("table.commit", "orders.leave"), shows=(CLEARED,), responses=1),
    Ability("commit", (*ANSWERED, "yes"), (*KEYS, "c", "enter"), (), ("orders.seal",), turn=2),
    Ability("go on step by step", (*ANSWERED, "yes"),
            ("enter", "enter", "1", "enter", "enter", "enter"), (), ("table.on", "menu.enter"),
            turn=2),
    Ability("look at everything", ("look",), ("s",), ("look",), ("table.situation",),
            shows=("Political capital: 3", "The pact: active")),
    Ability("look at the numbers", ("look",), ("n",), ("look",), ("table.numbers",),
            shows=("Rounds of talks", "Approval in Seoul")),
    Ability("read the briefing", ("briefing",), ("b",), ("briefing",), ("table.briefing",),
            shows=("Be seen to stand firm.", "ending it is your strongest card")),
    Ability("read the events", ("events",), ("e",), ("events",), ("table.events",),
            shows=("Tokyo tightens licensing of three chemicals", "Your stocks last ninety days",)),
    Ability("ask why", ("why 1",), ("n", "w"), ("why",), ("menu.why", "picture.why", "why.leave"),
            shows=("It has not moved.",)),
    Ability("ask about a choice", ("about 1",), ("d", "w"), ("about",), ("about.leave",),
            shows=("What it is known to do, as things stand:", "Source R01: ")),
    Ability("look up a source", ("source R01",), ("e", "w"), ("source",),
            shows=("R01: Blows to trade cost trust.",)),
    Ability("read the ledger", (*ANSWERED, "yes", "ledger"), (*KEYS, "c", "enter", "f", "enter"),
            ("ledger",), ("reveal.depth", "reveal.on", "reveal.next"), turn=2,
            shows=("A blow to trade costs the target's trust.",)),
    Ability("leave, with what was chosen kept", ("1", "quit"), (*KEYS, "escape", "escape"),
            ("quit", "exit", "save and quit", "save"), ("table.back", "curtain.leave", "app.quit"),
            responses=1),
    Ability("ask for help", ("help",), ("f1",), ("help", "?"),
            ("app.help", "app.commands", "help.leave"), shows=("undo",)),
    Ability("go second at a shared keyboard", ("tokyo", "", "yes"),
            ("text:tokyo", "enter", "c", "enter"), people=("seoul", "tokyo"), waiting=("seoul",)),
    Ability("take sealed orders back", ("seoul", *ANSWERED, "yes", "unseal seoul"),
            ("text:seoul", "enter", *KEYS, "c", "enter", "text:seoul", "enter", "u"),
            ("unseal", "seats"), ("ready.again", "ready.reveal", "ready.leave"),
            people=("seoul", "tokyo"), waiting=("seoul", "tokyo")),
    Ability("read the debrief", ("debrief 2", ""), ("w",), ("debrief",),
            ("debrief.turns", "debrief.scores", "debrief.objectives", "debrief.decisions",
             "debrief.stop", "debrief.leave"),
            over=True, turn=2, shows=("The end",)),
    Ability("export the report", ("export {folder}/out", ""),
            ("x", "text:{folder}/out", "enter"), ("export",),
            ("debrief.export", "export.leave"), over=True, turn=2, files=("out.html", "out.md")),
    Ability("play on from an earlier turn", ("lines", "fork 1"), ("down", "p"), ("lines", "fork"),
            ("debrief.play", "playon.leave"), over=True, turn=2, shows=("As before: Seoul",)),
    Ability("see how much time is left", ("timer",), (), ("timer",)),
)  # fmt: skip

MOVING = (
    "app.facilitator", "app.theme", "app.suspend", "gate.leave", "list.open", "ready.facilitator",
    "table.next", "table.before", "decision.next", "decision.before", "room.facilitator",
    *(f"menu.{each}" for each in (*range(2, 10), "down", "up", "first", "last", "pagedown",
                                  "pageup")),
    *(f"picture.{each}" for each in ("next", "before", "pagedown", "pageup")),
    *(f"why.{each}" for each in ("before", "next", "down", "up")),
    *(f"pages.{each}" for each in ("next", "before", "down", "up")),
    "browser.down", "browser.up",
)  # fmt: skip
"""Bindings that move, or are of the screen alone: in words one reads on and types a name."""

BEFORE = ("lobby.", "seats.", "seat.")
"""Bindings of the lobby: in words the command line and two questions take its place."""

FACILITATING = ("facilitator.", "intervene.")
"""Bindings of the facilitator, whom another contract is about."""
