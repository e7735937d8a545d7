"""What a seat expects of the turn before it is revealed, and what came: the words of every face.

To note it is never asked for. What a seat has noted only that seat is told, until the game is over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eleventh.core.material import MATERIAL_POINTS
from eleventh.core.scales import round_half_up
from eleventh.core.totals import find_total
from eleventh.core.view import Aim, View
from eleventh.play.predictions import (
    CONFIDENCES,
    LEAST,
    MOST,
    TOTAL,
    NotedPrediction,
    Prediction,
    Way,
    find_way,
)
from eleventh_ui.display.numbers import format_points
from eleventh_ui.display.objective_names import name_objective
from eleventh_ui.display.words import echo

OUTCOMES: dict[Way, str] = {"up": "rise", "down": "fall", "same": "stand where it stands"}
CAME: dict[Way, str] = {"up": "it rose", "down": "it fell", "same": "it stood"}
SIGNS: dict[str, Way] = {
    "up": "up", "+": "up", "rise": "up",
    "down": "down", "-": "down", "fall": "down",
    "same": "same", "=": "same", "stand": "same",
}  # fmt: skip
AT = "at"
NO_AIMS = "You have no objectives, so there is nothing to expect of them."
NOTHING = ("nothing", "none", "no")
FIRST = 70  # of 100: how sure one is who only says which way
PRIVATE = "Only you see that until the game is over."
NOTED_NOT = "You have noted nothing for this turn; nobody has to."
TAKEN_BACK = "What you expected is taken back."
INVITATION = (
    "expect up, down, same or a figure notes what your total will do by then; nobody has to."
)
HOW_IN_WORDS = (
    "expect up, expect down or expect same notes what your total will do by the end of this turn; "
    "expect up 90 how sure you are (50, 60, 70, 80, 90 or 95%); expect 62 or expect 62 80 where it "
    "will stand, and how sure you are which way that is; expect 2 down and expect 2 at 62 speak of "
    "your objective 2; expect nothing takes it back."
)
ASKED = "What will your total do in this turn (u: rise, d: fall, s: stand)? Nobody has to say."
HOW_ON_SCREEN = (
    "u: rise, d: fall, s: stand; the same key again: surer, and in the end nothing. + and -: where "
    "it will stand. 1 to 9: one of your objectives; 0: your total."
)


def describe_prediction(view: View, said: Prediction) -> str:
    """What is expected: `You expect your total to rise by 0.5 or more by the end of this turn, 80%
    sure.`, and the figure where one is named."""
    least = f" by {MATERIAL_POINTS:g} or more" if said.way != "same" else ""
    figure = "" if said.figure is None else f" Your figure is {said.figure:g}."
    return (
        f"You expect {name_subject(view, said.aim)} to {OUTCOMES[said.way]}{least} by the end of "
        f"this turn, {said.confidence}% sure.{figure}"
    )


def describe_noting(view: View, said: Prediction | None, aim: str) -> tuple[str, ...]:
    """What stands on the screen of a seat's orders: over them what it has noted, or that it may,
    and below how it notes something, now of the objective `aim`. Nothing for a seat without
    objectives."""
    if not view.aims:
        return ()
    if said is None:
        about = "" if aim == TOTAL else f" You speak of {name_subject(view, aim).rstrip(',')}."
        return (ASKED, f"{HOW_ON_SCREEN}{about}")
    if said.aim != aim:
        other = f"A key notes something of {name_subject(view, aim).rstrip(',')} in its place."
        return (describe_prediction(view, said), other)
    return (describe_prediction(view, said), f"{PRIVATE} {HOW_ON_SCREEN}")


def describe_what_came(view: View, noted: NotedPrediction) -> tuple[str, str]:
    """Of a turn that is revealed: what came beside what was expected, and whether that is a
    surprise, in a sentence each. Nothing, where it is not revealed."""
    if noted.came is None:
        return "", ""
    subject = name_subject(view, noted.said.aim)
    lead = (
        f"You expected {subject} to {OUTCOMES[noted.said.way]}, {noted.said.confidence}% sure: "
        f"then {describe_move(noted.came)}.{describe_error(noted)}"
    )
    return lead, "As you said." if noted.right else "That is a surprise, against your own word."


def describe_move(came: float) -> str:
    """Which way so many points were: `it fell by 1.2`."""
    way, size = find_way(came), format_points(came).lstrip("+-\N{MINUS SIGN}")
    return f"{CAME[way]} ({format_points(came)})" if way == "same" else f"{CAME[way]} by {size}"


def describe_error(noted: NotedPrediction) -> str:
    """How far a figure was from what came, a sentence after a space; empty without a figure."""
    if noted.error is None or noted.closed is None or noted.said.figure is None:
        return ""
    size = format_points(noted.error).lstrip("+-\N{MINUS SIGN}")
    named = f" It stood at {noted.closed:.1f}, and your figure was {noted.said.figure:g}"
    if size == "0":
        return f"{named}: there it is."
    return f"{named}: {size} too {'low' if noted.error > 0 else 'high'}."


def name_subject(view: View, aim: str) -> str:
    """What a prediction speaks of: `your total`, `your objective 2, alliance`."""
    for number, each in enumerate(view.aims, start=1):
        if each.objective.id == aim:
            return f"your objective {number}, {name_objective(each)},"
    return "your total"


def find_noted(predictions: Sequence[NotedPrediction], turn: int) -> NotedPrediction | None:
    """What was noted for a turn, if anything."""
    return next((each for each in predictions if each.turn == turn), None)


def say_surer(said: Prediction | None, way: Way, aim: str) -> Prediction | None:
    """What one key more says: another way or objective begins anew, the same is surer, and after
    the surest nothing is said any more."""
    if said is None or (said.way, said.aim) != (way, aim):
        return Prediction(way, FIRST, aim)
    order = (*CONFIDENCES[CONFIDENCES.index(FIRST) :], *CONFIDENCES[: CONFIDENCES.index(FIRST)])
    after = order.index(said.confidence) + 1
    return replace(said, confidence=order[after]) if after < len(order) else None


def say_figure(aims: Sequence[Aim], said: Prediction | None, aim: str, by: int) -> Prediction:
    """What a key says that moves the figure by so many points: from the one that was named, or from
    where it stands."""
    held = said if said is not None and said.aim == aim else None
    figure = None if held is None else held.figure
    start = round_half_up(find_standing(aims, aim)) if figure is None else figure
    sure = FIRST if held is None else held.confidence
    return expect_figure(aims, aim, min(max(start + by, LEAST), MOST), sure)


def expect_figure(aims: Sequence[Aim], aim: str, figure: float, sure: int) -> Prediction:
    """That it will stand at a figure, and so which way it goes. The whole number that is shown of
    it now is where it stands."""
    now = find_standing(aims, aim)
    way: Way = "same" if figure == round_half_up(now) else find_way(figure - now)
    return Prediction(way, sure, aim, figure)


def find_standing(aims: Sequence[Aim], aim: str) -> float:
    """Where an objective stands, or all by weight: 0 to 100."""
    if aim == TOTAL:
        return find_total((each.objective, each.score) for each in aims)
    return next(each.score for each in aims if each.objective.id == aim)


def read_prediction(aims: Sequence[Aim], typed: str) -> Prediction | str | None:
    """What `up 80`, `62 80`, `2 down` or `2 at 62` says; None for `nothing`; else a sentence that
    says what to type."""
    words = typed.casefold().replace("%", " ").split()
    if " ".join(words) in NOTHING:
        return None
    aim = TOTAL
    if len(words) > 1 and words[0].isdecimal() and (words[1] in SIGNS or words[1] == AT):
        number = int(words[0])
        if not 1 <= number <= len(aims):
            return f"There is no objective {number}; you have {len(aims)}."
        aim = aims[number - 1].objective.id
        words = words[1:]
    words = words[1:] if words[:1] == [AT] else words
    way = SIGNS.get(words[0]) if words else None
    figure = _read_figure(words[0]) if words and way is None else None
    sure = words[1] if len(words) == 2 else str(FIRST) if len(words) == 1 else ""
    if way is None and figure is None:
        return f"“{echo(typed)}” is nothing that can be expected. {HOW_IN_WORDS}"
    if figure is not None and not LEAST <= figure <= MOST:
        return f"A figure lies from {LEAST:g} to {MOST:g}."
    if sure not in map(str, CONFIDENCES):
        known = ", ".join(map(str, CONFIDENCES[:-1]))
        return f"How sure? {known} or {CONFIDENCES[-1]}% can be noted."
    if way is not None:
        return Prediction(way, int(sure), aim)
    return expect_figure(aims, aim, figure or 0.0, int(sure)) if aims else NO_AIMS


def _read_figure(word: str) -> float | None:
    """The number that is typed, in digits with at most one point; None for anything else."""
    whole, _, part = word.partition(".")
    digits = f"{whole}{part}"
    return float(word) if digits.isascii() and digits.isdecimal() and len(digits) < 9 else None
