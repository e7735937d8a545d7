"""Everything that people at a table can do, and how each face lets them: in words and by keys.

What an ability names it uses: the words that act and the bindings that run are recorded while it is
driven, and compared with those named here. A new word or binding has to be named, and so used.
What every facilitator's act does with any text that is given to it is for `tests/facilitation`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

ANSWERED = ("1", "")  # in words: the first answer, and no initiative
KEYS = ("d", "1")  # on the screen: the same answer
SEALED = (*KEYS, "c", "enter")
EVENTS = Path(__file__).parent / "events.txt"
PANEL = ("f2", "text:facilitator", "enter")  # the facilitator's panel


@dataclass(frozen=True)
class Ability:
    """What is done: lines typed in words, and keys pressed on the screen, `text:` for what is typed
    into the field in use. Both then show each of `shows`. `also_lines` and `also_keys` are other
    ways to the same end. `words` and `bindings` are those that it uses, by one way or another."""

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
    facilitated: bool = False
    minutes: int = 0
    """Of discussion for each turn; 0 for no timer."""
    size: tuple[int, int] = (120, 40)
    least: tuple[int, int] = (80, 24)
    """The smallest terminal on which all of `shows` can be seen; the other one is `size`."""
    also_lines: tuple[tuple[str, ...], ...] = ()
    also_keys: tuple[tuple[str, ...], ...] = ()


CLEARED = "Political capital: 3; after these orders 3"
ABILITIES = (
    Ability("choose an answer", ("1",), KEYS, responses=1,
            bindings=("table.decisions", "menu.1", "menu.choose"), also_keys=(("d", "space"),)),
    Ability("take an initiative", ("1", "1"), (*KEYS, "i", "1"), responses=1, initiatives=1,
            bindings=("table.initiatives",)),
    Ability("undo a step", ("1", "undo"), (*KEYS, "u"), ("undo",), ("table.undo",), responses=0),
    Ability("see the question again", ("again",), ("d",), ("again",), ("table.decisions",),
            shows=("Give notice to the pact",)),
    Ability("read the orders", ("1", "orders"), (*KEYS, "c", "escape"), ("orders",),
            ("table.commit", "orders.leave"), shows=(CLEARED,), responses=1),
    Ability("say what is expected", ("1", "expect 1 up 70", "orders"),
            (*KEYS, "c", *"0234567891", "u"), (),
            ("orders.rise", "orders.fall", "orders.same", "orders.higher", "orders.lower",
             *(f"orders.objective{number}" for number in range(10))),
            responses=1, shows=("You expect your objective 1",),
            also_keys=((*KEYS, "c", "1", "d"), (*KEYS, "c", "1", "s"),
                       (*KEYS, "c", "1", "plus", "minus"))),
    Ability("commit", (*ANSWERED, "yes"), SEALED, (), ("table.commit", "orders.seal"), turn=2),
    Ability("go on step by step", (*ANSWERED, "yes"),
            ("enter", "enter", "1", "enter", "enter", "enter"), (), ("table.on", "menu.enter"),
            turn=2),
    Ability("look at everything", ("look",), ("s",), ("look",), ("table.situation",),
            shows=("Political capital: 3", "The pact: active")),
    Ability("look at the numbers", ("look",), ("n",), ("look",), ("table.numbers",),
            shows=("Rounds of talks", "Approval in Seoul")),
    Ability("find numbers by a word", ("numbers approval",),
            ("n", "/", *"approval", "enter", "escape"), ("numbers",),
            ("numbers.filter", "numbers.all"), shows=("Approval in Seoul",)),
    Ability("pin a number", ("pin approval in seoul",), ("n", "p"), ("pin",), ("numbers.pin",)),
    Ability("read the briefing", ("briefing",), ("b",), ("briefing",), ("table.briefing",),
            shows=("Be seen to stand firm.", "ending it is your strongest card"), size=(200, 60)),
    Ability("read the events", ("events",), ("e",), ("events",), ("table.events",),
            shows=("Tokyo tightens licensing of three chemicals", "Your stocks last ninety days",)),
    Ability("ask why", ("why 1",), ("n", "w", "escape"), ("why",),
            ("menu.why", "picture.why", "why.leave"), shows=("It has not moved.",),
            also_keys=(("s", "down", "w"),)),
    Ability("ask what uses a number", ("used by pact",), ("n", "w", "u", "escape"), ("used",),
            ("why.uses", "walk.leave"), shows=("What uses ",)),
    Ability("ask why not", ("why not quiet channel",),
            ("i", "w", "l", "down", "enter", "escape", "escape"), ("why not",),
            ("about.why_not", "walk.follow", "walk.leave"), shows=("Why not the initiative",)),
    Ability("ask about a choice", ("about 1",), ("d", "w", "escape"), ("about",),
            ("menu.why", "about.leave"),
            shows=("What it is known to do, as things stand:", "Source R01: ")),
    Ability("ask the advisers", ("advice",), ("d", "v", "escape"), ("advice",),
            ("table.advice", "advice.leave"),
            shows=("Chief of staff, for objective 1 (stand firm)",)),
    Ability("look up a source", ("source R01",), ("e", "w"), ("source",), ("menu.why",),
            shows=("R01: Blows to trade cost trust.",)),
    Ability("read the ledger", (*ANSWERED, "yes", "ledger"),
            (*SEALED, "f", "space", "escape", "f", "enter"), ("ledger",),
            ("reveal.depth", "reveal.close", "reveal.on", "reveal.next"), turn=2,
            shows=("A blow to trade costs the target's trust.",)),
    Ability("read a reveal again", (*ANSWERED, "yes", "recap 1"),
            (*SEALED, "enter", "enter", "r", "left", "right", "escape", "r"), ("recap",),
            ("table.recap", "recap.before", "recap.after", "recap.leave"), turn=2,
            shows=("What turn 1 brought", "What mattered to you")),
    Ability("leave, with what was chosen kept", ("1", "quit"), (*KEYS, "escape", "escape"),
            ("quit", "exit", "save and quit", "save"), ("table.back", "app.quit"), responses=1,
            also_lines=(("1", "exit"), ("1", "save", "save and quit")),
            also_keys=((*KEYS, "ctrl+q"),)),
    Ability("leave while the table is hidden", ("quit",), ("escape",), (), ("curtain.leave",),
            people=("seoul", "tokyo"), waiting=("seoul", "tokyo")),
    Ability("ask for help", ("help",), ("f1", "escape"), ("help", "?"),
            ("app.help", "app.commands", "help.leave"), shows=("undo",), also_lines=(("?",),),
            least=(100, 30), also_keys=(("ctrl+p", "text:undo"),)),
    Ability("go second at a shared keyboard", ("tokyo", "", "yes"),
            ("text:tokyo", "enter", "c", "enter"), people=("seoul", "tokyo"), waiting=("seoul",)),
    Ability("take sealed orders back", ("seoul", *ANSWERED, "yes", "unseal seoul"),
            ("text:seoul", "enter", *SEALED, "text:seoul", "enter", "u"),
            ("unseal",), ("table.undo",), people=("seoul", "tokyo"), waiting=("seoul", "tokyo"),
            also_lines=(("seoul", *ANSWERED, "yes", "seoul", "unseal"),)),
    Ability("see sealed orders again", ("seoul", *ANSWERED, "yes", "seoul", ""),
            ("text:seoul", "enter", *SEALED, "text:seoul", "enter", "c"),
            (), ("table.commit",), people=("seoul", "tokyo"), waiting=("tokyo",), responses=1,
            shows=("Your orders are sealed.", "Enter hides the table again")),
    Ability("see whose orders are in", ("seats",), (), ("seats",), people=("seoul", "tokyo"),
            waiting=("seoul", "tokyo")),
    Ability("see how much time is left", ("timer",), (), ("timer",), minutes=10,
            shows=("Discussion: 10 minutes left",)),
    Ability("read the debrief", ("debrief 2", ""), ("s", "o", "y", "d", "r", "t", "escape"),
            ("debrief",),
            ("debrief.turns", "debrief.scores", "debrief.objectives", "debrief.decisions",
             "debrief.robustness", "debrief.yours", "debrief.leave"),
            over=True, turn=2, shows=("The end",)),
    Ability("see what stayed away", ("why not renewal", ""),
            ("l", "down", "enter", "left", "right", "c"), ("why not",),
            ("debrief.missing", "walk.before", "walk.next", "walk.stop"), over=True, turn=2,
            shows=("Why not the ending",)),
    Ability("export the report", ("export {folder}/out", ""),
            ("x", "tab", "shift+tab", "text:{folder}/out", "enter", "files", "escape"), ("export",),
            ("debrief.export", "export.leave", "export.kind"), over=True, turn=2,
            files=("out.html", "out.md"), shows=("out.md",)),
    Ability("play on from an earlier turn", ("lines", "fork 1"), ("down", "p", "escape"),
            ("lines", "fork"), ("debrief.play", "playon.leave"), over=True, turn=2,
            shows=("As before: Seoul",)),

    # What a facilitator does, who has the keyboard from PANEL on
    Ability("let the turn be revealed", (*ANSWERED, "yes", "reveal"), (*SEALED, *PANEL, "v"),
            ("reveal",), ("facilitator.reveal",), facilitated=True, turn=2),
    Ability("not reveal it by one Enter too many", (*ANSWERED, "yes", ""), (*SEALED, "enter"), (),
            ("ready.wait",), facilitated=True, waiting=(), shows=("Enter reveals nothing",)),
    Ability("take orders back before the reveal", (*ANSWERED, "yes", "unseal seoul"),
            (*SEALED, "u", "u"), ("unseal",), ("ready.again", "table.undo"), facilitated=True,
            waiting=("seoul",)),
    Ability("leave before the reveal", (*ANSWERED, "yes", "quit"), (*SEALED, "escape"), (),
            ("ready.leave",), facilitated=True, waiting=()),
    Ability("rule before the reveal", (*ANSWERED, "yes", "pause", "a break"),
            (*SEALED, *PANEL, "p", "text:a break", "ctrl+s"), ("pause",),
            ("ready.facilitator", "facilitator.pause", "intervene.do"), facilitated=True,
            waiting=()),
    Ability("call the facilitator and think better of it", (), ("f2", "escape"), (),
            ("app.facilitator", "gate.leave"), facilitated=True),
    Ability("stop play and let it go on", ("pause", "a break", "resume", ""),
            (*PANEL, "p", "text:a break", "ctrl+s", "p", "escape"), ("pause", "resume"),
            ("facilitator.pause", "intervene.do", "facilitator.leave"), facilitated=True,
            shows=("Play is paused.", "Play goes on.")),
    Ability("set the minutes of discussion", ("timer 10", "timer"),
            (*PANEL, "m", "text:10", "ctrl+s", "escape"), ("timer",), ("facilitator.minutes",),
            facilitated=True, shows=("10 minutes for each turn", "Discussion: 10 minutes left")),
    Ability("take the table back", (*ANSWERED, "yes", "reveal", "back 1", "misread"),
            (*SEALED, *PANEL, "v", "enter", "enter", *PANEL, "b", "text:misread", "ctrl+s"),
            ("back",), ("facilitator.back",), facilitated=True, waiting=("seoul",)),
    Ability("take it back at once, by the number of a reason",
            (*ANSWERED, "yes", "reveal", "back 1 1"),
            (*SEALED, *PANEL, "v", "enter", "enter", *PANEL, "t", "w", "f7", "1", "enter"),
            ("back",), ("quick.back",), facilitated=True, waiting=("seoul",)),
    Ability("hold play at once, by the number of a reason", ("pause 1", "record"),
            (*PANEL, "a", "text:A leak", "f5", "1", "enter", "escape", "escape", "l"),
            ("pause",), ("quick.hold",), facilitated=True, shows=("The room takes a break",)),
    Ability("give more time at once", ("extend 2 all 1", "timer +2", "1", "timer"),
            (*PANEL, "f6", "1", "enter", "plus", "1", "enter", "escape"), ("extend", "timer"),
            ("quick.extend", "facilitator.extend"), facilitated=True, minutes=10,
            shows=("2 minutes more for", "14 minutes left")),
    Ability("put an event to the table", ("inject", "A leak", "", "all", "", "it had run dry"),
            (*PANEL, "a", "text:A leak", "tab", "tab", "text:all", "tab", "tab",
             "text:it had run dry", "ctrl+s"),
            ("inject",), ("facilitator.add",), facilitated=True,
            shows=("The event is on the table of",)),
    Ability("override a score", ("override trust.tokyo.seoul 61", "a wrong ruling"),
            (*PANEL, "t", "o", "text:61", "tab", "text:a wrong ruling", "ctrl+s"), ("override",),
            ("facilitator.tracks", "facilitator.override"), facilitated=True,
            shows=("stands at 61",)),
    Ability("answer in the place of a seat",
            ("replace seoul export_controls.seoul wait", "no word came"),
            (*PANEL, "r", "o", "text:no word came", "ctrl+s"), ("replace",),
            ("facilitator.responses", "facilitator.override"), facilitated=True),
    Ability("take a response out", ("bar seoul export_controls.seoul wait", "it can't be"),
            (*PANEL, "r", "x", "text:it can't be", "ctrl+s"), ("bar",), ("facilitator.bar",),
            facilitated=True),
    Ability("put an event to the table that was prepared",
            (f"prepared {EVENTS}", "prepared 2", "prepared 1 2", "record"),
            (*PANEL, "f", f"text:{EVENTS}", "enter", "e", "2", "enter", "enter", "f8", "1",
             "enter", "2", "enter", "l"),
            ("prepared",), ("facilitator.file", "facilitator.prepared", "quick.prepared"),
            facilitated=True,
            shows=("The event is on the table of Seoul.", "“A summit is called”")),
    Ability("give it back", ("bar seoul export_controls.seoul wait", "1",
                             "unbar seoul export_controls.seoul wait", "1"),
            (*PANEL, "r", "x", "1", "enter", "g", "1", "enter"), ("unbar",),
            ("facilitator.give",), facilitated=True, shows=("The response is given back.",)),
    Ability("take back what was done",
            ("override trust.tokyo.seoul 61", "1", "retract", "1", "record"),
            (*PANEL, "t", "o", "text:61", "tab", "1", "enter", "l", "enter", "1", "enter"),
            ("retract",), ("facilitator.override",), facilitated=True,
            shows=("Taken back: Trust of", "set to 61", "It was taken back.")),
    Ability("look at sealed orders", (*ANSWERED, "yes", "inspect seoul", "seats"),
            (*SEALED, *PANEL, "s", "down", "enter"), ("inspect",), ("facilitator.override",),
            facilitated=True, waiting=(), shows=("You look at the orders of Seoul.",
                                                 "How does Seoul answer?")),
    Ability("read what is put to whom", ("responses",), (*PANEL, "r"), ("responses",),
            ("facilitator.responses",), facilitated=True, shows=("Give notice to the pact",)),
    Ability("read every score", ("tracks",), (*PANEL, "t"), ("tracks",), ("facilitator.tracks",),
            facilitated=True, shows=("Trust of Tokyo in Seoul",)),
    Ability("read only some scores", ("tracks tokyo SEOUL trust", "tracks nonsense"),
            (*PANEL, "slash", *"tokyo trust", "enter", "escape", "slash", *"nonsense"),
            ("tracks",), ("facilitator.filter",), facilitated=True,
            shows=("Trust of Tokyo in Seoul", "No score has “nonsense” in its name.")),
    Ability("ask why with nothing hidden", ("explain trust.tokyo.seoul",), (*PANEL, "t", "w"),
            ("explain",), ("menu.why",), facilitated=True, shows=("It has not moved.",)),
    Ability("read what was done", ("pause", "a break", "record"),
            (*PANEL, "p", "text:a break", "ctrl+s", "l"), ("record",), ("facilitator.ledger",),
            facilitated=True, shows=("a break",)),
    Ability("see whose orders are in, and which", ("seats",), (*PANEL, "r", "s"), ("seats",),
            ("facilitator.seats",), facilitated=True),
    Ability("think better of an act", ("pause", ""), (*PANEL, "p", "escape"), ("pause",),
            ("intervene.leave",), facilitated=True, waiting=("seoul",)),

    # What is of the screen alone: in words one reads on, and types a name
    Ability("turn the panes", (), ("right", "left", "d", "right_square_bracket",
                                   "left_square_bracket"), (),
            ("table.next", "table.before", "decision.next", "decision.before")),
    Ability("move in a list", (), ("n", "end", "home", "down", "up", "pagedown", "pageup"), (),
            ("menu.first", "menu.last", "menu.down", "menu.up", "browser.down", "browser.up"),
            also_keys=(("d", "pagedown", "pageup"),), size=(60, 20)),
    Ability("choose by number", (), ("n", *(key for each in range(2, 10)
                                            for key in (str(each), "escape"))), (),
            tuple(f"menu.{each}" for each in range(2, 10))),
    Ability("turn the pages of a reveal", (),
            (*SEALED, "pagedown", "pageup", "end", "home"), (),
            ("reveal.next", "reveal.before", "reveal.first", "reveal.last"), size=(60, 20), turn=2),
    Ability("move in a text", (), ("s", "down", "up", *SEALED, "f",
                                      "pagedown", "pageup", "end", "home"), (),
            ("picture.next", "picture.before", "picture.pagedown", "picture.pageup",
             "picture.home", "picture.end"),
            size=(60, 20), turn=2),
    Ability("move in a history", (),
            (*SEALED, "enter", "enter", "n", "w", "left", "right", "pagedown", "pageup"), (),
            ("why.before", "why.next", "why.down", "why.up"), turn=2),
    Ability("read in the debrief what a turn brought", (), ("v", "escape"), (),
            ("debrief.recap", "recap.leave"), over=True, turn=2),
    Ability("move in the debrief", (), ("right", "left", "pagedown", "pageup"), (),
            ("pages.next", "pages.before", "pages.down", "pages.up"), over=True, turn=2),
    Ability("change the colours", (), ("ctrl+t",), (), ("app.theme",)),
)  # fmt: skip

ELSEWHERE = (
    "app.suspend",  # takes a shell to come back from: tests/tui/test_signals.py
    "debrief.next",  # only where a tutorial ends: tests/tui/test_practice.py
    "debrief.stop",  # only while the search lasts: tests/tui/test_debrief.py
    "decision.more", "decision.less", "decision.much_more", "decision.much_less",  # of amounts
    "recap.seat",  # only where several sat: tests/tui/test_recap.py
    "list.open", "room.facilitator",  # of the lobby
)  # fmt: skip
"""Bindings that no ability here uses."""

BEFORE = ("lobby.", "seats.", "seat.")
"""Bindings of the lobby: in words the command line and two questions take its place."""
