"""A sentence for every reason why something is not taken: once, for screens, words and commands.

The engine tells a code and data; here is what people read. A sentence says what is wrong and, where
there is one, what to do instead. What it quotes was typed by somebody or written by an author, so
whoever shows it makes it safe, as any text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from eleventh.core.refusals import Datum, Refusal, RefusalCode
from eleventh.lang.formula.clock_words import describe_length
from eleventh_ui.display.numbers import find_scale
from eleventh_ui.display.seating import describe_policy
from eleventh_ui.display.words import spell_out, up_to

NAMED = 6  # ids named in a sentence
LONGEST = 60  # characters of an unknown id that are said again

Filling = Mapping[str, str | int | float]


def describe_refusal(refusal: Refusal) -> str:
    """The sentence for a refusal; of a choice that is not open it names the choice first."""
    told = describe_barred(refusal)
    return f"{refusal.data['title']}: {told}" if refusal.code in BARS else told


def describe_barred(refusal: Refusal) -> str:
    """Why a choice is not open, where the choice is named beside it: half a sentence."""
    said = SENTENCES[refusal.code]
    return said.format(**_filling(refusal)) if isinstance(said, str) else said(refusal)


def _filling(refusal: Refusal) -> Filling:
    """The data as a template takes them: what was asked for in quotes, and lists as words."""
    return {
        name: brief(value) if name == "wanted" and isinstance(value, str) else _words(value)
        for name, value in refusal.data.items()
    }


def _words(value: Datum) -> str | int | float:
    return ", ".join(str(each) for each in value) if isinstance(value, tuple) else value


def brief(wanted: str) -> str:
    """An unknown word in quotes, cut where it is long."""
    return repr(wanted if len(wanted) <= LONGEST else f"{wanted[:LONGEST]}…")


def _list(refusal: Refusal, name: str) -> tuple[str | int | float, ...]:
    value = refusal.data[name]
    return value if isinstance(value, tuple) else (value,)


def _texts(refusal: Refusal, name: str) -> list[str]:
    return [str(each) for each in _list(refusal, name)]


def _some(ids: list[str]) -> str:
    more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
    return f"{', '.join(ids[:NAMED])}{more}"


def _not_asked(refusal: Refusal) -> str:
    known = _texts(refusal, "known")
    put = f"Only {_some(known)} {'is' if len(known) == 1 else 'are'}" if known else "No decision is"
    return f"No decision {_wanted(refusal)} is put to you this turn. {put} put to you."


def _no_such_amount(refusal: Refusal) -> str:
    response, span, step = (str(refusal.data[each]) for each in ("response", "span", "step"))
    if not refusal.data["wanted"]:
        example = f"{response}@{span.partition(' ')[0]}"
        return f"Say how much with {response}: {span}, in steps of {step}, as {example}."
    return f"{_wanted(refusal)} is no amount of {response}: it takes {span}, in steps of {step}."


def _unknown_initiative(refusal: Refusal) -> str:
    """Names the initiatives that are most like it: of the same kind, toward others."""
    own = _texts(refusal, "known")
    head = str(refusal.data["wanted"]).partition(".")[0].casefold()
    close = [each for each in own if each.partition(".")[0] == head] or own
    have = f"You have {_some(close)}." if own else "You have none this turn."
    return f"You have no initiative {_wanted(refusal)}. {have}"


def _needs(refusal: Refusal) -> str:
    lists = (_list(refusal, each) for each in ("tracks", "values", "kinds", "lows", "highs"))
    now = [f"{track} {_standing(*value)}" for track, *value in zip(*lists, strict=True)]
    if "lasts" in refusal.data:
        now.insert(0, f"a turn of {describe_length(float(str(refusal.data['lasts'])))}")
    told = f" Now: {', '.join(now)}." if now else ""
    return f"it needs {refusal.data['needs']}.{told}"


def _standing(value: str | float, kind: str | float, low: str | float, high: str | float) -> str:
    """How a track stands, on the scale on which people read it; of a status the name."""
    if isinstance(value, str):
        return spell_out(value)
    return find_scale(str(kind), float(low), float(high)).format_closely(value)


def _waiting(refusal: Refusal) -> str:
    return f"Orders are still missing from {' and '.join(_texts(refusal, 'seats'))}."


def _not_put_to_seat(refusal: Refusal) -> str:
    asked = ", ".join(_texts(refusal, "known")) or "none"
    return f"No decision {_wanted(refusal)} is put to the seat this turn; there is {asked}."


def _no_such_track(refusal: Refusal) -> str:
    known = _texts(refusal, "known")
    there = f" There are {', '.join(known)}." if known else ""
    return f"There is no track {_wanted(refusal)}.{_near(refusal) or there}"


def _turns(refusal: Refusal) -> str:
    last = int(str(refusal.data["last"]))
    return f"turns {up_to(last)}" if last > 1 else "turn 1 only"


def _turn_not_come(refusal: Refusal) -> str:
    there = "are" if int(str(refusal.data["last"])) > 1 else "is"
    return f"Turn {refusal.data['wanted']} has not come; there {there} {_turns(refusal)}."


def _no_such_line(refusal: Refusal) -> str:
    last = int(str(refusal.data["last"]))
    return f"There are lines of play {up_to(last)}." if last > 1 else "There is one line of play."


def _turn_not_played(refusal: Refusal) -> str:
    last = int(str(refusal.data["last"]))
    instead = f"the last that was is turn {last}." if last else "none was yet."
    return f"Turn {refusal.data['wanted']} was not played; {instead}"


def _no_such_topic(refusal: Refusal) -> str:
    return (
        f"{_wanted(refusal)} is no answer or initiative that you are offered, and no rule that you "
        f"know of.{_near(refusal)} Events and endings that stayed away are explained once the game "
        "is over."
    )


def _no_scenario(refusal: Refusal) -> str:
    instead = _near(refusal) or " `eleventh list` shows those there are."
    return f"There is no scenario {_wanted(refusal)}.{instead}"


def _not_a_scenario(refusal: Refusal) -> str:
    below = list(_texts(refusal, "known"))
    there = f" There is one in {_some(below)}." if below else ""
    return f"{refusal.data['path']} holds no {refusal.data['file']}.{there}"


def _no_save(refusal: Refusal) -> str:
    instead = _near(refusal) or " `eleventh saves` lists those there are."
    return f"There is no saved match {_wanted(refusal)} in {refusal.data['folder']}.{instead}"


def _no_saves_yet(refusal: Refusal) -> str:
    return f"There is no saved match in {refusal.data['folder']} yet.{_unread(refusal)}"


def _nothing_to_resume(refusal: Refusal) -> str:
    folder = refusal.data["folder"]
    told = f"There is no unfinished match in {folder} in which a person has a seat."
    return f"{told}{_unread(refusal)}"


def _unread(refusal: Refusal) -> str:
    """What else lies in a folder of saves, and can't be read."""
    unread = refusal.data["unread"]
    if not unread:
        return ""
    files = "1 file" if unread == 1 else f"{unread} files"
    return f" {files} there can't be read: `eleventh saves` says why."


