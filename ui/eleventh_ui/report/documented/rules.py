"""Rules, modifiers and initiatives as a specialist reads them: the sentence, the sizes, the why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from eleventh.lang.model.acts import Effect
from eleventh.lang.model.rules import Initiative, Modifier, Rule
from eleventh.lang.model.text import Formula, Name
from eleventh_ui.display.causes import SUPPORT
from eleventh_ui.display.words import join_words, sentence, spell_out
from eleventh_ui.report.documented.book import Book
from eleventh_ui.report.documented.effects import cited, deeds, effect, factor, sizes_used
from eleventh_ui.report.documented.marks import bullets, code, link, text
from eleventh_ui.report.documented.wording import (
    answered,
    condition,
    describe_odds,
    filled,
    party,
    track,
    variables,
)


def following(book: Book, act: str) -> list[str]:
    """Links to the rules that answer a deed of this kind by name."""
    return [
        link(text(spell_out(each.id.value)), heading("Rule", each.id.value))
        for each in book.sections.rules
        if each.after and act in {one.value for one in each.after.acts}
    ]


def heading(kind: str, id: str) -> str:
    """The heading under which a rule, a modifier or an initiative stands."""
    return f"{kind}: {spell_out(id)}"


def rule(book: Book, each: Rule) -> list[str]:
    """One rule, from its heading to its sources."""
    begun = f"**After** {answered(book, each.after)}" if each.after else "**Every turn**"
    conditions = [f"when {condition(book, each.when)}"] if each.when else []
    conditions += [f"{odds}, rolled once a turn" for odds in describe_odds(each)]
    stage = each.stage or next(iter(book.sections.stages), None)
    conditions += [f"in the stage *{text(stage.value)}*"] if stage else []
    told = ", ".join([begun, *conditions])
    bound = variables(book, each.variables)
    effects = [effect(book, one, each.when) for one in each.effects]
    amounts = (one.amount for one in each.effects)
    formulas = (each.when, each.chance, each.chance_per_month, *amounts)
    return [
        f"#### {heading('Rule', each.id.value)}",
        "",
        f"{told}{f' ({bound})' if bound else ''}:",
        "",
        *bullets(effects),
        *_because(each.why),
        *_small(book, formulas, each, each.support),
    ]


def modifier(book: Book, each: Modifier) -> list[str]:
    """One modifier: whose gains or losses it scales, and how far."""
    after = f" that follow {answered(book, each.after)}" if each.after else " that deeds cause"
    when = f", when {condition(book, each.when)}" if each.when else ""
    tracks = join_words(f"“{track(book, one.value)}”" for one in each.of)
    bound = variables(book, each.variables)
    factors = [
        f"{word} {factor(book, formula, each.when)}"
        for word, formula in (("Gains", each.gains), ("Losses", each.losses))
        if formula is not None
    ]
    formulas = (each.when, each.gains, each.losses)
    return [
        f"#### {heading('Modifier', each.id.value)}",
        "",
        f"**Scales** changes of {tracks}{after}{when}{f' ({bound})' if bound else ''}:",
        "",
        *bullets(factors),
        *_because(each.why),
        *_small(book, formulas, each, each.support),
    ]


def initiatives(book: Book, listed: Sequence[Initiative]) -> list[str]:
    """All of them, under the headings that their author gave them, in the order in which these are
    named first; those without one come first, and without a heading."""
    groups: dict[str, list[Initiative]] = {}
    for each in sorted(listed, key=lambda one: bool(one.group)):
        groups.setdefault(each.group, []).append(each)
    lines = list[str]()
    for group, own in groups.items():
        lines += [f"### {text(group)}", ""] if group else []
        lines += chain.from_iterable(initiative(book, each) for each in own)
    return lines


def initiative(book: Book, each: Initiative) -> list[str]:
    """One initiative: who may take it, at what price, and what it is."""
    if each.parties:
        taken = f"**Joint**, by {party(book, each.parties)} in the same turn"
    else:
        taken = f"**By** {party(book, each.by, 'or')}"
        taken += f", toward {party(book, each.toward, 'or')}" if each.toward else ""
    facts = [f"{taken}{' (once a game)' if each.once else ''}."]
    if each.cost is not None:
        facts.append(
            f"Costs {text(each.cost.text)} of political capital, besides what its acts do."
        )
    if each.needs is not None:
        facts.append(f"Needs: {condition(book, each.needs)}.")
    facts += ["Shown only while it is open."] if each.hidden_until_open else []
    if each.acts:
        facts.append(f"Is: {'; '.join(deeds(book, each.acts))}.")
    facts += [f"Told afterwards: {text(each.afterwards.text)}"] if each.afterwards else []
    facts += [f"Effect: {effect(book, one)}" for one in each.effects]
    facts += [f"Rebuffed: {effect(book, one)}" for one in each.rebuffed]
    facts += [f"Publicity: {text(each.publicity.value)}."] if each.publicity else []
    formulas = (each.needs, *_amounts(each.effects), *_amounts(each.rebuffed))
    shown = filled(
        each.title, {"target": party(book, each.toward, "or"), "self": party(book, each.by, "or")}
    )
    return [
        f"#### {heading('Initiative', each.id.value)}",
        "",
        f"“{shown}”. {text(each.text.text) if each.text else ''}".rstrip(),
        "",
        *bullets(facts),
        *_because(each.why),
        *_small(book, formulas, each),
    ]


def _because(why: str) -> list[str]:
    return [f"*Why:* {text(sentence(why))}", ""] if why else []


def _small(
    book: Book,
    formulas: Sequence[Formula | None],
    each: Rule | Modifier | Initiative,
    support: Name | None = None,
) -> list[str]:
    used = sizes_used(book, formulas)
    lines = [f"*Sizes:* {'; '.join(used)}."] if used else []
    carried = f" ({SUPPORT[support.value]})" if support else ""
    place = f"{code(each.id.value)} in {code(each.span.file)}"
    lines.append(f"*Sources:* {cited(each.cite)}{carried}. *Written as* {place}.")
    return ["  \n".join(lines), ""]


def _amounts(effects: Sequence[Effect]) -> list[Formula]:
    return [each.amount for each in effects]
