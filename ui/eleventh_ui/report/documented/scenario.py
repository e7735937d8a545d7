"""The page of a scenario: turns, seats, events, answers, endings and what really happened.

For authors, reviewers and facilitators: everything private stands in it, and says so at the top.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from eleventh.core.amounts import PLACE, tell_number, write_amount, write_span
from eleventh.lang.model.books import Bundle, Scenario, Seat
from eleventh.lang.model.injects import Amount, Deadline, Decision, Inject, Response, Sequel
from eleventh.lang.model.text import Prose
from eleventh_ui.display.dates import format_day
from eleventh_ui.display.words import join_words, paragraphs, sentence
from eleventh_ui.report.documented import rules, tables
from eleventh_ui.report.documented.authorship import say_authorship
from eleventh_ui.report.documented.book import Book, book_of
from eleventh_ui.report.documented.carriers import decision_id
from eleventh_ui.report.documented.effects import cited, deeds, effect
from eleventh_ui.report.documented.marks import bullets, code, table, text
from eleventh_ui.report.documented.readers import find_readers
from eleventh_ui.report.documented.wording import condition, describe_odds, number, party

SPOILER = (
    "This page tells everything: private briefings, what is told to one seat only, what may happen "
    "and how games can end. Who wants to play should not read it."
)


def scenario_page(bundle: Bundle) -> str:
    """The whole page, as Markdown. Raises ValueError for a bundle without a scenario."""
    scenario = bundle.scenario
    if scenario is None:
        raise ValueError("the bundle has no scenario")
    book, own = book_of(bundle), scenario.sections
    parts: list[list[str]] = [
        [f"# {text(scenario.title)}", ""],
        _prose(book, scenario.synopsis),
        say_authorship(scenario.about),
        [SPOILER, ""],
        _turns(scenario),
        ["## Seats", "", *chain.from_iterable(_seat(book, each) for each in scenario.seats)],
        ["## What happens", "", *_injects(book, scenario)],
        _closing(book, scenario),
        _added("Acts of its own", tables.acts(book, own.acts)),
        _added("Rules of its own", [line for each in own.rules for line in rules.rule(book, each)]),
        _added(
            "Modifiers of its own",
            [line for each in own.modifiers for line in rules.modifier(book, each)],
        ),
        _added("Initiatives of its own", rules.initiatives(book, own.initiatives)),
        _added("Sizes of its own", tables.parameters(own.parameters, find_readers(book))),
        _added("Tracks of its own", tables.tracks(book, own.tracks) if own.tracks else ()),
        _added("What follows from the tracks", tables.derived(book, own.derived)),
        _added("Conditions with a name", tables.conditions(book, own.conditions)),
        _added("As it begins", tables.start(book, bundle.start)),
        _chronicle(scenario),
        _added("Assumptions", bullets(text(each.text) for each in own.assumptions)),
        _added("Limitations", bullets(text(each.text) for each in own.limitations)),
        _added("Sources", tables.sources(own.sources, set())),
    ]
    return "\n".join(chain.from_iterable(parts)).rstrip() + "\n"


def _turns(scenario: Scenario) -> list[str]:
    rows = [
        (str(at), format_day(each.date.value), text(each.title))
        for at, each in enumerate(scenario.turns, start=1)
    ]
    return ["## Turns", "", *table(("turn", "opens on", "title"), rows)]


def _seat(book: Book, seat: Seat) -> list[str]:
    wants = [
        f"{text(each.text.text)} (weight {number(each.weight)}): {code(each.score.text)}"
        for each in seat.objectives
    ]
    return [
        f"### {text(book.actor(seat.id.value))}: {text(seat.leader)}",
        "",
        *_prose(book, seat.briefing),
        *bullets(wants),
    ]


def _injects(book: Book, scenario: Scenario) -> list[str]:
    order = {str(at + 1): at for at in range(len(scenario.turns))}
    for at, each in enumerate(scenario.turns):
        order[each.date.value] = at
        order.setdefault(each.date.value.partition("T")[0], at)
    later = len(scenario.turns)
    found = sorted(scenario.injects, key=lambda each: _place(each, order, later))
    return list(chain.from_iterable(_inject(book, each) for each in found))


def _place(inject: Inject, order: dict[str, int], later: int) -> int:
    return order.get(inject.turn.value, later) if inject.turn else later


def _inject(book: Book, each: Inject) -> list[str]:
    facts = [f"When: {_when(book, each)}."]
    if [one.value for one in each.visible] not in ([], ["public"]):
        facts.append(f"Seen by: {party(book, each.visible)}.")
    if each.acts:
        facts.append(f"Is: {'; '.join(deeds(book, each.acts))}.")
    facts += [f"Effect: {effect(book, one)}" for one in each.effects]
    facts += [
        f"Only {text(book.actor(seat.value))}: {_forms(book, told)}" for seat, told in each.private
    ]
    facts.append(f"Sources: {cited(each.cite)}. Written as {code(each.id.value)}.")
    lines = [f"### {text(each.headline.text)}", ""]
    if each.headline.variants:
        lines += [f"Told as: {_forms(book, each.headline)}", ""]
    lines += _prose(book, each.text)
    lines += bullets(facts)
    for decision in each.decisions:
        lines += _decision(book, each, decision)
    return lines


def _when(book: Book, each: Inject) -> str:
    parts = [f"in the turn of {format_day(each.turn.value)}"] if each.turn else []
    parts += [_after(each.after)] if each.after else []
    parts += [f"if {condition(book, each.when)}"] if each.when else []
    parts += describe_odds(each)
    parts += ["more than once if so"] if each.repeats else []
    if each.one_of:
        weight = f", with weight {code(each.weight.text)}" if each.weight else ""
        parts.append(f"if it is drawn of {code(each.one_of.value)}{weight}")
    return ", ".join(parts)


def _after(sequel: Sequel) -> str:
    later = f"{sequel.days:g} days" if sequel.days else "in the turn"
    names = (each.value for each in sequel.choices)
    return f"{later} after {join_words(map(code, names), 'or')} was chosen"


def _decision(book: Book, inject: Inject, decision: Decision) -> list[str]:
    asked = f" (if {condition(book, decision.when)})" if decision.when else ""
    return [
        f"**{text(book.actor(decision.seat.value))}: {_forms(book, decision.ask)}**{asked} "
        f"{code(decision_id(inject, decision))}",
        "",
        *chain.from_iterable(_response(book, each) for each in decision.responses),
        "",
    ]


def _response(book: Book, each: Response) -> list[str]:
    dated = f" on {text(format_day(each.historical))}" if each.historical != "true" else ""
    done = f" *This is what was done{dated}.*" if each.historical else ""
    facts = [_amount(each.amount)] if each.amount else []
    facts += [f"Costs {text(each.cost.text)} of political capital."] if each.cost else []
    facts += [f"Needs: {condition(book, each.needs)}."] if each.needs else []
    facts += ["Shown only while it is open."] if each.hidden_until_open else []
    facts += [f"Told afterwards: {_forms(book, each.afterwards)}"] if each.afterwards else []
    facts += [f"Is: {'; '.join(deeds(book, each.acts))}."] if each.acts else []
    facts += [f"Effect: {effect(book, one)}" for one in each.effects]
    facts += [f"Publicity: {text(each.publicity.value)}."] if each.publicity else []
    facts.append(f"Why: {text(sentence(each.why))}")
    facts.append(f"Sources: {cited(each.cite)}. Written as {code(each.id.value)}.")
    told = f" {_forms(book, each.text)}" if each.text else ""
    return [f"- “{_forms(book, each.label)}”.{told}{done}", *(f"  - {fact}" for fact in facts)]


def _amount(made: Amount) -> str:
    """Between which numbers the amount of a response lies, and which it was."""
    span = write_span((made.low, made.high), made.unit)
    was = "" if made.historical is None else f"; it was {write_amount(made.historical, made.unit)}"
    name = f", {made.title}" if made.title else ""
    step = f"in steps of {tell_number(made.step)}"
    return f"{code(PLACE)}{text(name)}: {text(f'{span}, {step}{was}')}."


def _closing(book: Book, scenario: Scenario) -> list[str]:
    lines = ["## How it can end", ""]
    for each in scenario.deadlines:
        runs = f", while {condition(book, each.runs_while)}" if each.runs_while else ""
        ends = [effect(book, one) for one in each.at_end]
        lines += [
            f"**{text(each.title)}** {_falls(book, each)}{runs}: {' '.join(ends)} "
            f"Why: {text(sentence(each.why))} Sources: {cited(each.cite)}.",
            "",
        ]
    for ending in scenario.endings:
        when = f"If {condition(book, ending.when)}." if ending.when else "Otherwise."
        lines += [f"### {_forms(book, ending.title)}", "", when, "", *_prose(book, ending.text)]
    return lines


def _falls(book: Book, each: Deadline) -> str:
    if each.date is not None:
        return f"on {format_day(each.date.value)}"
    began = f" after this: {condition(book, each.starts_when)}" if each.starts_when else ""
    return f"{each.days:g} days{began}"


def _chronicle(scenario: Scenario) -> list[str]:
    entries = (
        f"{format_day(each.date)}: {text(each.text.text)} [{cited(each.cite)}]"
        for each in scenario.chronicle
    )
    return _added("What really happened", bullets(entries))


def _added(title: str, lines: Sequence[str]) -> list[str]:
    return [f"## {title}", "", *lines] if lines else []


def _prose(book: Book, written: Prose | None) -> list[str]:
    """The paragraphs of a text; of one that fits the state, its forms in one."""
    if written is None:
        return []
    parts: Iterable[str] = paragraphs(written.text)
    if written.variants:
        return [_forms(book, written), ""]
    return [line for each in parts for line in (text(each), "")]


def _forms(book: Book, written: Prose) -> str:
    """A text in a line; every form of one that fits the state, each with its condition."""
    if not written.variants:
        return text(written.text)
    return "; ".join(
        f"“{text(each.text)}” {f'if {condition(book, each.when)}' if each.when else 'otherwise'}"
        for each in written.variants
    )
