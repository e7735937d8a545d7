"""What the second pass works with: every table made, and the few verbs that lowering consists of.

The context parses each formula once, lowers it at each place, keeps the cause table, and records
what is read, moved and cited so that the checks can say what nobody uses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from eleventh.core import program as p
from eleventh.core.deeds import Deed
from eleventh.core.ir import Event
from eleventh.core.span import Span
from eleventh.core.texts import Telling
from eleventh.lang.budget import STEPS, CostBudget
from eleventh.lang.formula.examples import Examples
from eleventh.lang.formula.expression import Choose, Expr, Ref, find_names, split_denial
from eleventh.lang.formula.named_conditions import Conditions, fill_in, list_words
from eleventh.lang.formula.parser import parse
from eleventh.lang.formula.scope import Names, Scope
from eleventh.lang.formula.typecheck import Want, kind_of, lower
from eleventh.lang.formula.vocabularies import (
    Captions,
    describe_condition,
    describe_score,
    describe_statement,
    write_back,
)
from eleventh.lang.graph.builder import ProgramBuilder, StageBuilder
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.lower.captions import (
    NEEDED,
    STATED,
    VerbForms,
    list_braces,
    list_titles,
    make_captions,
)
from eleventh.lang.lower.cast import Cast
from eleventh.lang.lower.outline import Outline
from eleventh.lang.lower.unknown_tracks import KnownNames, tell_no_track
from eleventh.lang.lower.visibility import Visibility
from eleventh.lang.model.acts import ActKind, Effect
from eleventh.lang.model.books import Bundle, Sections
from eleventh.lang.model.text import Formula, Name
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Problems
from eleventh.lang.problems.suggest import find_nearest

_KEPT_A_STEP = 64  # how much text a cause may keep for what one operation costs


@dataclass(slots=True)
class Usage:
    """What lowering came across: tracks read and moved, items cited, conditions named, deeds
    answered."""

    read: set[int] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)
    cited: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)
    applied: set[Span] = field(default_factory=set)
    possible: set[Span] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class PostingOrigin:
    """Where a posting comes from, apart from its track and amount: what `cause` needs to know."""

    chain: tuple[p.Link, ...]
    why: str
    cite: tuple[str, ...]
    seen_by: tuple[str, ...]
    event: Event
    span: Span
    support: p.Support | None = None
    why_falls: str = ""


@dataclass(frozen=True, slots=True)
class Gate:
    """What a choice needs and costs, the formulas that say so with the truth of each, and what a
    player is told of them."""

    needs: Value
    cost: Value
    conditions: tuple[tuple[Formula, Value, str], ...]
    words: tuple[str, ...]
    faulty: bool = False  # something it needs is wrong, which is told


@dataclass
class LoweringContext:
    """All tables of one compilation, and the program as it grows."""

    bundle: Bundle
    sections: Sections
    cast: Cast
    tracks: tuple[p.Track, ...]
    derived: tuple[p.Derived, ...]
    acts: Mapping[str, ActKind]
    outline: Outline
    visibility: Visibility
    names: Names
    known: KnownNames
    problems: Problems
    budget: CostBudget
    examples: Examples
    conditions_named: Conditions
    builder: ProgramBuilder = field(default_factory=ProgramBuilder)
    tellings: list[Telling] = field(default_factory=list)
    variants: list[tuple[Formula, Value]] = field(default_factory=list)  # what each is told for
    causes: list[p.Cause] = field(default_factory=list)
    guards: list[Value] = field(default_factory=list)  # of each cause
    fires: dict[int, Value] = field(default_factory=dict)  # the guard of each inject
    conditions: list[p.Condition] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)  # of conditions, by their text
    deeds: list[Deed] = field(default_factory=list)
    gates: list[Gate] = field(default_factory=list)
    unpaid: list[Formula] = field(default_factory=list)  # costs with nothing to pay them from
    used: Usage = field(default_factory=Usage)
    mentions: dict[Formula, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    _parsed: dict[Formula, Expr | None] = field(default_factory=dict)

    @cached_property
    def families(self) -> frozenset[str]:
        """The families of all tracks and derived tracks."""
        return frozenset({t.family for t in self.tracks} | {d.family for d in self.derived})

    @cached_property
    def derived_families(self) -> frozenset[str]:
        """The families of derived tracks alone."""
        return frozenset(each.family for each in self.derived)

    @cached_property
    def statuses(self) -> frozenset[str]:
        """The names of the values of all statuses."""
        return frozenset(value for track in self.tracks for value in track.values)

    @property
    def everybody(self) -> tuple[str, ...]:
        """All seats that are played."""
        return self.cast.played

    @property
    def formulas(self) -> Iterable[Expr]:
        """Every formula that was looked at and can be read."""
        return (each for each in self._parsed.values() if each is not None)

    def parse(self, formula: Formula) -> Expr | None:
        """The formula parsed, once, conditions that it names written out; None if it can't be."""
        if formula not in self._parsed:
            expr = parse(formula, self.problems, self.examples)
            if expr is not None:
                self.used.named |= list_words(expr) & self.conditions_named.keys()
                expr = fill_in(expr, self.conditions_named, formula, self.problems)
            self._parsed[formula] = expr
        return self._parsed[formula]

    def lower_number(self, formula: Formula, scope: Scope, values: Values) -> Value | None:
        """A formula that is an amount; None if it is wrong (then its problems are noted)."""
        return self._lower(formula, scope, values, "number")

    def lower_truth(self, formula: Formula | None, scope: Scope, values: Values) -> Value | None:
        """A formula that is a condition; always true where there is none, None if it is wrong."""
        if formula is None:
            return values.truth(True)
        return self._lower(formula, scope, values, "truth")

    def lower_either(self, formula: Formula, scope: Scope, values: Values) -> Value | None:
        """A formula that is an amount or a condition, as it comes."""
        expr = self.parse(formula)
        return self._lower(formula, scope, values, kind_of(expr, scope)) if expr else None

    def lower_named(self, id: str, span: Span, scope: Scope, values: Values) -> Value | None:
        """The value of a track or derived track, by its id."""
        return lower(Ref(tuple(id.split(".")), span), scope, values, self.problems, "number")

    def print_formula(self, formula: Formula | None, scope: Scope) -> str:
        """A formula as written with its variables filled in; empty where there is none."""
        expr = self.parse(formula) if formula else None
        return write_back(expr, scope.bindings) if expr else ""

    def describe_condition(self, formula: Formula, scope: Scope) -> str:
        """A condition as a player reads it, with titles for tracks and sizes for parameters."""
        expr = self.parse(formula)
        return describe_condition(expr, replace(self._needs, fill=scope.fill)) if expr else ""

    def describe_score(self, formula: Formula, scope: Scope) -> str:
        """A score as a player reads it, the tracks that it names in braces by their ids."""
        expr = self.parse(formula)
        captions = replace(self._statements, fill=scope.fill)
        return describe_score(expr, captions.caption, captions.find_size) if expr else ""

    def note_condition(
        self, condition: Expr, in_words: str, scope: Scope, truth: Value
    ) -> tuple[int, bool]:
        """The number of what effects of a choice hang on, and whether that must hold or fail;
        `truth` is its value, `in_words` the words of its author, if any."""
        expr, holds = split_denial(condition)
        number = self.numbers.setdefault(write_back(expr, scope.bindings), len(self.conditions))
        if number == len(self.conditions):
            titles = replace(self._conditions, fill=scope.fill)
            told_to = self.visibility.visible_to(self.everybody, truth)
            self.conditions.append(p.Condition(describe_statement(expr, titles), "", told_to))
            asked = truth if holds else truth.owner.op("not", truth)
            self.builder.query(f"condition:{number}", asked)
        if in_words:
            known = self.conditions[number]
            self.conditions[number] = (
                known._replace(words=in_words, told_to=self.everybody)
                if holds
                else known._replace(otherwise=in_words)
            )
        return number, holds

    @cached_property
    def _conditions(self) -> Captions:
        """What names mean in the sentence that says what effects of a choice hang on."""
        return self._make_captions(list_titles((*self.tracks, *self.derived)), STATED)

    @cached_property
    def _needs(self) -> Captions:
        """What names mean in the sentence that says what a choice needs."""
        titles = list_titles((*self.tracks, *self.derived))
        return self._make_captions(titles, NEEDED)

    @cached_property
    def _statements(self) -> Captions:
        """What names mean in the sentence that says how a score is made."""
        braces = list_braces((*self.tracks, *self.derived))
        return self._make_captions(braces, STATED)

    def _make_captions(self, titles: Iterable[tuple[str, str]], forms: VerbForms) -> Captions:
        parameters = self.sections.parameters
        return make_captions(titles, self.outline, self.cast, parameters, self.acts, forms)

    def find_track(
        self, name: Name, variables: Mapping[str, str], *, quiet: bool = False
    ) -> int | None:
        """The index of the track that an effect names; None, with a problem, if there is none."""
        parts = name.value.split(".")
        id = ".".join([parts[0], *(variables.get(part, part) for part in parts[1:])])
        known = self.names.tracks.get(id)
        if known is not None:
            return known.index
        if quiet:
            return None
        tell_no_track(name, self.known, self.problems, variables)
        return None

    def cite(self, names: Iterable[Name]) -> tuple[str, ...]:
        """The ids cited; one that no source defines is a problem."""
        found = []
        for name in names:
            self.used.cited.add(name.value)
            if name.value in self.sources:
                found.append(name.value)
                continue
            if name.value in self.known.told:
                continue
            near = find_nearest(name.value, sorted(self.sources))
            self.problems.add(
                "E065",
                f"No source or item is called `{name.value}`",
                name.span,
                help=f"Did you mean `{near}`?" if near else "Define it under `sources`.",
            )
        return tuple(found)

    @cached_property
    def sources(self) -> frozenset[str]:
        """Every id that can be cited."""
        items = {item.id.value for each in self.sections.sources for item in each.items}
        return frozenset(items | {each.id.value for each in self.sections.sources})

    def move(
        self,
        stage: StageBuilder,
        effect: Effect,
        scope: Scope,
        guard: Value,
        origin: PostingOrigin,
        when: str = "",
    ) -> tuple[int, Value] | None:
        """Posts one effect; the track and the rounded amount of a posting that adds, else None."""
        index = self.find_track(effect.track, scope.variables)
        if index is None:
            return None
        self.used.moved.add(index)
        track = self.tracks[index]
        if track.kind == "status":
            self._set(stage, effect, track, index, guard, origin, when)
            return None
        amount = self.lower_number(effect.amount, scope, stage)
        if amount is None:
            return None
        reach = track.high - track.low
        if amount.range.low > reach or amount.range.high < -reach:
            self.problems.once(
                "E072",
                f"This moves `{effect.track.value}` by more than it can move ({reach:g})",
                effect.amount.span,
                help="Amounts are added, so +5 means five more. Check the size.",
            )
        cause = self.add_cause(
            origin, index, self.print_formula(effect.amount, scope), when, guard, amount, None
        )
        expr = self.parse(effect.amount)
        if isinstance(expr, Choose) and amount.code == "select" and hangs_on_choice(origin):
            number, holds = self.note_condition(expr.condition, "", scope, amount.args[0])
            self.causes[cause] = self.causes[cause]._replace(condition=number, holds=holds)
        return index, stage.post(origin.event, guard, amount, cause, index, effect.amount.span)

    def add_cause(
        self,
        origin: PostingOrigin,
        track: int,
        formula: str,
        when: str,
        guard: Value,
        amount: Value | None,
        value: str | None,
    ) -> int:
        """A new entry of the cause table. Only seats that see all it reads may know the chain."""
        reads = tuple(sorted(guard.reads | (amount.reads if amount else frozenset())))
        size = 1 + (len(reads) + len(formula) + len(when)) // _KEPT_A_STEP
        self.budget.spend(STEPS, "What follows here", origin.span, size)
        self.guards.append(guard)
        self.causes.append(
            p.Cause(
                chain=origin.chain,
                track=track,
                formula=formula,
                when=when,
                reads=reads,
                low=amount.range.low if amount else 0.0,
                high=amount.range.high if amount else 0.0,
                value=value,
                why=origin.why,
                cite=origin.cite,
                seen_by=self.visibility.visible_to(origin.seen_by, guard, amount),
                event=origin.event,
                span=origin.span,
                support=origin.support,
                why_falls=origin.why_falls,
            )
        )
        return len(self.causes) - 1

    def ask_odds(self, index: int, odds: Value) -> None:
        """Lets a state be asked for the odds of a cause that is rolled for, where tracks alone
        decide them."""
        if not odds.facts:
            self.causes[index] = self.causes[index]._replace(odds=f"odds:{index}")
            self.builder.query(f"odds:{index}", odds)

    def _set(
        self,
        stage: StageBuilder,
        effect: Effect,
        track: p.Track,
        index: int,
        guard: Value,
        origin: PostingOrigin,
        when: str,
    ) -> None:
        word = effect.amount.text.strip()
        if word not in track.values:
            near = find_nearest(word, track.values)
            self.problems.once(
                "E071",
                f"`{effect.track.value}` has no value `{word}`",
                effect.amount.span,
                help=f"Did you mean `{near}`?"
                if near
                else "It is one of " + ", ".join(track.values) + ".",
            )
            return
        cause = self.add_cause(origin, index, word, when, guard, None, word)
        stage.set(origin.event, guard, cause, index, track.values.index(word), effect.amount.span)

    def _lower(
        self,
        formula: Formula,
        scope: Scope,
        values: Values,
        want: Want,
    ) -> Value | None:
        expr = self.parse(formula)
        if expr is None or self._names_what_is_told(expr):
            return None
        before = values.steps
        value = lower(expr, scope, values, self.problems, want)
        steps = 1 + values.steps - before
        self.budget.spend(STEPS, f"The formula {quote(formula.text)}", formula.span, steps)
        if value is not None:
            self.used.read |= value.reads
        return value

    def _names_what_is_told(self, expr: Expr) -> bool:
        """Whether a formula names something of which a problem is told already."""
        told = self.known.told
        return bool(told) and any(not told.isdisjoint(parts) for parts in find_names(expr))


def hangs_on_choice(origin: PostingOrigin) -> bool:
    """Whether an effect is one that a response or an initiative itself has."""
    return origin.event.kind in ("choice", "met") and len(origin.chain) == 1
