"""Slips: what means something, but surely not what the author had in mind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from eleventh.lang.lower.context import LoweringContext
from eleventh.lang.model.books import Scenario
from eleventh.lang.model.text import Name, Prose, ProseVariant
from eleventh.lang.moments import is_moment, parse_moment
from eleventh.lang.problems.characters import quote
from eleventh.lang.problems.problem import Label
from eleventh.lang.problems.suggest import find_nearest

_FILE = re.compile(r"[\w./-]{1,80}\.(?:md|txt)", re.ASCII)
_BRACES = re.compile(r"\{(\w{0,40})\}")
_MARKS = re.compile(
    r"\*\*[^\s*][^*\n]{0,80}\*\*"  # bold
    r"|(?<![\w*])\*[^\s*](?:[^*\n]{0,80}[^\s*])?\*(?![\w*])"  # slanted
    r"|^#{1,6} \S[^\n]{0,40}|^[-*+] \S[^\n]{0,40}"  # a headline, an item of a list
    r"|`[^`\n]{1,80}`|\[[^\]\n]{1,80}\]\([^)\s]{1,200}\)"  # code, a link
    r"|</?(?:b|i|u|em|strong|br|p|a|h[1-6]|ul|li)\b[^>\n]{0,80}>",
    re.MULTILINE | re.ASCII,
)


def check(context: LoweringContext) -> None:
    """Notes names of files told as text, braces that name nobody, signs of Markdown, two histories
    of one decision, dates of history outside the scenario, seats that are nearly those of the
    rulebook, and what follows without a reason.
    """
    _check_file_names(context)
    _check_placeholders(context)
    _check_marks(context)
    _check_histories(context)
    _check_historical_dates(context)
    _check_seats(context)
    _check_reasons(context)


def _check_file_names(context: LoweringContext) -> None:
    titles = {each.span for each in _list_titles_told(context)}
    for each in _list_forms(context):
        if _FILE.fullmatch(each.text) and each.span not in titles:
            context.problems.once(
                "W075",
                f"{quote(each.text)} is read as text, and looks like the name of a file",
                each.span,
                help=f"Did you mean `{{file: {each.text}}}`?",
            )


def _check_marks(context: LoweringContext) -> None:
    for prose in _list_plain(context):
        for found in _BRACES.finditer(prose.text) if context.bundle.is_own(prose.span) else ():
            context.problems.once(
                "W076",
                f"Nothing replaces {quote(found.group())} in this text",
                prose.span,
                help="Braces stand for actors in titles, and for values in what a turn tells."
                " Write the name.",
            )
    for each in _list_forms(context):
        if mark := _MARKS.search(each.text):
            context.problems.once(
                "W082",
                f"{quote(mark.group())} is shown with its signs",
                each.span,
                help="Texts have paragraphs and no other form: delete the signs.",
            )


def _list_forms(context: LoweringContext) -> Iterator[ProseVariant]:
    """Every form of everything that people read, and that whoever is told of it can mend."""
    for prose in (*_list_plain(context), *_list_told(context)):
        yield from (each for each in prose.forms if context.bundle.is_own(each.span))


def _list_plain(context: LoweringContext) -> Iterator[Prose]:
    """What people read as it is written, whatever the state."""
    scenario, rulebook = context.bundle.scenario, context.bundle.rulebook
    sections = context.sections
    some: list[Prose | None] = [*sections.assumptions, *sections.limitations]
    some += [each.text for each in sections.initiatives]
    if rulebook:
        some.append(rulebook.synopsis)
    if scenario:
        some.append(scenario.synopsis)
        some += [each.text for each in scenario.chronicle]
        for event in scenario.prepared:
            some += [event.headline, event.text]
        for seat in scenario.seats:
            some += [seat.briefing, *(each.text for each in seat.objectives)]
    return filter(None, some)


def _list_told(context: LoweringContext) -> Iterator[Prose]:
    """What people read as the state makes it."""
    scenario = context.bundle.scenario
    some: list[Prose | None] = [*_list_titles_told(context)]
    some += [each.text for each in (scenario.endings if scenario else ())]
    for inject in context.outline.injects:
        some += [inject.text, *(prose for _, prose in inject.private)]
        for decision in inject.decisions:
            for response in decision.responses:
                some += [response.text, response.afterwards]
    some += [each.afterwards for each in context.sections.initiatives]
    return filter(None, some)


def _list_titles_told(context: LoweringContext) -> Iterator[Prose]:
    """Those of them that are one line."""
    for inject in context.outline.injects:
        yield inject.headline
        yield from (decision.ask for decision in inject.decisions)
    scenario = context.bundle.scenario
    yield from (each.title for each in (scenario.endings if scenario else ()))


def _is_told(context: LoweringContext, id: Name) -> bool:
    """Whether a thing is its author's, or one of a rulebook that the scenario changes."""
    scenario = context.bundle.scenario
    changed = {each.value for each in scenario.change} if scenario else set()
    return context.bundle.is_own(id.span) or id.value in changed