def _unknown_seat(refusal: Refusal) -> str:
    return f"There is no seat {_wanted(refusal)}{_meant(refusal)}"


def _not_yours(refusal: Refusal) -> str:
    said = describe_policy(str(refusal.data["player"]))
    return f"{said[:1].upper()}{said[1:]} plays this seat."


def _no_program(refusal: Refusal) -> str:
    return f"There is no program {_wanted(refusal)}.{_near(refusal)}"


def _unknown_doctrine(refusal: Refusal) -> str:
    return f"There is no doctrine {_wanted(refusal)}{_meant(refusal)}"


def _meant(refusal: Refusal) -> str:
    near = refusal.data["near"]
    guess = f" Did you mean {near!r}?" if near else ""
    return f"; there are {', '.join(_texts(refusal, 'known'))}.{guess}"


def _near(refusal: Refusal) -> str:
    near = refusal.data["near"]
    return f" Did you mean {near}?" if near else ""


def _wanted(refusal: Refusal) -> str:
    return brief(str(refusal.data["wanted"]))


BARS = frozenset(
    {
        RefusalCode.DONE_ALREADY,
        RefusalCode.NEEDS,
        RefusalCode.BEYOND_CAPITAL,
        RefusalCode.ANSWERED_FOR_YOU,
        RefusalCode.TAKEN_OUT,
    }
)

