"""What comes some days after a choice, and groups of injects of which one comes.

Days are counted from the day on which the turn opened in which the choice was made. What falls due
on a day comes as the first turn opens that opens on that day or later, and never in the turn of the
choice itself, as its orders are sealed until the turn is over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from eleventh.core.program import Turn
from eleventh.lang.formula.scope import Scope
from eleventh.lang.formula.unresolved import explain_choice
from eleventh.lang.graph.builder import StageBuilder
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.lower.rolls import Sites
from eleventh.lang.model.injects import Inject, Sequel
from eleventh.lang.model.text import Name
from eleventh.lang.moments import DAY
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Label
from eleventh.lang.problems.suggest import find_nearest


def find_due(turns: Sequence[Turn], begun: int, days: float) -> int:
    """The turn in which something comes that many days after turn `begun` opened; 0 if the game is
    over before."""
    opens = [0, *accumulate(turn.minutes for turn in turns)]
    wanted = opens[begun - 1] + round(days * DAY)
    return next(
        (at for at in range(begun + 1, len(turns) + 1) if opens[at - 1] >= wanted),
        0,
    )


def lower_sequel(
    context: LoweringContext, values: Values, made: Sequel, turn: Name | None
) -> Value | None:
    """Whether this is the turn in which something comes after a choice; None, with a problem, if
    that is no choice, the game is over before, or it has a `turn` of its own too."""
    if turn is not None:
        context.problems.add(
            "E074",
            "What comes `after` a choice has no `turn` of its own",
            turn.span,
            help="Leave out one of the two. A condition besides goes into `when`.",
        )
        return None
    found = [(name, _find_choices(context, name)) for name in made.choices]
    if not all(choices for _, choices in found):
        return None
    due: dict[int, dict[int, int]] = {}
    for name, choices in found:
        ends = {each: _list_due(context, each, made.days) for each in choices}
        if not any(ends.values()):
            context.problems.add(
                "E074",
                f"{made.days:g} days after {quote(name.value)} the game is over",
                name.span,
                help="Choose fewer `days`, or a later end of the game.",
            )
            return None
        due |= ends
    last = context.names.last
    now = values.turn(last)
    cases = []
    for choice, turns in due.items():
        if len(_list_turns(context, choice)) == 1:
            (comes,) = turns.values() or (0,)
            here = values.op("eq", now, values.const(comes))
            cases.append(values.op("and", here, values.fact("chose", choice)))
            continue
        begun = values.turn_of("chosen_in", choice, last)
        made_ever = values.fact("chose", choice)
        cases.append(values.op("and", made_ever, fall_on(values, begun, now, turns)))
    return values.any_of(cases)


def fall_on(values: Values, begun: Value, now: Value, turns: Mapping[int, int]) -> Value:
    """Whether this is the turn that belongs to the one in which something began, as it did; `turns`
    holds which belongs to which, both rising."""
    ahead = {turn - start for start, turn in turns.items()}
    if len(ahead) == 1:
        (later,) = ahead
        return values.op("eq", begun, values.op("sub", now, values.const(later)))
    ends: dict[int, list[int]] = {}
    for start, turn in turns.items():
        ends.setdefault(turn, []).append(start)
    cases = []
    for turn, starts in ends.items():
        first, last = values.const(starts[0]), values.const(starts[-1])
        began = (
            values.op("eq", begun, first)
            if len(starts) == 1
            else values.op("and", values.op("le", first, begun), values.op("le", begun, last))
        )
        cases.append(values.op("and", values.op("eq", now, values.const(turn)), began))
    return values.any_of(cases)


def _list_due(context: LoweringContext, choice: int, days: float) -> dict[int, int]:
    """For each turn in which a choice may be made, the turn in which something follows it."""
    turns = context.outline.turns
    found = {begun: find_due(turns, begun, days) for begun in _list_turns(context, choice)}
    return {begun: turn for begun, turn in found.items() if turn}


def _list_turns(context: LoweringContext, choice: int) -> tuple[int, ...]:
    """The turns in which a choice may be made: one, where its inject has a date."""
    outline = context.outline
    decision = outline.choices[choice].decision
    dated = outline.turn_of[outline.decisions[decision].inject] if decision >= 0 else 0
    return (dated,) if dated else tuple(range(1, len(outline.turns) + 1))


def _find_choices(context: LoweringContext, name: Name) -> tuple[int, ...]:
    """The choices that a name stands for: an initiative without its target, for all targets."""
    seat, _, id = name.value.partition(".")
    names = context.names
    found = names.choices.get((seat, id)) or names.untargeted.get((seat, id), ())
    if not found and context.known.told.isdisjoint((seat, *id.split("."))):
        trouble = explain_choice((seat, "chose", *id.split(".")), Scope(names, "open"))
        context.problems.once(
            trouble.code,
            trouble.headline.replace(".chose", ""),
            name.span,
            help=trouble.help.replace(".chose.", "."),
        )
    return found


@dataclass(slots=True)
class Groups:
    """The injects that are one of a group, as they are lowered: each group with the stage in which
    it is drawn, and its members with their guards and weights."""

    stages: dict[str, tuple[StageBuilder, Inject]] = field(default_factory=dict)
    members: dict[str, list[tuple[int, Inject, Value, Value]]] = field(default_factory=dict)
    lacking: set[str] = field(default_factory=set)  # groups with a member left out, which is told

    def leave_out(self, made: Inject) -> None:
        """Notes that an inject, which something is wrong with, is left out of its group if any."""
        if made.one_of is not None:
            self.lacking.add(made.one_of.value)

    def add(
        self, context: LoweringContext, stage: StageBuilder, index: int, made: Inject, guard: Value
    ) -> None:
        """Notes a member that could come where `guard` holds."""
        assert made.one_of is not None
        group = made.one_of.value
        first, other = self.stages.setdefault(group, (stage, made))
        if first is not stage:
            self.leave_out(made)
            context.problems.once(
                "E120",
                f"Of the group {quote(group)} some have a `turn`, and some have none",
                made.one_of.span,
                help="One is drawn as the turn opens: give a `turn` to all of a group, or to none.",
                also=[Label(other.id.span, "the other kind")],
            )
            return
        weight = _lower_weight(context, stage, made)
        self.members.setdefault(group, []).append((index, made, guard, weight))

    def draw(
        self, context: LoweringContext, sites: Sites
    ) -> list[tuple[StageBuilder, int, Inject, Value]]:
        """For each member of each group when it comes: one draw a turn decides between those that
        could, by their weights."""
        found = []
        for group, members in self.members.items():
            stage, first = self.stages[group]
            if len(members) == 1 and group not in self.lacking and context.bundle.whole:
                self._tell_alone(context, first)
            nothing = stage.const(0.0)
            sums = [nothing]
            for _, _, guard, weight in members:
                counted = stage.op("select", guard, weight, nothing)
                sums.append(stage.op("add", sums[-1], counted))
            drawn = stage.op("mul", stage.chance(sites.of(f"one_of:{group}")), sums[-1])
            for (index, made, guard, _), low, high in zip(members, sums, sums[1:], strict=False):
                within = stage.op("and", stage.op("le", low, drawn), stage.op("lt", drawn, high))
                found.append((stage, index, made, stage.op("and", guard, within)))
        return found

    def _tell_alone(self, context: LoweringContext, made: Inject) -> None:
        assert made.one_of is not None
        group = made.one_of.value
        near = find_nearest(group, [each for each in self.members if each != group])
        context.problems.once(
            "E120",
            f"The group {quote(group)} has one inject",
            made.one_of.span,
            help=f"Did you mean `{near}`?" if near else "Leave `one_of` out, or add another.",
        )


def _lower_weight(context: LoweringContext, stage: StageBuilder, made: Inject) -> Value:
    """The weight of a member; 1 where it has none, or a wrong one."""
    if made.weight is None:
        return stage.const(1.0)
    weight = context.lower_number(made.weight, Scope(context.names, "open"), stage)
    if weight is None:
        return stage.const(1.0)
    if weight.range.low < 0 or weight.range.high == 0:
        low, high = weight.range.low, weight.range.high
        context.problems.once(
            "E120",
            f"The weight {quote(made.weight.text)} is {low:g}"
            if low == high
            else f"The weight {quote(made.weight.text)} can fall to {low:g}",
            made.weight.span,
            help="A weight is 0 or more, and not always 0: 2 comes twice as often as 1, 0 never."
            " `max(0, ...)` keeps a formula from falling below.",
        )
        return stage.const(1.0)
    return weight
