"""What did something and what it did, in words: who, by which act, toward whom, with what."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from eleventh.core.gains import Gain
from eleventh.core.material import is_material_score
from eleventh.core.redaction import Line
from eleventh.core.view import Reading, View
from eleventh_ui.display.causes import UNKNOWN_CAUSE, describe_link, list_acts
from eleventh_ui.display.numbers import describe_amount, format_points
from eleventh_ui.display.objective_names import name_objective
from eleventh_ui.display.readings import find_share, scale_of
from eleventh_ui.display.reference import Reference
from eleventh_ui.display.reveal_things import (
    CHOICES,
    REST,
    Thing,
    find_side,
    find_track,
    list_settled,
    weigh,
)
from eleventh_ui.display.words import join_words, safe, sentence, spell_out

NAMED = 2  # objectives, readings, deeds that are named beside a thing
AS_A_RULE = "As a rule"
MOST_READ = 3  # readings that a rule rests on, if these are named
UPON_ONE_ANOTHER = "what events and rules did to one another, or chance"
NOTHING_YET = "Nothing that you know of has come of it yet"


def name_cause(view: View, thing: Thing, reference: Reference) -> str:
    """What did it: `Tokyo's answer “Remove Korea”`, `the new event “A missile rises”`."""
    root = thing.root
    if root is None:
        lost = is_material_score(thing.gross - thing.points)
        return f"{UNKNOWN_CAUSE}, with {UPON_ONE_ANOTHER}" if lost else UNKNOWN_CAUSE
    if root == REST:
        return UPON_ONE_ANOTHER
    told = f"{describe_link(root)}{_name_hand(thing)}"
    if root.kind in CHOICES:
        whose = [each.seat for each in view.told if each.choice == root.id]
        if len(whose) == 1:
            return f"{'your' if whose[0] == view.seat else _possess(reference, whose[0])} {told}"
        names = ["you" if seat == view.seat else reference.seat(seat) for seat in whose]
        return f"{told} of {join_words(names)}" if names else told
    opened = [each.turn == view.turn for each in thing.lines]
    new = view.ending is None and opened and all(opened)
    return f"new {told}" if new and root.kind == "inject" else told


def name_causes(view: View, thing: Thing, reference: Reference) -> str:
    """The same of several that share what they did: each of them, since none did it alone."""
    names = join_words(name_cause(view, each, reference) for each in thing.parts or (thing,))
    return f"{names} together" if thing.parts else names


def _name_hand(thing: Thing) -> str:
    """Whose doing a thing was, where it was the facilitator's: the end of its name."""
    ruled = any(len(each.chain) > 1 and each.chain[0].kind == "override" for each in thing.lines)
    if not ruled or thing.root is None:
        return ""
    return f", {'added' if thing.root.kind == 'inject' else 'given'} by the facilitator"


def describe_effects(
    view: View, thing: Thing, reference: Reference, due: Collection[int] = ()
) -> str:
    """What came of a thing, in a sentence: what was done in an event, what it settled, the reading
    through which it mattered most, the objectives that it moved, those that are `due` among them,
    by their places; or that nothing is known to have come of it."""
    track = find_track(view, thing)
    if track is None:
        told = [_describe_settled(each, reference) for each in list_settled(thing)]
        told += _describe_moves(view, thing, reference)[: max(NAMED - len(told), 0)]
        told += [name_objectives(view, thing.aims, due)] if due else []
    else:
        own = [each for each in thing.gains if each.line.track == track]
        told = [_describe_gains(view, track, own, reference)]
        told.append(name_objectives(view, thing.aims, due))
    way = _name_acts(thing, track) if thing.root and thing.root.kind == "inject" else ""
    return f"{way}{'; '.join(told or [_describe_deeds(view, thing)])}."


def find_reason(view: View, thing: Thing, reference: Reference) -> str:
    """Why a thing mattered through the reading through which it did most, in a sentence: by which
    act of whom toward whom, or upon what of whom a rule rests."""
    track, root = find_track(view, thing), thing.root
    own = [each for each in thing.gains if each.line.track == track]
    if not own or root is None:
        return ""
    line = max(own, key=lambda each: abs(weigh(view, each.points))).line
    why = f"{sentence(line.why)}{_tell_later(view, thing, line, reference)}" if line.why else ""
    if root.kind == "rule":  # that nothing set off: why it is there need not be what brought this
        return f"{_name_reads(view, line, reference)}{f'{AS_A_RULE}: {why}' if why else ''}"
    others = root.kind in CHOICES and find_side(view, thing) == "others"
    return f"{_name_acts(thing, track) if others else ''}{why}"


