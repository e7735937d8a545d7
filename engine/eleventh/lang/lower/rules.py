"""Rules and modifiers: what follows from the deeds of a turn, stage by stage, and what holds
anyway.

For every deed that can happen and every rule that answers it, one instance is lowered, hung on the
deed's event. So a turn in which three deeds happen runs the instances of three deeds and no others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from eleventh.core import program as p
from eleventh.core.ir import ALWAYS, Event
from eleventh.lang.formula.scope import Scope
from eleventh.lang.graph.builder import StageBuilder
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.lower.cast import Binding, list_bindings
from eleventh.lang.lower.context import LoweringContext, PostingOrigin
from eleventh.lang.lower.counting import count_instances, count_pairs
from eleventh.lang.lower.deeds import PerformedDeed
from eleventh.lang.lower.fitting import effect_fits, formula_fits, keep_fitting
from eleventh.lang.lower.matching import Matcher, find_domains, make_matcher
from eleventh.lang.lower.rolls import Sites, describe_chance, find_chance, lower_odds, roll
from eleventh.lang.lower.wearing import find_intensity
from eleventh.lang.model.acts import Effect
from eleventh.lang.model.rules import Modifier, Rule
from eleventh.lang.model.text import Formula, Name
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.suggest import find_nearest

DEFAULT_STAGE = "react"
BUILT_IN = ("events", "developments", "resolve", "deadlines", "endings")  # stages of every turn


@dataclass(frozen=True, slots=True)
class PreparedModifier:
    """A modifier with its `after` resolved; without one it answers every deed."""

    made: Modifier
    match: Matcher | None
    cite: tuple[str, ...]
    families: frozenset[str]


@dataclass(frozen=True, slots=True)
class RuleInstance:
    """A rule for one binding: the effects that fit it, the deed it answers (None if it stands)."""

    rule: Rule
    effects: tuple[Effect, ...]
    origin: PostingOrigin
    deed: PerformedDeed | None


def lower_rules(context: LoweringContext, deeds: Sequence[PerformedDeed], sites: Sites) -> None:
    """Lowers every rule of every stage, for the deeds that can happen."""
    made = context.sections
    count_pairs(context, deeds, len(made.rules) + len(made.modifiers))
    stages = [each.value for each in _own_stages(context)] or [DEFAULT_STAGE]
    modifiers = tuple(_prepare(context, each) for each in made.modifiers)
    rules = tuple(
        (each, make_matcher(context, each.after, each.variables) if each.after else None)
        for each in made.rules
    )
    count_instances(context, deeds, rules, [(each.made, each.match) for each in modifiers])
    by_stage: dict[str, list[tuple[Rule, Matcher | None]]] = {name: [] for name in stages}
    for rule, match in rules:
        by_stage[_stage_of(context, rule, stages)].append((rule, match))
    for name, mine in by_stage.items():
        stage = context.builder.stage(name, "react")
        for rule, match in mine:
            _lower_answers(context, stage, rule, match, deeds, modifiers, sites)
    for modifier in modifiers:
        _imagine_modifier(context, modifier)


def _own_stages(context: LoweringContext) -> Iterator[Name]:
    """The stages of the rulebook, in order, without those whose names are taken."""
    for name in context.sections.stages:
        if name.value not in BUILT_IN:
            yield name
            continue
        context.problems.once(
            "E086",
            f"Every turn has a stage `{name.value}` already",
            name.span,
            help="Give the stage of the rulebook another name.",
        )


def _stage_of(context: LoweringContext, rule: Rule, stages: Sequence[str]) -> str:
    """The stage of a rule; the first, with a problem, where it names one that does not exist."""
    if rule.stage is None or rule.stage.value in stages:
        return rule.stage.value if rule.stage else stages[0]
    if not any(each.value == rule.stage.value for each in context.sections.stages):
        _unknown_stage(context, rule.stage, stages)
    return stages[0]


def _lower_answers(
    context: LoweringContext,
    stage: StageBuilder,
    rule: Rule,
    match: Matcher | None,
    deeds: Sequence[PerformedDeed],
    modifiers: Sequence[PreparedModifier],
    sites: Sites,
) -> None:
    cite, support = context.cite(rule.cite), _support_of(rule)
    link = p.Link("rule", rule.id.value, rule.title or rule.id.value.replace("_", " "))
    gate = (rule.when, rule.chance, rule.chance_per_month)
    if match is None:
        origin = PostingOrigin(
            (link,), rule.why, cite, context.everybody, ALWAYS, rule.span, support, rule.why_falls
        )
        everyone = keep_fitting(context, gate, list_bindings(find_domains(context, rule.variables)))
        if everyone:
            context.used.applied.add(rule.id.span)
            context.used.possible.add(rule.id.span)
        effects = _effects_for(context, rule, everyone)
        for binding in everyone:
            instance = RuleInstance(rule, effects(binding), origin, None)
            _apply(context, stage, instance, Scope(context.names, "react", binding), (), sites)
        return
    possible = list(match.imagine(context.cast, context.acts.values()))
    caused = [(deed, binding) for deed in deeds for binding in match.bindings(deed)]
    everyone = keep_fitting(context, gate, [*(binding for _, binding in caused), *possible])
    effects = _effects_for(context, rule, everyone)
    if everyone:
        context.used.possible.add(rule.id.span)
    fitting = {tuple(each.items()) for each in everyone}
    done = set()
    for deed, binding in caused:
        done.add(tuple(binding.items()))
        if tuple(binding.items()) not in fitting:
            continue
        context.used.answered.add(deed.act)
        context.used.applied.add(rule.id.span)
        event = Event("deed", deed.index)
        chain = (*deed.origin.chain, link)
        seen_by = deed.origin.seen_by
        origin = PostingOrigin(
            chain, rule.why, cite, seen_by, event, rule.span, support, rule.why_falls
        )
        scope = Scope(
            context.names,
            "react",
            binding,
            find_intensity(context, stage, deed.index),
        )
        instance = RuleInstance(rule, effects(binding), origin, deed)
        _apply(context, stage, instance, scope, modifiers, sites)
    for kind in context.acts.values():
        if any(True for _ in match.imagine(context.cast, (kind,))):
            context.used.answered.add(kind.id.value)
    imagined = fitting - done
    for binding in possible:
        if tuple(binding.items()) in imagined:
            _imagine(context, rule, effects(binding), binding)


def _effects_for(
    context: LoweringContext, rule: Rule, everyone: Sequence[Binding]
) -> Callable[[Binding], tuple[Effect, ...]]:
    """Which effects happen for a binding; one that fits nobody is kept, so that it is told."""
    fit_nobody = [
        effect
        for effect in rule.effects
        if not any(effect_fits(context, effect, binding) for binding in everyone)
    ]
    return lambda binding: tuple(
        effect
        for effect in rule.effects
        if effect in fit_nobody or effect_fits(context, effect, binding)
    )


def _apply(
    context: LoweringContext,
    stage: StageBuilder,
    instance: RuleInstance,
    scope: Scope,
    modifiers: Sequence[PreparedModifier],
    sites: Sites,
) -> None:
    rule, origin, deed = instance.rule, instance.origin, instance.deed
    guard = context.lower_truth(rule.when, scope, stage)
    if guard is None:
        return
    when = context.print_formula(rule.when, scope)
    chance, odds = find_chance(rule), None
    if chance is not None:
        odds = lower_odds(context, stage, rule, chance, scope)
        if odds is None:
            return
        actors = ".".join(scope.variables.values())
        site = sites.of(f"rule:{rule.id.value}:{actors}:{_path(deed)}")
        guard = stage.op("and", guard, roll(stage, odds, site, chance), span=chance.span)
        when = " and ".join(filter(None, (when, describe_chance(context, rule, chance, scope))))
    for effect in instance.effects:
        first = len(context.causes)
        moved = context.move(stage, effect, scope, guard, origin, when)
        if odds is not None and rule.chance_per_month and first < len(context.causes):
            context.ask_odds(first, odds)
        if moved is not None and deed is not None:
            for modifier in modifiers:
                _scale(context, stage, modifier, deed, origin, guard, *moved)


def _scale(
    context: LoweringContext,
    stage: StageBuilder,
    modifier: PreparedModifier,
    deed: PerformedDeed,
    origin: PostingOrigin,
    guard: Value,
    track: int,
    amount: Value,
) -> None:
    made = modifier.made
    if context.tracks[track].family not in modifier.families:
        return
    options: Iterable[Binding]
    if modifier.match is not None:
        options = modifier.match.bindings(deed)
    else:
        options = list_bindings(find_domains(context, made.variables))
    gate = (made.when, made.gains, made.losses)
    for binding in options:
        if not any(_names(context, name, binding, track) for name in made.of):
            continue
        if not all(formula_fits(context, formula, binding) for formula in gate):
            continue
        context.used.applied.add(made.id.span)
        scope = Scope(
            context.names,
            "react",
            binding,
            find_intensity(context, stage, deed.index),
        )
        holds = context.lower_truth(made.when, scope, stage)
        if holds is None:
            continue
        link = p.Link("modifier", made.id.value, made.title or made.id.value.replace("_", " "))
        scaled = PostingOrigin(
            (*origin.chain, link),
            made.why,
            modifier.cite,
            origin.seen_by,
            origin.event,
            made.span,
            _support_of(made),
        )
        zero, one = stage.const(0.0), stage.const(1.0)
        for formula, sign in ((made.losses, "lt"), (made.gains, "gt")):
            if formula is None:
                continue
            factor = context.lower_number(formula, scope, stage)
            if factor is None:
                continue
            _factor_fits(context, formula, factor)
            signed = stage.op("lt", amount, zero) if sign == "lt" else stage.op("lt", zero, amount)
            both = stage.all_of((guard, holds, signed))
            if both.certainty == "never":
                continue
            extra = stage.op("mul", amount, stage.op("sub", factor, one))
            text = f"({context.print_formula(formula, scope)} - 1) * amount"
            when = context.print_formula(made.when, scope)
            cause = context.add_cause(scaled, track, text, when, both, extra, None)
            stage.post(origin.event, both, extra, cause, track, formula.span)


def _factor_fits(context: LoweringContext, formula: Formula, factor: Value) -> None:
    if factor.range.low < 0:
        context.problems.once(
            "W073",
            f"The factor {quote(formula.text)} can fall to {factor.range.low:g}",
            formula.span,
            help="Below 0 it turns the effect round; 0 cancels it. Use `max(0, ...)`.",
        )


def _names(context: LoweringContext, name: Name, binding: Binding, track: int) -> bool:
    if name.value == context.tracks[track].family:
        return True
    index = context.find_track(name, binding, quiet=True)
    return index == track


def _prepare(context: LoweringContext, made: Modifier) -> PreparedModifier:
    match = make_matcher(context, made.after, made.variables) if made.after else None
    families = frozenset(name.value.split(".")[0] for name in made.of)
    return PreparedModifier(made, match, context.cite(made.cite), families)


def _imagine(
    context: LoweringContext, rule: Rule, effects: tuple[Effect, ...], binding: Binding
) -> None:
    """Checks an instance that no deed of this scenario causes, so that a rulebook is whole by
    itself."""
    values = StageBuilder("imagined", "react")
    scope = Scope(context.names, "react", binding, values.const(1.0))
    guard = context.lower_truth(rule.when, scope, values)
    if chance := find_chance(rule):
        lower_odds(context, values, rule, chance, scope)
    if guard is None:
        return
    before = len(context.causes)
    origin = PostingOrigin((), "", (), (), ALWAYS, rule.span)
    for effect in effects:
        context.move(values, effect, scope, guard, origin)
    del context.causes[before:]
    del context.guards[before:]


def _imagine_modifier(context: LoweringContext, modifier: PreparedModifier) -> None:
    made = modifier.made
    if modifier.match is not None:
        options = list(modifier.match.imagine(context.cast, context.acts.values()))
    else:
        options = list(list_bindings(find_domains(context, made.variables)))
    values = Values()
    for name in made.of:
        if name.value in context.families and name.value not in context.derived_families:
            continue
        found = any(context.find_track(name, each, quiet=True) is not None for each in options)
        if not found and (options or name.value.split(".")[0] not in context.known.families):
            context.find_track(name, options[0] if options else {})
    gate = (made.when, made.gains, made.losses)
    for binding in keep_fitting(context, gate, options):
        scope = Scope(context.names, "react", binding, values.const(1.0))
        context.lower_truth(made.when, scope, values)
        for formula in filter(None, (made.gains, made.losses)):
            factor = context.lower_number(formula, scope, values)
            if factor is not None:
                _factor_fits(context, formula, factor)


def _support_of(made: Rule | Modifier) -> p.Support | None:
    return made.support.value if made.support else None  # type: ignore[return-value]


def _path(deed: PerformedDeed | None) -> str:
    if deed is None:
        return ""
    who = ".".join((*deed.by, "", *deed.toward))
    return "/".join((*(f"{link.kind}:{link.id}" for link in deed.origin.chain), who))


def _unknown_stage(context: LoweringContext, stage: Name, stages: Sequence[str]) -> None:
    near = find_nearest(stage.value, stages)
    context.problems.once(
        "E067",
        f"There is no stage called `{stage.value}`",
        stage.span,
        help=f"Did you mean `{near}`?" if near else _help_with_stage(context, stages),
    )


def _help_with_stage(context: LoweringContext, stages: Sequence[str]) -> str:
    """The stages there are, and who says so: a scenario can add none to those of its rulebook."""
    if not context.sections.stages:
        return "There is only one until `stages: [FIRST, SECOND]` names them; or leave it out."
    said = " of the rulebook" if context.bundle.rulebook and context.bundle.scenario else ""
    return f"Stages{said}: {', '.join(stages)}."
