"""What a seat is told of itself before it decides, as every face lays it out: who its people are,
what they want and how far it is reached, what only they are told, and the facilitator's rulings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eleventh.core.view import Aim, View
from eleventh_ui.display.numbers import format_reached
from eleventh_ui.display.objectives import name_spot
from eleventh_ui.display.readings import describe_aim
from eleventh_ui.display.stops import explain_stop
from eleventh_ui.display.words import paragraphs, safe, sentence


@dataclass(frozen=True, slots=True)
class AimText:
    """An objective in words: its number; what is wanted, a sentence; how far it is reached, also as
    a `share` of 1; its weight; by what it is reached more and less, a sentence; how it is scored,
    to go on from those; and what it means that it stands at an end of its scale, a sentence, or
    empty. `spot` is what `why` knows it by, which tells that too, and what moves it
    from here."""

    number: int
    spot: str
    wanted: str
    reached: str
    share: float
    weight: str
    ways: str
    scored: str
    stop: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """The briefing of one seat. `leader` says who its people are, empty where nobody is named;
    `rulings` are sentences on what the facilitator did of late."""

    heading: str
    leader: str
    aims: tuple[AimText, ...]
    paragraphs: tuple[str, ...]
    rulings: tuple[str, ...]


def compose_briefing(view: View, rulings: Sequence[str] = ()) -> Briefing:
    """The briefing of the seat whose view it is."""
    return Briefing(
        heading=f"Briefing for {safe(view.seat_title)}",
        leader=_describe_leader(view.leader) if view.leader else "",
        aims=compose_aims(view),
        paragraphs=paragraphs(view.briefing),
        rulings=tuple(rulings),
    )


def compose_aims(view: View) -> tuple[AimText, ...]:
    """What the seat wants, in the scenario's order."""
    return tuple(
        AimText(
            number=number,
            spot=name_spot(view, aim),
            wanted=sentence(aim.objective.text),
            reached=format_reached(aim.score),
            share=aim.score / 100,
            weight=f"weight {aim.objective.weight:g}",
            ways=_describe_ways(aim, view),
            scored=describe_aim(aim, view),
            stop=explain_stop(aim),
        )
        for number, aim in enumerate(view.aims, start=1)
    )


def _describe_ways(aim: Aim, view: View) -> str:
    """What raises an objective and what lowers it, a sentence: `More by: thaw; less by: trade.`"""
    titles = {each.id: safe(each.title or each.id) for each in view.readings}
    ways = (("more by", aim.more), ("less by", aim.less), ("turns on", aim.turns))
    told = [
        f"{way}: {', '.join(titles[each] for each in ids if each in titles)}"
        for way, ids in ways
        if ids
    ]
    return sentence("; ".join(told))


def _describe_leader(leader: str) -> str:
    return f"You are the {safe(leader).removeprefix('The ').removeprefix('the ')}."
