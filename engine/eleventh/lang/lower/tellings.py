"""Texts that depend on the state: placeholders such as `{approval.seoul}`, and variants.

Each value and each condition becomes a query, asked when the text is told. Whoever is shown a text
could work out what it was made of, so it may read only what all of these may know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eleventh.core.amounts import PLACE, write_amount
from eleventh.core.span import Span
from eleventh.core.texts import Telling, TextPlace, TextSlot, TextVariant
from eleventh.lang.budget import STEPS
from eleventh.lang.formula.scope import Moment, Scope
from eleventh.lang.formula.starting import read_left
from eleventh.lang.formula.unresolved import explain_amount_of
from eleventh.lang.graph.values import Value, Values
from eleventh.lang.lower.amounts import list_broken, list_ranges
from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.lower.unknown_tracks import tell_no_track
from eleventh.lang.model.text import Name, Prose, ProseVariant
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.suggest import find_nearest

NO_AMOUNT = "nothing"  # in a text that tells an amount which nobody has named
_BRACES = re.compile(r"\{\{|\}\}|\{([^{}\n]{0,130})\}|[{}]")
_NAME = re.compile(r"[a-z][a-z0-9_.]{0,129}")
_LEFT = re.compile(r"deadline\.([a-z][a-z0-9_]{0,39})\.left")


@dataclass(frozen=True, slots=True)
class Audience:
    """The seats to whom a text is shown, the inject with which it is told (-1 for an ending), and
    whom the variables of its formulas stand for; the amount with its unit, where it tells of one;
    and the moment of the turn as which its conditions are read.
    """

    seats: tuple[str, ...]
    inject: int
    variables: Mapping[str, str]
    amount: float | None = None
    unit: str = ""
    moment: Moment = "decide"


def lower_text(
    context: LoweringContext,
    prose: Prose | None,
    place: TextPlace,
    index: int,
    audience: Audience,
    seat: str = "",
) -> str:
    """The text as the program holds it, its braces written out; what depends on the state is noted
    among the tellings. Empty where there is no text."""
    if prose is None:
        return ""
    name = f"told:{len(context.tellings)}"
    _check_order(context, prose)
    found = [
        _lower_variant(context, each, audience, f"{name}:{number}")
        for number, each in enumerate(prose.forms)
    ]
    last = found[-1]
    if len(found) > 1 or last.slots:
        telling = Telling(place, index, seat, audience.inject, tuple(found))
        context.tellings.append(telling)
    titles = [f"[{each.title}]" for each in last.slots]
    pairs = zip(titles, last.words[1:], strict=True)
    return last.words[0] + "".join(title + words for title, words in pairs)


def _lower_variant(
    context: LoweringContext, made: ProseVariant, audience: Audience, name: str
) -> TextVariant:
    when = ""
    if made.when is not None:
        scope = Scope(context.names, audience.moment, audience.variables, amount=audience.amount)
        holds = context.lower_truth(made.when, scope, Values())
        if holds is not None:
            when = name
            context.variants.append((made.when, holds))
            context.builder.query(when, holds)
            _check_secrets(context, holds, audience, made.when.span)
    words: list[str] = [""]
    slots: list[TextSlot] = []
    at = 0
    for found in _BRACES.finditer(made.text):
        words[-1] += made.text[at : found.start()]
        at = found.end()
        if found.group() in ("{{", "}}"):
            words[-1] += found.group()[0]
        elif found.group() == PLACE and audience.amount is not None:
            words[-1] += write_amount(audience.amount, audience.unit)
        elif found[1] is None:
            context.problems.once(
                "E089",
                f"{quote(found.group())} stands alone in this text",
                made.span,
                help=f"Write `{found.group() * 2}` for a brace; a value is a name in braces.",
            )
        else:
            slot = _lower_slot(context, found[1], made.span, audience, f"{name}:{len(slots)}")
            if slot is not None:
                slots.append(slot)
                words.append("")
    words[-1] += made.text[at:]
    return TextVariant(when, tuple(words), tuple(slots))


def _lower_slot(
    context: LoweringContext, written: str, span: Span, audience: Audience, name: str
) -> TextSlot | None:
    parts = [audience.variables.get(part, part) for part in written.split(".")]
    id, values = ".".join(parts), Values()
    context.budget.spend(STEPS, "This text", span, 1)
    if not context.known.told.isdisjoint(parts):
        return None  # what is wrong with it is told
    if left := _LEFT.fullmatch(id):
        deadline = context.names.deadlines.get(left[1])
        if deadline is None:
            near = find_nearest(left[1], context.names.deadlines)
            context.problems.once(
                "E089",
                f"There is no deadline called `{left[1]}`",
                span,
                help=f"Did you mean `{{deadline.{near}.left}}`?" if near else None,
            )
            return None
        if deadline.starting is not None:
            value = read_left(values, deadline.starting)
            _check_secrets(context, value, audience, span)
        else:
            value = values.left(deadline.index, deadline.low, deadline.high)
        context.builder.query(name, value)
        title = context.outline.deadlines[deadline.index].title
        return TextSlot(name, title, 0.0, 0.0, (), counted=False, is_time=True)
    if parts[1:2] == ["amount"]:
        return _lower_amount(context, parts, span, audience, name)
    if id in context.names.tracks:
        track = context.tracks[context.names.tracks[id].index]
        value = values.track(context.names.tracks[id].index, track.low, track.high)
        title, low, high, words = track.title, track.low, track.high, track.values
        counted = track.kind == "counter"
    elif id in context.names.derived:
        derived = context.lower_named(id, span, Scope(context.names, "decide"), values)
        if derived is None:
            return None
        context.budget.spend(STEPS, "This text", span, values.steps)
        value, low, high = derived, derived.range.low, derived.range.high
        title = next(each.title for each in context.derived if each.id == id)
        words, counted = (), False
    else:
        _tell_unknown(context, written, span, audience)
        return None
    context.builder.query(name, value)
    _check_secrets(context, value, audience, span)
    return TextSlot(name, title, low, high, words, counted, is_time=False)


def _lower_amount(
    context: LoweringContext, parts: Sequence[str], span: Span, audience: Audience, name: str
) -> TextSlot | None:
    """The amount that a seat has given a response with, in words: one of as many as it has steps,
    after that for none."""
    found = (
        each
        for each in list_ranges(context.outline)
        if each.response == ".".join(parts[2:])
        if context.outline.decisions[each.decision].seat == parts[0]
    )
    made, values = next(found, None), Values()
    if made is None:
        trouble = explain_amount_of(tuple(parts), Scope(context.names, "decide"))
        context.problems.once(trouble.code, trouble.headline, span, help=trouble.help)
        return None
    value = values.const(0.0)
    for number, choice in enumerate(made.choices, start=1):
        value = values.op("select", values.fact("chose", choice), values.const(number), value)
    context.budget.spend(STEPS, "This text", span, values.steps)
    context.builder.query(name, value)
    _check_secrets(context, value, audience, span)
    told = (NO_AMOUNT, *(write_amount(each, made.unit) for each in made.values))
    title = made.title or f"the amount of {made.response.replace('_', ' ')}"
    return TextSlot(name, title, 0.0, float(len(told) - 1), told, counted=False, is_time=False)


def _tell_unknown(context: LoweringContext, written: str, span: Span, audience: Audience) -> None:
    if not _NAME.fullmatch(written):
        context.problems.once(
            "E089",
            f"{quote('{' + written + '}')} names no track",
            span,
            help="Between braces stands a track, or `deadline.ID.left`. Write `{{` for a brace.",
        )
        return
    if written in {each.id.value for each in context.sections.names}:
        context.problems.once(
            "E062",
            f"There is no track called `{written}`",
            span,
            help=f"It is a name: write `{{name.{written}}}`.",
        )
        return
    if "{" + written + "}" == PLACE:
        _tell_no_amount(context, span)
        return
    tell_no_track(Name(written, span), context.known, context.problems, audience.variables)


def _tell_no_amount(context: LoweringContext, span: Span) -> None:
    if list_broken(context.outline):
        return  # it may be the amount of one of these
    known = [f"{seat}.amount.{id}" for seat, id in context.names.amounts]
    help = f"Elsewhere write `{{{(known or ['SEAT.amount.ID'])[0]}}}`."
    context.problems.once(
        "E089",
        f"`{PLACE}` is known only inside a response that has an `amount`",
        span,
        help=help,
    )


def _check_secrets(context: LoweringContext, value: Value, audience: Audience, span: Span) -> None:
    for seat in audience.seats:
        secrets = context.visibility.secrets(seat, value)
        if secrets:
            context.problems.once(
                "E085",
                f"This text tells of `{secrets[0]}`, which {seat} can't see",
                span,
                help="A text may read what all see who are shown it. Else write a private one.",
            )
            return


def _check_order(context: LoweringContext, prose: Prose) -> None:
    *earlier, last = prose.forms
    for each in earlier:
        if each.when is None:
            context.problems.once(
                "E089",
                "What follows this variant is never told",
                each.span,
                help="The first variant that holds is told. Give this one a `when`, or move it"
                " to the end.",
            )
            return
    if last.when is not None:
        context.problems.once(
            "E089",
            "Nothing is told here if no condition holds",
            last.span,
            help="Let the last variant have no `when`.",
        )
