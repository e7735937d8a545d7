"""What a seat learns at the reveal, in sentences: of which turn, what came of joint initiatives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eleventh.core.redaction import Line
from eleventh.core.view import View
from eleventh_ui.display.numbers import format_capital
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.words import describe_joint_outcome, join_words, safe, sentence

NOT_REVEALED = "No turn has been revealed yet."
WHOLE_CHANGES = "Every change with its cause, whole: what would have come anyway is not taken off."
NOTHING_MOVED = "No score that you know of moved."


def revealed_turn(view: View) -> int:
    """The turn that the latest reveal was about; 0 if there was none."""
    return view.turn if view.ending is not None else view.turn - 1


def head_revealed(view: View) -> str:
    """The heading of what the latest reveal told; there was one."""
    return f"What turn {revealed_turn(view)} brought"


def find_revealed(view: View) -> Sequence[Line]:
    """The changes of the turn that the latest reveal was about."""
    return [line for line in view.ledger if line.turn == revealed_turn(view)]


def find_openers(view: View) -> Sequence[Line]:
    """What has changed since the open turn began; nothing once the game is over."""
    return [line for line in view.ledger if line.turn == view.turn and view.ending is None]


def describe_choices(view: View, reference: Reference) -> list[str]:
    """Who is known to have chosen what, a sentence for each seat, what came of joint initiatives,
    and of whom nothing is known; of the seat itself it is known that it chose nothing."""
    if not view.told:
        return ["Nobody is known to have chosen anything."]
    own = [f"“{safe(each.title)}”" for each in view.told if each.seat == view.seat]
    told = f"You chose {join_words(own)}." if own else "You chose nothing."
    return [told, *describe_others(view, reference, {}), *describe_joint(view, reference).values()]


def describe_others(view: View, reference: Reference, brought: Mapping[str, str]) -> list[str]:
    """Which other seats are known to have chosen what, a sentence for each, and of whom nothing is
    known. `brought` has the points that came of a choice, by its id, where they are told beside
    it."""
    found, silent = [], []
    for seat in reference.seats:
        chosen = [
            f"“{safe(each.title)}” ({brought[each.choice]})"
            if each.choice in brought
            else f"“{safe(each.title)}”"
            for each in view.told
            if each.seat == seat
        ]
        if seat == view.seat:
            continue
        if chosen:
            found.append(f"{reference.seat(seat)} chose {join_words(chosen)}.")
        else:
            silent.append(reference.seat(seat))
    return [*found, f"Of {join_words(silent)} nothing is known."] if silent else found


def describe_aftermath(view: View, reference: Reference) -> list[str]:
    """What the scenario tells of choices that are known, a sentence or more for each."""
    return [
        f"After your choice “{safe(each.title)}”: {sentence(each.afterwards)}"
        if each.seat == view.seat
        else f"After “{safe(each.title)}”, which {reference.seat(each.seat)} chose: "
        f"{sentence(each.afterwards)}"
        for each in view.told
        if each.afterwards
    ]


def describe_joint(view: View, reference: Reference) -> dict[str, str]:
    """What came of each joint initiative, by its id, as far as the seat knows, in a sentence: met,
    or who stayed away, and what the seat itself has spent on it in vain."""
    found: dict[str, str] = {}
    for told in view.told:
        if told.joined is not None:
            away = [reference.seat(each) for each in told.joined.away]
            lost = _lost(view, told.choice) if away else ""
            found[told.choice] = f"{safe(told.title)}: {describe_joint_outcome(away)}{lost}."
    return found


def _lost(view: View, choice: str) -> str:
    """The end of a sentence about what the seat paid for an initiative of the turn before."""
    spent = sum(
        -line.amount
        for line in view.ledger
        if line.chain and line.chain[0].id == choice and line.chain[-1].kind == "cost"
    )
    return f"; you have spent {format_capital(spent)} of political capital on it" if spent else ""


def is_override(line: Line) -> bool:
    """Whether a line is a track that the facilitator set, and not what followed from something."""
    return [link.kind for link in line.chain] == ["override"]