def _check_placeholders(context: LoweringContext) -> None:
    for id, title, known in _list_titles(context):
        if not _is_told(context, id):
            continue
        for word in dict.fromkeys(_BRACES.findall(title)):
            if word in known:
                continue
            shown = ", ".join(f"`{{{each}}}`" for each in known)
            context.problems.add(
                "W076",
                f"Nothing replaces {quote('{' + word + '}')} in the title of `{id.value}`",
                id.span,
                help=f"Here are known: {shown}." if known else "No braces are replaced here.",
            )


def _list_titles(context: LoweringContext) -> Iterator[tuple[Name, str, tuple[str, ...]]]:
    """Ids, titles in which braces stand for actors, and what may be between these."""
    sections = context.sections
    for track in sections.tracks:
        yield track.id, track.title, ("0", "1")[: len(track.of)]
    for derived in sections.derived:
        yield derived.id, derived.title, ("0", "1")[: len(derived.of)]
    for act in sections.acts:
        yield act.id, act.title, ("by", "toward") if act.toward else ("by",)
        yield act.id, act.encounter, ("between",)
    for made in sections.initiatives:
        known = () if made.parties else ("self", "target") if made.toward else ("self",)
        yield made.id, made.title, known


def _check_histories(context: LoweringContext) -> None:
    for inject in context.outline.injects:
        for decision in inject.decisions:
            real = [each for each in decision.responses if each.historical]
            for other in real[1:]:
                context.problems.add(
                    "W077",
                    f"`{other.id.value}` is marked `historical`, and so is another response",
                    other.id.span,
                    help="A decision had one outcome: mark one response.",
                    also=[Label(real[0].id.span, "the first one")],
                )


def _check_historical_dates(context: LoweringContext) -> None:
    scenario, turns = context.bundle.scenario, context.outline.turns
    if scenario is None or not scenario.turns:
        return
    if not all(is_moment(each.date) for each in turns):
        _check_undated(context, scenario)
        return
    first = parse_moment(turns[0].date)
    end = parse_moment(turns[-1].date) + timedelta(minutes=turns[-1].minutes)
    for inject in context.outline.injects:
        for decision in inject.decisions:
            for response in decision.responses:
                if response.historical in ("", "true"):
                    continue
                done = parse_moment(response.historical)
                if done.date() < first.date() or done > end:
                    context.problems.add(
                        "E074",
                        f"`{response.id.value}` is marked as done on {response.historical}, and "
                        f"the scenario goes from {first.date()} to {end.date()}",
                        response.id.span,
                        help="Mend the date; or write `historical: true` where the day is unknown.",
                    )


def _check_undated(context: LoweringContext, scenario: Scenario) -> None:
    """Where turns have no dates nothing has."""
    marks = [
        (response.historical, response.id)
        for inject in context.outline.injects
        for decision in inject.decisions
        for response in decision.responses
        if response.historical not in ("", "true")
    ]
    told = [(each.date, Name(each.date, each.text.span)) for each in scenario.chronicle]
    for date, at in (*marks, *told):
        context.problems.add(
            "E074",
            f"{date} is a date, and the turns have none",
            at.span,
            help="Write `historical: true`, and leave `chronicle` out; or give all turns dates.",
        )


def _check_seats(context: LoweringContext) -> None:
    scenario = context.bundle.scenario
    seats = scenario.seats if scenario else ()
    listed = {each.id.value: each.group for each in context.sections.actors}
    played = {each.id.value for each in seats}
    free = [id for id, group in listed.items() if group == "seats" and id not in played]
    for seat in seats:
        near = find_nearest(seat.id.value, free)
        if near is not None and seat.id.value not in listed:
            context.problems.add(
                "W078",
                f"`{seat.id.value}` is not one of the seats listed in `actors`",
                seat.id.span,
                help=f"Did you mean `{near}`? If it is another actor, list it there too.",
            )


def _check_reasons(context: LoweringContext) -> None:
    rules = [("rule", each.id, each.why) for each in context.sections.rules]
    modifiers = [("modifier", each.id, each.why) for each in context.sections.modifiers]
    for what, id, why in (*rules, *modifiers):
        if not why and _is_told(context, id):
            context.problems.add(
                "W079",
                f"The {what} `{id.value}` does not say why",
                id.span,
                help="Add `why: ...`: players read it when they ask why a score moved.",
            )