def _name_acts(thing: Thing, track: str | None) -> str:
    """The first act by which a thing moved a track, or anything: who did what toward whom."""
    lines = [each for each in thing.lines if each.track == track] or thing.lines
    acts = [each for line in lines for each in list_acts(line.chain)]
    return f"{sentence(acts[0]).rstrip('.')}: " if acts else ""


def _name_reads(view: View, line: Line, reference: Reference) -> str:
    """Upon whose readings a standing rule rests, where these are few."""
    seen = {each.id for each in view.readings}
    reads = [each for each in line.reads if each in seen and "." in each]
    if not 0 < len(reads) <= MOST_READ:
        return ""
    return f"It rests on {join_words(map(reference.track, reads))}. "


def _tell_later(view: View, thing: Thing, line: Line, reference: Reference) -> str:
    """What a reason had read that something else settled later in the turn, in a sentence after a
    space: a reason holds for the moment at which it was one."""
    later = view.ledger[view.ledger.index(line) + 1 :] if line in view.ledger else ()
    settled = [
        f"{reference.track(each.track)} became {spell_out(each.value)}"
        for each in later
        if each.track in line.reads
        and each.turn == line.turn
        and each.value is not None
        and each.before != each.after
        and each not in thing.lines
    ]
    return f" That held until later in the turn: {join_words(settled)}." if settled else ""


def _describe_settled(line: Line, reference: Reference) -> str:
    return f"{reference.track(line.track)}: {spell_out(line.value or '')}"


def _describe_gains(view: View, track: str, gains: Sequence[Gain], reference: Reference) -> str:
    if gains[-1].line.value is not None:
        return _describe_settled(gains[-1].line, reference)
    reading = next(each for each in view.readings if each.id == track)
    change = sum(each.line.amount for each in gains)
    return _describe_change(reading, change, reference)


def _describe_moves(view: View, thing: Thing, reference: Reference) -> list[str]:
    """The readings that a thing moved as far as it matters, by the share of their scales."""
    readings = {each.id: each for each in view.readings}
    changes: dict[str, float] = {}
    for line in thing.lines:
        if line.value is None and not line.note and line.track in readings:
            changes[line.track] = changes.get(line.track, 0.0) + line.amount
    matter = [
        (readings[track], change)
        for track, change in changes.items()
        if scale_of(readings[track]).is_material(change)
    ]
    matter.sort(key=lambda each: -find_share(*each))
    return [_describe_change(reading, change, reference) for reading, change in matter]


def _describe_change(reading: Reading, change: float, reference: Reference) -> str:
    told = describe_amount(scale_of(reading), change, reading.better)
    return f"{reference.track(reading.id)} {told}"


def _describe_deeds(view: View, thing: Thing) -> str:
    """What was done where nothing is known to have come of it."""
    deeds = [
        safe(deed)
        for each in view.told
        if thing.root is not None and each.choice == thing.root.id
        for deed in each.deeds
    ]
    return f"{NOTHING_YET}; it stands: {'; '.join(deeds[:NAMED])}" if deeds else NOTHING_YET


def name_objectives(view: View, aims: Sequence[float], due: Collection[int] = ()) -> str:
    """The objectives that a thing moved, as far as it matters, the most first: two, those that are
    `due` by their places, and more while what is left out makes more of its sum than what is
    named."""
    ranked = sorted(enumerate(aims), key=lambda each: -abs(each[1]))
    moved = ranked[:1]
    for place, points in (each for each in ranked[1:] if is_material_score(each[1])):
        named = weigh(view, _keep(aims, [at for at, _ in moved]))
        left = weigh(view, aims) - named
        outweighed = is_material_score(left) and abs(left) > abs(named)
        if len(moved) < NAMED or place in due or outweighed:
            moved.append((place, points))
    return ", ".join(
        f"{place + 1} {name_objective(view.aims[place])} {format_points(points)}"
        for place, points in moved
    )


def _keep(aims: Sequence[float], places: Collection[int]) -> list[float]:
    return [points if at in places else 0.0 for at, points in enumerate(aims)]


def _possess(reference: Reference, seat: str) -> str:
    title = reference.seat(seat)
    return f"{title}'" if title.endswith("s") else f"{title}'s"
