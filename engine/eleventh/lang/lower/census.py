"""The deeds that can be done in a scenario, gathered before any formula is lowered: by whom, toward
whom, how often, and who learns of each.

What a seat may know of a deed is told here more narrowly than where it is done: the seat must learn
that it was done, and that it was not. So it sees the event, and all that a condition of the deed
reads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from eleventh.core import program as p
from eleventh.lang.budget import STEPS, CostBudget
from eleventh.lang.formula.done import ActName, CounterTable, PlannedDeed
from eleventh.lang.formula.expression import find_names
from eleventh.lang.formula.named_conditions import Conditions, fill_in
from eleventh.lang.formula.parser import parse
from eleventh.lang.lower.cast import Cast
from eleventh.lang.lower.outline import ChoicePlan, Outline
from eleventh.lang.lower.visibility import Visibility, find_knowing
from eleventh.lang.model.acts import ActKind, ActUse
from eleventh.lang.model.rules import Initiative
from eleventh.lang.model.text import Formula
from eleventh.lang.problems.problem import Problems

Sights = dict[tuple[str, ...], frozenset[str]]  # who sees what, by the first words of its name
_TIMELESS = ("turn", "last", "months", "deadline", "amount")
"""What everybody knows who learns of the occasion: the amount of an answer is told with it."""
_ORDERED = ("chose", "chooses", "amount")


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that can bring deeds: the uses of acts, who does them toward whom where they do not
    say, how often it can happen, the seats that learn of it, and the first turn that can bring it.
    """

    uses: tuple[ActUse, ...]
    by: tuple[str, ...]
    toward: tuple[str, ...]
    most: int
    seen_by: tuple[str, ...]
    first: int


def name_acts(acts: Mapping[str, ActKind], cast: Cast) -> Mapping[str, ActName]:
    """The acts as formulas can name them."""
    return {
        id: ActName(cast.members(kind.by), cast.members(kind.toward)) for id, kind in acts.items()
    }


def plan_deeds(
    acts: Mapping[str, ActKind],
    outline: Outline,
    visibility: Visibility,
    cast: Cast,
    parameters: Iterable[str],
    conditions: Conditions,
    budget: CostBudget,
) -> CounterTable:
    """All deeds that injects, choices and joint initiatives can bring, by act."""
    everybody = frozenset(cast.played)
    sights: Sights = {(each,): everybody for each in (*_TIMELESS, *parameters)}
    sights |= _find_sights(visibility.tracks)
    sights |= _find_witnesses(outline, visibility)
    found: dict[str, list[PlannedDeed]] = defaultdict(list)
    for occasion in _list_occasions(outline, visibility):
        for use in occasion.uses:
            kind = acts.get(use.act.value)
            if kind is None or not cast.are_known((*use.by, *use.toward)):
                continue
            by = cast.members(use.by) if use.by else occasion.by
            toward = cast.members(use.toward) if use.toward else occasion.toward
            toward = toward if kind.toward else ()
            budget.spend(STEPS, "Listing the deeds", use.span, 1 + len(by) + len(toward))
            known = _find_knowing(use, kind, by, toward, occasion, sights, conditions)
            found[use.act.value].append(
                PlannedDeed(by, toward, occasion.most, known, occasion.first)
            )
    return CounterTable(found)


def _list_occasions(outline: Outline, visibility: Visibility) -> Iterator[Occasion]:
    often = max(len(outline.turns) - 1, 1)
    comes = [often if made.repeats and not made.turn else 1 for made in outline.injects]
    for index, made in enumerate(outline.injects):
        first = max(outline.turn_of[index], 1)
        yield Occasion(made.acts, (), (), comes[index], visibility.injects[index], first)
    for index, plan in enumerate(outline.choices):
        if plan.joint < 0:
            most = _count_choices(plan, outline, comes, often)
            target = (plan.target,) if plan.target else ()
            seen_by = visibility.choices[index]
            first = _find_first_turn(plan, outline)
            yield Occasion(plan.made_of.acts, (plan.seat,), target, most, seen_by, first)
    for index, joint in enumerate(outline.joints):
        seats = tuple(outline.choices[each].seat for each in joint.choices)
        seen_by = tuple(
            seat
            for seat in visibility.joints[index]
            if all(seat in visibility.choices[each] for each in joint.choices)
        )
        most = 1 if joint.made_of.once else often
        yield Occasion(joint.made_of.acts, seats, seats, most, seen_by, 1)


def _count_choices(plan: ChoicePlan, outline: Outline, comes: list[int], often: int) -> int:
    if isinstance(plan.made_of, Initiative):
        return 1 if plan.made_of.once else often
    return comes[outline.decisions[plan.decision].inject]


def _find_first_turn(plan: ChoicePlan, outline: Outline) -> int:
    if plan.decision < 0:
        return 1
    return max(outline.turn_of[outline.decisions[plan.decision].inject], 1)


def _find_knowing(
    use: ActUse,
    kind: ActKind,
    by: tuple[str, ...],
    toward: tuple[str, ...],
    occasion: Occasion,
    sights: Sights,
    conditions: Conditions,
) -> tuple[str, ...]:
    publicity = (use.publicity or kind.publicity).value
    knowing = {*find_knowing(publicity, by, toward, occasion.seen_by)} & {*occasion.seen_by}
    for name in _list_names(use.when, conditions):
        knowing &= sights.get(name, sights.get(name[:1], frozenset()))
    return tuple(seat for seat in occasion.seen_by if seat in knowing)


def _list_names(formula: Formula | None, conditions: Conditions) -> Iterator[tuple[str, ...]]:
    """All names in a formula, as their parts."""
    expr = parse(formula, Problems()) if formula is not None else None
    if expr is not None and formula is not None:
        expr = fill_in(expr, conditions, formula, Problems())
    return find_names(expr) if expr is not None else iter(())


def _find_sights(tracks: Iterable[p.Track]) -> Sights:
    """For each family of tracks the seats that see all of it."""
    found: Sights = {}
    for track in tracks:
        seen_by = frozenset(track.seen_by)
        found[track.family,] = found.get((track.family,), seen_by) & seen_by
    return found


def _find_witnesses(outline: Outline, visibility: Visibility) -> Sights:
    """For each name of an answer or of its amount the seats that learn of it, whatever the amount,
    and for each name of an event those that learn of that."""
    found: Sights = {}
    for index, plan in enumerate(outline.choices):
        for verb in _ORDERED if plan.joint < 0 else ():
            name = plan.seat, verb, plan.made_of.id.value
            seen_by = frozenset(visibility.choices[index])
            found[name] = found.get(name, seen_by) & seen_by
    for index, made in enumerate(outline.injects):
        event = "happened", made.id.value
        seen_by = frozenset(visibility.injects[index])
        found[event] = found.get(event, seen_by) & seen_by
    return found
