"""Who may know what: which seats see the tracks, choices and events that a condition depends on.

A choice or a question that depends on something else would give it away, so such places are
problems (E085); and the reasons for a posting are shown only to seats that may know all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from eleventh.core import program as p
from eleventh.lang.formula.done import CounterTable
from eleventh.lang.graph.values import Value
from eleventh.lang.lower.cast import Cast
from eleventh.lang.lower.outline import ChoicePlan, Outline
from eleventh.lang.model.acts import ActKind

_CHOICES = ("chose", "chooses", "chosen_in")
_INJECTS = ("fired", "fires", "fired_in")


@dataclass(frozen=True, slots=True)
class Visibility:
    """Which seats see each track, and learn of each choice, inject and joint initiative; `counters`
    say who may know how often a deed was done."""

    seats: tuple[str, ...]
    tracks: tuple[p.Track, ...]
    outline: Outline
    choices: tuple[tuple[str, ...], ...]
    injects: tuple[tuple[str, ...], ...]
    joints: tuple[tuple[str, ...], ...]
    counters: CounterTable = field(default_factory=CounterTable)

    def secrets(self, seat: str, *values: Value | None) -> tuple[str, ...]:
        """What some values depend on and a seat may not know, as a formula would name it."""
        found: dict[str, None] = {}
        for value in values:
            if value is None:
                continue
            for track in sorted(value.reads):
                if seat not in self.tracks[track].seen_by:
                    found[self.tracks[track].id] = None
            for code, index in sorted(value.facts):
                if seat not in self._knowing(code, index, seat):
                    found[self.name_fact(code, index)] = None
        return tuple(found)

    def visible_to(self, among: Iterable[str], *values: Value | None) -> tuple[str, ...]:
        """Those of `among` who may know all that some values depend on."""
        knowing = dict.fromkeys(among)
        for value in filter(None, values):
            for track in value.reads:
                seen_by = self.tracks[track].seen_by
                if len(seen_by) < len(self.seats):
                    knowing = {seat: None for seat in knowing if seat in seen_by}
            for code, index in value.facts:
                knowing = {
                    seat: None for seat in knowing if seat in self._knowing(code, index, seat)
                }
        return tuple(knowing)

    def _knowing(self, code: str, index: int, seat: str) -> tuple[str, ...]:
        if code in _CHOICES:
            return self.choices[index]
        if code in _INJECTS:
            return self.injects[index]
        if code == "done":
            return self.counters.made[index].known
        return self.joints[index] if code in ("was_met", "met_in") else (seat,)

    def name_fact(self, code: str, index: int) -> str:
        """Something on record, as a formula would name it."""
        if code in _CHOICES:
            plan = self.outline.choices[index]
            word = "chose" if code == "chosen_in" else code
            id = plan.id if plan.amount is None else plan.made_of.id.value
            return f"{plan.seat}.{word}.{id}"
        if code in _INJECTS:
            return f"happened.{self.outline.injects[index].id.value}"
        if code == "done":
            return self.counters.made[index].text
        return f"happened.{self.outline.joints[index].made_of.id.value}"


def find_knowing(
    publicity: str, by: tuple[str, ...], toward: tuple[str, ...], everybody: tuple[str, ...]
) -> tuple[str, ...]:
    """Who learns of what is done with this publicity: `everybody` of what is public, both parties
    of what is quiet, and of a secret whoever did it."""
    if publicity == "public":
        return everybody
    return (*by, *toward) if publicity == "quiet" else by


def find_visibility(
    tracks: tuple[p.Track, ...], outline: Outline, acts: dict[str, ActKind], cast: Cast
) -> Visibility:
    """Who sees what in a scenario."""
    seen = (cast.is_seated(inject.visible) or cast.played for inject in outline.injects)
    return Visibility(
        seats=cast.played,
        tracks=tracks,
        outline=outline,
        choices=tuple(_learners(plan, outline, acts, cast) for plan in outline.choices),
        injects=tuple(tuple(seat for seat in cast.played if seat in each) for each in seen),
        joints=tuple(_witnesses(joint.choices, outline, cast) for joint in outline.joints),
    )


def _learners(
    plan: ChoicePlan, outline: Outline, acts: dict[str, ActKind], cast: Cast
) -> tuple[str, ...]:
    """The seats that learn that a choice was made: its own word, or that of its most public act."""
    made = plan.made_of
    target: tuple[str, ...] = (plan.target,) if plan.target else ()
    if plan.joint >= 0:
        target = tuple(outline.choices[each].seat for each in outline.joints[plan.joint].choices)
    words, involved = [], {plan.seat, *target}
    for use in made.acts:
        kind = acts.get(use.act.value)
        if kind is not None:
            words.append((use.publicity or kind.publicity).value)
            involved |= {*cast.members(use.by), *cast.members(use.toward)}
    word = next((each for each in ("public", "quiet", "secret") if each in words), "public")
    if made.publicity is not None:
        word = made.publicity.value
    who = find_knowing(word, (plan.seat,), tuple(involved), cast.played)
    return tuple(seat for seat in cast.played if seat in who)


def _witnesses(choices: tuple[int, ...], outline: Outline, cast: Cast) -> tuple[str, ...]:
    """The seats that learn that a joint initiative was met; all where none of its parties is known,
    which is noted with them."""
    if not choices:
        return cast.played
    made = outline.choices[choices[0]].made_of
    if made.publicity is None or made.publicity.value == "public":
        return cast.played
    parties = {outline.choices[each].seat for each in choices}
    return tuple(seat for seat in cast.played if seat in parties)