SENTENCES: Mapping[RefusalCode, str | Callable[[Refusal], str]] = {
    RefusalCode.NOT_ASKED: _not_asked,
    RefusalCode.UNKNOWN_RESPONSE: (
        "The decision {decision} has no response {wanted}; it has {known}."
    ),
    RefusalCode.NO_SUCH_AMOUNT: _no_such_amount,
    RefusalCode.UNKNOWN_INITIATIVE: _unknown_initiative,
    RefusalCode.UNANSWERED: "This decision still wants an answer: {ask}",
    RefusalCode.TWICE: "{title} is ordered more than once.",
    RefusalCode.TOO_COSTLY: (
        "That costs {price:g} of political capital in all; you have {capital:g}."
    ),
    RefusalCode.DONE_ALREADY: "already done; it can be done once a game.",
    RefusalCode.NEEDS: _needs,
    RefusalCode.BEYOND_CAPITAL: "it costs {price:g} of political capital; you have {capital:g}.",
    RefusalCode.ANSWERED_FOR_YOU: "the facilitator has answered for you: {reason}",
    RefusalCode.TAKEN_OUT: "the facilitator has taken it out: {reason}",
    RefusalCode.NO_SEAT: "There is no seat {wanted} at this table.",
    RefusalCode.NOT_YOURS: _not_yours,
    RefusalCode.OVER: "The game is over.",
    RefusalCode.STALE: "These orders were made for turn {made}; turn {open} is open now.",
    RefusalCode.PAUSED: "Play is paused: {reason}",
    RefusalCode.SEALED: "Your orders are in already. Withdraw them to change them.",
    RefusalCode.NOT_SUBMITTED: (
        "You have no orders in for this turn. What was revealed can be undone only for the whole "
        "table, by going back a turn."
    ),
    RefusalCode.NO_SUCH_PREDICTION: (
        "That can't be expected: your total or one of your objectives ({known}) goes up, down, or "
        "stands (same), or to a figure from 0 to 100, and you are 50, 60, 70, 80, 90 or 95% sure."
    ),
    RefusalCode.WAITING: _waiting,
    RefusalCode.NOT_OVER: "What happened is told in full once the game is over.",
    RefusalCode.TURN_NOT_COME: _turn_not_come,
    RefusalCode.NO_SUCH_TRACK: _no_such_track,
    RefusalCode.NO_SUCH_TOPIC: _no_such_topic,
    RefusalCode.TURN_NOT_PLAYED: _turn_not_played,
    RefusalCode.NO_TURN_BACK: lambda refusal: f"You can go back to {_turns(refusal)}.",
    RefusalCode.NO_TURN_TO_FORK: lambda refusal: f"You can play on from {_turns(refusal)}.",
    RefusalCode.NO_SUCH_LINE: _no_such_line,
    RefusalCode.OVER_GO_BACK: "The game is over. Go back to a turn first.",
    RefusalCode.NO_WORDS: "A {field} is needed.",
    RefusalCode.TOO_LONG: "The {field} has {length} characters; {most} are enough.",
    RefusalCode.BAD_MINUTES: "The minutes are a whole number from 1 to {most}; 0 for no timer.",
    RefusalCode.NO_TIMER: "No timer runs; set the minutes for each turn first.",
    RefusalCode.NOTHING_SEALED: "No orders of that seat are sealed now.",
    RefusalCode.NOT_BARRED: "That response was not taken from the seat in this turn.",
    RefusalCode.NOTHING_TO_RETRACT: (
        "That is nothing that can be taken back: only an override, an event, a response given or "
        "taken, or more time of this turn, and the last step back. What was done in earlier turns "
        "goes with a step back."
    ),
    RefusalCode.RESTED_ON: ("What was done later in this turn rests on it. Take that back first."),
    RefusalCode.WRONG_CODE: "That is not the facilitator's code; nothing is shown.",
    RefusalCode.SHORT_CODE: "A code has {least} to {most} characters.",
    RefusalCode.PAUSED_ALREADY: "Play is paused already.",
    RefusalCode.NOT_PAUSED: "Play is not paused.",
    RefusalCode.NOT_PUT_TO_SEAT: _not_put_to_seat,
    RefusalCode.ANSWERED_ALREADY: "You have answered {decision} for the seat already.",
    RefusalCode.NO_ANSWER_LEFT: (
        "That would leave no answer that is open and free. Replace the response instead."
    ),
    RefusalCode.NO_AUDIENCE: "An event is for one or more of the seats {known}.",
    RefusalCode.DERIVED: "{title} follows from {reads}; change those instead.",
    RefusalCode.NO_SUCH_VALUE: "{title} is one of {known}.",
    RefusalCode.OUT_OF_BOUNDS: "{title} takes a number from {low:g} to {high:g}.",
    RefusalCode.NO_CHANGE: "{title} stands there already.",
    RefusalCode.NO_MOVE: "{title} would not move by that.",
    RefusalCode.NO_SUCH_SOURCE: "No source of this scenario is called {wanted}.",
    RefusalCode.TOO_MANY_PREPARED: "At most {most} prepared events can be at hand; take some out "
    "of the file.",
    RefusalCode.NOT_A_PLAYER: "{wanted} names no player: write seat=doctrine.",
    RefusalCode.UNKNOWN_SEAT: _unknown_seat,
    RefusalCode.UNKNOWN_DOCTRINE: _unknown_doctrine,
    RefusalCode.BROKEN_DOCTRINE: "The doctrine {wanted} can't be used: {fault}.",
    RefusalCode.PROGRAM_ELSEWHERE: "{wanted}: a program can play a match (eleventh play, "
    "eleventh.Match), and nothing that plays many games.",
    RefusalCode.NO_COMMAND: "{wanted} names no program: write exec:PATH, or exec:'PATH ARGUMENT', "
    "with every quotation mark closed.",
    RefusalCode.NO_PROGRAM: _no_program,
    RefusalCode.NOT_EXECUTABLE: "{wanted} may not be executed: chmod +x allows it, or name what "
    "runs it, as in exec:'python3 PATH'.",
    RefusalCode.NOT_A_PROGRAMS_SEAT: "The player of {wanted} is {player}, as when the match was "
    "begun; only a seat that a program played is named again.",
    RefusalCode.NO_SCENARIO: _no_scenario,
    RefusalCode.NOT_A_SCENARIO: _not_a_scenario,
    RefusalCode.NO_SAVE: _no_save,
    RefusalCode.NO_SAVES_YET: _no_saves_yet,
    RefusalCode.NOTHING_TO_RESUME: _nothing_to_resume,
}
"""By code: a template over the data, or a function where words depend on what the data hold."""
