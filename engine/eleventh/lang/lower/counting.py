"""Counts what a bundle multiplies, before any of it is made: against the limits of `budget`.

Each function stands before the step that expands what it counts. What formulas cost is counted as
they are lowered, one formula at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import prod

from eleventh.lang.budget import ACTORS, CHOICES, INSTANCES, PAIRS, TRACKS, TURNS, CostBudget
from eleventh.lang.lower.cast import Cast
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.lower.deeds import PerformedDeed
from eleventh.lang.lower.matching import Matcher, find_domains
from eleventh.lang.lower.steps import list_steps
from eleventh.lang.model.acts import ActKind
from eleventh.lang.model.books import Bundle, Scenario, Sections
from eleventh.lang.model.rules import Initiative, Modifier, Rule
from eleventh.lang.model.text import Name
from eleventh.lang.model.tracks import DerivedFamily, TrackFamily


def count_people_and_days(bundle: Bundle, sections: Sections, budget: CostBudget) -> None:
    """Counts actors, turns, and the days that deadlines have left in each of the turns."""
    scenario = bundle.scenario
    seats = scenario.seats if scenario else ()
    known = {each.id.value for each in sections.actors}
    names = [each.id for each in sections.actors]
    names += [each.id for each in seats if each.id.value not in known]
    if names:
        budget.spend(ACTORS, "The cast", names[0].span, len(names))
    if scenario is None or not scenario.turns:
        return
    turns, at = len(scenario.turns), scenario.turns[0].date.span
    budget.spend(TURNS, "The scenario", at, turns)
    if scenario.deadlines:
        at = scenario.deadlines[0].id.span
        budget.spend(PAIRS, "Holding deadlines against turns", at, len(scenario.deadlines), turns)


def count_expanded(sections: Sections, cast: Cast, budget: CostBudget) -> None:
    """Counts tracks and derived tracks."""
    families: tuple[TrackFamily | DerivedFamily, ...] = (*sections.tracks, *sections.derived)
    for family in families:
        sizes = [len(cast.members(words)) for words in family.of]
        budget.spend(TRACKS, f"`{family.id.value}`", family.id.span, *sizes)


def count_choices(
    scenario: Scenario | None, initiatives: Iterable[Initiative], cast: Cast, budget: CostBudget
) -> None:
    """Counts choices, and what each of them does: acts, effects, and being left alone."""
    for inject in scenario.injects if scenario else ():
        for decision in inject.decisions:
            amounts = [each.amount for each in decision.responses]
            number = sum(len(list_steps(each)) if each else 1 for each in amounts)
            budget.spend(CHOICES, "The decision", decision.span, number)
    for made in initiatives:
        what, at = f"The initiative `{made.id.value}`", made.id.span
        sizes = [len(cast.members(made.parties or made.by))]
        if made.parties:
            budget.spend(INSTANCES, what, at, *sizes, *sizes, len(made.rebuffed))
        elif made.toward:
            sizes.append(len(cast.members(made.toward)))
        budget.spend(CHOICES, what, at, *sizes)
        budget.spend(INSTANCES, what, at, *sizes, len(made.acts) + len(made.effects))


def count_parties(budget: CostBudget, kind: ActKind, *sizes: int) -> None:
    """Counts the pairs of parties for which what an act needs and costs is looked at."""
    budget.spend(INSTANCES, f"The act `{kind.id.value}`", kind.id.span, *sizes)


def count_pairs(context: LoweringContext, deeds: Sequence[PerformedDeed], rules: int) -> None:
    """Counts how often a rule or a modifier is held against a deed or a kind of act."""
    made = context.sections
    if rules:
        at = (made.rules or made.modifiers)[0].id.span
        context.budget.spend(
            PAIRS, "Holding rules against acts", at, rules, len(deeds) + len(context.acts)
        )


def count_instances(
    context: LoweringContext,
    deeds: Sequence[PerformedDeed],
    rules: Sequence[tuple[Rule, Matcher | None]],
    modifiers: Sequence[tuple[Modifier, Matcher | None]],
) -> None:
    """Counts the instances of all rules, those that no deed causes, and what modifiers change."""
    moved: list[Counter[str]] = [Counter() for _ in deeds]  # effects on each family, of each deed
    for rule, match in rules:
        what, effects = f"The rule `{rule.id.value}`", len(rule.effects)
        if match is None:
            sizes = _sizes_of(context, rule.variables)
            context.budget.spend(INSTANCES, what, rule.id.span, *sizes, effects)
            continue
        _spend_imagined(context, what, rule.id, match)
        answered = [(index, match.sizes(deed)) for index, deed in enumerate(deeds)]
        meant = [(index, sizes) for index, sizes in answered if sizes is not None]
        _spend(context, what, rule.id, [sizes for _, sizes in meant], effects)
        for index, sizes in meant:
            for effect in rule.effects:
                moved[index][effect.track.value.split(".")[0]] += prod(sizes)
    for modifier, match in modifiers:
        what = f"The modifier `{modifier.id.value}`"
        families = {name.value.split(".")[0] for name in modifier.of}
        standing = _sizes_of(context, modifier.variables)
        if match is None:
            context.budget.spend(INSTANCES, what, modifier.id.span, *standing)
        else:
            _spend_imagined(context, what, modifier.id, match)
        scaled = 0
        for deed, effects_of in zip(deeds, moved, strict=True):
            bound = standing if match is None else match.sizes(deed)
            if bound is not None:
                scaled += prod(bound) * sum(effects_of[family] for family in families)
        context.budget.spend(INSTANCES, what, modifier.id.span, scaled)


def _sizes_of(
    context: LoweringContext, variables: tuple[tuple[Name, tuple[Name, ...]], ...]
) -> tuple[int, ...]:
    return tuple(map(len, find_domains(context, variables).values()))


def _spend(
    context: LoweringContext, what: str, id: Name, sizes: Sequence[tuple[int, ...]], effects: int
) -> None:
    """The instances for several deeds, told as a product where they are as many for each."""
    alike = len(set(sizes)) == 1
    factors = (len(sizes), *sizes[0]) if alike else (sum(map(prod, sizes)),)
    context.budget.spend(INSTANCES, what, id.span, *factors, effects)


def _spend_imagined(context: LoweringContext, what: str, id: Name, match: Matcher) -> None:
    """The instances that deeds of every kind would cause, which are looked at once."""
    kinds = context.acts.values()
    _spend(context, what, id, [match.imagined_sizes(context.cast, kind) for kind in kinds], 1)
