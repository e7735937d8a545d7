"""Puts a program together: both passes over a bundle, in the order in which a turn runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import partial

from eleventh.core import program as p
from eleventh.core.foresight import tighten_bounds
from eleventh.core.span import Span
from eleventh.lang.budget import STEPS, CostBudget
from eleventh.lang.formula.expression import RESERVED
from eleventh.lang.formula.named_conditions import read_conditions
from eleventh.lang.formula.scope import DeadlineName, DerivedName, InputName, Names, TrackName
from eleventh.lang.lower import choices, closing, injects, rules
from eleventh.lang.lower.amounts import check_amounts, list_broken, list_ranges
from eleventh.lang.lower.cast import Cast, gather_cast, make_title
from eleventh.lang.lower.census import name_acts, plan_deeds
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.lower.counters import number_counters
from eleventh.lang.lower.counting import count_choices, count_expanded, count_people_and_days
from eleventh.lang.lower.deeds import check_act_kinds
from eleventh.lang.lower.derived import DerivedTrack, expand_derived
from eleventh.lang.lower.doctrine_sites import address_choices, address_decisions
from eleventh.lang.lower.eras import check_era, check_eras
from eleventh.lang.lower.naming_examples import find_examples
from eleventh.lang.lower.offers import list_offers
from eleventh.lang.lower.outline import Outline, make_outline
from eleventh.lang.lower.prepared import lower_prepared
from eleventh.lang.lower.readers import lower_names
from eleventh.lang.lower.rolls import Sites
from eleventh.lang.lower.sections import join_sections
from eleventh.lang.lower.starting_clocks import start_clocks
from eleventh.lang.lower.table import lower_table
from eleventh.lang.lower.tracks import check_started_tracks, check_visible_tracks, expand_tracks
from eleventh.lang.lower.unknown_tracks import KnownNames
from eleventh.lang.lower.visibility import find_visibility
from eleventh.lang.model.books import Bundle, Rulebook, Scenario, Sections
from eleventh.lang.model.tracks import DerivedFamily, TrackFamily
from eleventh.lang.problems.problem import Problems

FORMAT = 1  # of the language, and so of the programs made from it


def lower_bundle(
    bundle: Bundle,
    hash: str,
    problems: Problems,
    budget: CostBudget,
    inputs: Mapping[str, tuple[float, float]],
) -> tuple[LoweringContext, p.Program]:
    """The program of a bundle, and the context it was lowered in, for the checks. Parameters that
    are `inputs` are read as the game runs, within these bounds.

    A program comes out whatever is wrong; it may be run only if `problems` holds no error. Raises
    OverBudget, before it costs much, where the program would be too large.
    """
    named = bundle.scenario or bundle.rulebook
    assert named is not None
    context = _make_context(bundle, problems, budget, inputs)
    start_clocks(context)
    check_act_kinds(context)
    choices.check_gates(context)
    check_amounts(context.outline, problems)
    sites = Sites()
    inject_table, decisions, opening_deeds = injects.lower_injects(context, sites)
    choice_table, resolved_deeds = choices.lower_choices(context)
    rules.lower_rules(context, [*opening_deeds, *resolved_deeds], sites)
    deadlines = closing.lower_deadlines(context)
    endings = closing.lower_endings(context)
    seats = closing.lower_seats(context)
    history = closing.lower_history(context)
    derived = closing.lower_derived(context)
    table = lower_table(context, derived)
    ops, stages, queries = context.builder.finish(
        partial(budget.spend, STEPS, f"`{named.id.value}`", named.id.span)
    )
    ops, counters, deeds = number_counters(context, ops)
    scenario, rulebook = bundle.scenario, bundle.rulebook
    numbers = {query.name: number for number, query in enumerate(queries)}
    capital = choices.find_capital(context)
    program = p.Program(
        format=FORMAT,
        hash=hash,
        scenario=named.id.value,
        title=named.title,
        synopsis=named.synopsis.text if named.synopsis else "",
        rulebook=rulebook.id.value if rulebook else "",
        minutes=(scenario.minutes or 0) if scenario else 0,
        actors=context.cast.actors,
        seats=seats,
        turns=context.outline.turns,
        tracks=context.tracks,
        derived=derived,
        capital=capital,
        table=table,
        parameters=tuple(
            p.Parameter(each.id.value, each.value, each.why, each.id.value in inputs)
            for each in context.sections.parameters
        ),
        injects=inject_table,
        decisions=address_decisions(decisions, sites),
        choices=address_choices(choice_table, sites),
        offers=tuple(list_offers(seats, capital, inject_table, decisions, choice_table, numbers)),
        terms=tuple(
            p.ChoiceTerms(numbers[f"needs:{index}"], numbers[f"cost:{index}"])
            for index in range(len(choice_table))
        ),
        joints=tuple(
            p.Joint(each.made_of.id.value, each.made_of.title, each.choices)
            for each in context.outline.joints
        ),
        deadlines=deadlines,
        endings=endings,
        deeds=deeds,
        counters=counters,
        history=history,
        chronicle=tuple(
            p.ChronicleEntry(each.date, each.text.text, context.cite(each.cite))
            for each in (scenario.chronicle if scenario else ())
        ),
        sources=_lower_sources(context),
        assumptions=tuple(each.text for each in context.sections.assumptions),
        limitations=tuple(each.text for each in context.sections.limitations),
        tellings=tuple(context.tellings),
        ops=ops,
        stages=stages,
        queries=queries,
        conditions=tuple(context.conditions),
        causes=tuple(context.causes),
        definitions=tuple(sorted(_fingerprint_definitions(bundle))),
        next=scenario.next.value if scenario and scenario.next else "",
        prepared=lower_prepared(context),
        about=tuple(
            (book.id.value, book.about)
            for book in (scenario, rulebook)
            if book is not None and book.about is not None
        ),
        amounts=list_ranges(context.outline),
        names=lower_names(context),
    )
    return context, replace(program, causes=tighten_bounds(program))


def _make_context(
    bundle: Bundle,
    problems: Problems,
    budget: CostBudget,
    inputs: Mapping[str, tuple[float, float]],
) -> LoweringContext:
    sections = join_sections(bundle)
    count_people_and_days(bundle, sections, budget)
    cast = gather_cast(bundle, sections, problems)
    count_expanded(sections, cast, budget)
    count_choices(bundle.scenario, sections.initiatives, cast, budget)
    check_era(bundle, problems)
    tracks = expand_tracks(sections.tracks, bundle, bundle.start, cast, problems)
    outline = make_outline(bundle.scenario, sections.initiatives, cast, problems)
    told = bundle.told | outline.unasked | {*_find_families_of_unknown(sections, cast)}
    told |= list_broken(outline)
    examples = find_examples(tracks, sections.parameters, outline)
    ids = {each.id for each in tracks}
    taken = _list_names_of_others(sections)
    named = [
        (each.id, each.when)
        for each in sections.conditions
        if each.id.value not in taken  # which is told
    ]
    conditions = read_conditions(named, problems, examples)
    told |= {id.value for id, _ in named} - conditions.keys()
    made = expand_derived(sections, ids, cast, told, problems, budget, examples, conditions)
    pairs = dict(_find_pairs((*sections.tracks, *sections.derived), cast))
    known = KnownNames(
        tracks=tuple(each.id for each in tracks),
        families={each.id.value: len(each.of) for each in sections.tracks},
        derived=tuple(each.id for each in made),
        actors=tuple(each.id for each in cast.actors),
        told=told,
        pairs=pairs,
    )
    check_started_tracks(bundle.start, known, problems)
    check_eras(bundle, sections.tracks, cast, known, problems)
    if bundle.scenario is not None:
        check_visible_tracks(bundle.scenario, known, problems)
    acts = {each.id.value: each for each in sections.acts}
    visibility = find_visibility(tracks, outline, acts, cast)
    parameters = {each.id.value: each.value for each in sections.parameters}
    counters = plan_deeds(acts, outline, visibility, cast, parameters, conditions, budget)
    names = Names(
        tracks={
            each.id: TrackName(index, each.low, each.high, each.kind, each.values)
            for index, each in enumerate(tracks)
        },
        derived={each.id: DerivedName(each.expr, each.actors) for each in made},
        parameters=parameters,
        deadlines={
            each.id: DeadlineName(index, float(min(each.left)), float(max(each.left)))
            for index, each in enumerate(outline.deadlines)
        },
        injects={each.id.value: index for index, each in enumerate(outline.injects)},
        joints={each.made_of.id.value: index for index, each in enumerate(outline.joints)},
        choices=_name_choices(outline),
        amounts={
            (outline.decisions[each.decision].seat, each.response): dict(
                zip(each.choices, each.values, strict=True)
            )
            for each in list_ranges(outline)
        },
        actors=tuple(each.id for each in cast.actors),
        seats=cast.played,
        months=(
            min(turn.months for turn in outline.turns),
            max(turn.months for turn in outline.turns),
        ),
        last=len(outline.turns),
        pairs=pairs,
        inputs={
            each.id.value: InputName(index, *inputs[each.id.value])
            for index, each in enumerate(sections.parameters)
            if each.id.value in inputs
        },
        conditions=tuple(conditions),
        acts=name_acts(acts, cast),
        counters=counters,
    )
    return LoweringContext(
        bundle=bundle,
        sections=sections,
        cast=cast,
        tracks=tracks,
        derived=tuple(_make_derived(each, cast) for each in made),
        acts=acts,
        outline=outline,
        visibility=replace(visibility, counters=counters),
        names=names,
        known=known,
        problems=problems,
        budget=budget,
        examples=examples,
        conditions_named=conditions,
    )


def _list_names_of_others(sections: Sections) -> set[str]:
    """What a formula names that is no condition."""
    found = {value.value for each in sections.tracks for value in each.values} | RESERVED
    found |= {each.id.value for each in sections.tracks}
    found |= {each.id.value for each in sections.derived}
    return found | {each.id.value for each in sections.parameters}


def _find_pairs(
    families: Iterable[TrackFamily | DerivedFamily], cast: Cast
) -> Iterator[tuple[str, Span]]:
    """The families that are of one actor and one other, and where they say so."""
    known = {each.id for each in cast.actors}
    for family in families:
        named = [words[0] for words in family.of if len(words) == 1]
        actors = known & {each.value for each in named}
        if len(family.of) == len(named) == len(actors) == 2:
            first, last = (each.span for each in named)
            yield (
                family.id.value,
                first._replace(end_line=last.end_line, end_column=last.end_column),
            )


def _find_families_of_unknown(sections: Sections, cast: Cast) -> Iterator[str]:
    """The families over sets that nobody knows: their tracks are not to be missed too."""
    for track in sections.tracks:
        if not all(cast.are_known(words) for words in track.of):
            yield track.id.value
    for derived in sections.derived:
        if not all(cast.are_known(words) for words in derived.of):
            yield derived.id.value


def _make_derived(made: DerivedTrack, cast: Cast) -> p.Derived:
    family = made.family
    indices = tuple(made.actors.values())
    numbered: dict[str, str | tuple[str, ...]] = {
        str(place): actor for place, actor in enumerate(indices)
    }
    title = family.title or " ".join((make_title(family.id.value), *indices))
    return p.Derived(
        id=made.id,
        family=family.id.value,
        indices=indices,
        seen_by=(),
        better=family.better,
        title=cast.substitute(title, numbered),
        text=family.text,
        group=family.group,
        formula=family.value.text,
        reads=(),
        low=0.0,
        high=0.0,
        span=family.value.span,
    )


def _name_choices(outline: Outline) -> Mapping[tuple[str, str], tuple[int, ...]]:
    """The choices that each name of a formula means: all steps of a response with an amount."""
    found: dict[tuple[str, str], tuple[int, ...]] = {}
    for index, plan in enumerate(outline.choices):
        if plan.amount is None:
            found.setdefault((plan.seat, plan.id), (index,))
    for made in list_ranges(outline):
        found.setdefault((outline.decisions[made.decision].seat, made.response), made.choices)
    return found


def _lower_sources(context: LoweringContext) -> tuple[p.Source, ...]:
    found = []
    for source in context.sections.sources:
        found.append(
            p.Source(
                source.id.value,
                source.title,
                "",
                (),
                source.publisher,
                source.date,
                source.url,
                source.own,
            )
        )
        found.extend(
            p.Source(
                item.id.value,
                item.text,
                source.id.value,
                context.cite(item.rests_on),
                "",
                "",
                "",
                source.own,
            )
            for item in source.items
        )
    return tuple(found)


def _fingerprint_definitions(bundle: Bundle) -> Iterator[tuple[str, str]]:
    """A fingerprint per thing defined, whatever its place in the files."""
    wholes: tuple[Rulebook | Scenario | None, ...] = (bundle.rulebook, bundle.scenario)
    for whole in wholes:
        if whole is None:
            continue
        yield _fingerprint("about", whole.id.value, (whole.title, whole.synopsis))
        sections: tuple[Rulebook | Scenario | Sections, ...] = (whole, whole.sections)
        for section in sections:
            for each in fields(section):
                value = getattr(section, each.name)
                if isinstance(value, tuple) and each.name != "tests":
                    for item in value:
                        kind = each.name.removesuffix("s").replace("_", " ")
                        yield _fingerprint(kind, _find_id(item), item)


def _find_id(item: object) -> str:
    keys = ("id", "date", "headline")
    named = next(filter(None, (getattr(item, key, None) for key in keys)), item)
    if isinstance(named, tuple):
        named = named[0]
    value = getattr(named, "value", None) or getattr(named, "text", None)
    return str(value or named)[:60]


def _fingerprint(kind: str, id: str, item: object) -> tuple[str, str]:
    text = json.dumps(_strip_spans(item), ensure_ascii=True)
    return f"{kind} {id}", hashlib.sha256(text.encode()).hexdigest()[:16]


def _strip_spans(item: object) -> object:
    if isinstance(item, Span):
        return None
    if is_dataclass(item) and not isinstance(item, type):
        held = [
            getattr(item, each.name)
            for each in fields(item)
            if not each.metadata.get("added") or getattr(item, each.name) != each.default
        ]
        return [_strip_spans(each) for each in held]
    if isinstance(item, (tuple, list)):
        return [_strip_spans(each) for each in item]
    return item
